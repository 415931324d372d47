package shiliu.controller.http;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import shiliu.controller.store.AskedBeforeException;
import shiliu.controller.store.RequestKey;
import shiliu.controller.store.Requests;
import shiliu.controller.store.RequestsTable.Done;
import shiliu.controller.store.RequestsTable.Given;
import shiliu.player.playlist.Sha256;

/**
 * A person's changing request that names an idempotency key is done once, however often it comes: the key is noted with
 * the deed, and whoever asks again gets the first answer. A refusal changes nothing and is not kept. Thread-safe.
 */
final class Once {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Requests requests;
    private final Map<Route, Afterwards> afterwards;
    private final SealedAnswer seal = new SealedAnswer(new SecureRandom());

    /** @param afterwards what is answered about a deed whose answer was never made; a route without one can do it again unharmed */
    Once(Requests requests, Map<Route, Afterwards> afterwards) {
        this.requests = requests;
        this.afterwards = Map.copyOf(afterwards);
    }

    /** The answer about what was done, as the audit log names it. */
    @FunctionalInterface
    interface Afterwards {
        @SuppressWarnings("ThrowsChecked")
        Answer of(Call call, String subject) throws Exception;
    }

    Answer run(Route route, Call call, Action action) throws Exception {
        Optional<String> named = key(call);
        if (named.isEmpty()) {
            return action.run(call);
        }
        String key = named.get();
        RequestKey asked = new RequestKey(call.caller().id(), key, request(call.line(), call.body()));
        Optional<Done> before = requests.find(asked);
        if (before.isPresent()) {
            return again(route, call, action, asked, key);
        }
        try {
            Answer answer = requests.once(asked, () -> action.run(call));
            if (asked.noted()) {
                keep(asked, key, answer);
            }
            return answer;
        } catch (AskedBeforeException e) {
            // The same request twice at once.
            return again(route, call, action, asked, key);
        }
    }

    private Answer again(Route route, Call call, Action action, RequestKey asked, String key) throws Exception {
        Done done = requests.find(asked).orElseThrow();
        if (!done.request().equals(asked.request())) {
            throw HttpRefusal.of(422, "http.key-reused");
        }
        Optional<Answer> first = done.answer().flatMap(given -> opened(key, given));
        if (first.isPresent()) {
            return first.get();
        }
        Afterwards after = afterwards.getOrDefault(route, (again, subject) -> action.run(again));
        Answer answer = after.of(call, done.subject());
        keep(asked, key, answer);
        return answer;
    }

    private void keep(RequestKey asked, String key, Answer answer) {
        requests.answered(
                asked, new Given(answer.status(), seal.seal(key, answer.body().getBytes())));
    }

    private static Optional<Answer> opened(String key, Given given) {
        return SealedAnswer.open(key, given.sealed())
                .map(body -> Answer.of(given.status(), body.length == 0 ? "" : Answer.JSON, body));
    }

    /** In the query, which the signature covers, or in the header field of the IETF's draft. */
    private static Optional<String> key(Call call) throws HttpRefusal {
        Optional<String> key = call.query("idempotency-key")
                .or(() -> call.header("idempotency-key").map(field -> field.replaceAll("^\"(.*)\"$", "$1")));
        if (key.filter(text -> !KEY.matcher(text).matches()).isPresent()) {
            throw HttpRefusal.of(400, "http.bad-key");
        }
        return key;
    }

    /** All that a request asks for. */
    static Sha256 request(String line, byte[] body) {
        String all = line + "\n" + Sha256.of(body);
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }
}
