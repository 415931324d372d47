package shiliu.player.net;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shiliu.player.bundle.Envelope;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/**
 * The client of a controller: sends (signed) requests, each with a deadline for all of it, follows no redirects. Where the
 * controller finds our clock wrong it is asked once more with the controller's signed time, and that offset is kept.
 * Thread-safe.
 */
public final class SignedHttp {
    /** The longest answer that is taken: a blob of a picture may be that long. */
    public static final int MAX_ANSWER = 32 << 20;

    private final HttpClient http;
    private final Endpoint controller;
    private final Identity identity;
    private final Duration deadline;
    private final Locale locale;
    private volatile Duration offset = Duration.ZERO;

    /**
     * Who asks, and whom it believes about the time.
     *
     * @param signer absent where nothing can be signed yet; requests then go unsigned
     */
    public record Identity(Optional<RequestSigner> signer, InstantSource clock, TimeCheck time) {}

    /** Decides whether the controller's signed time is to be believed. */
    @FunctionalInterface
    public interface TimeCheck {
        /** The time of a {@link shiliu.player.bundle.SignedTime} envelope that answers {@code nonce}; nothing where it is not to be believed. */
        Optional<Instant> check(Envelope envelope, String nonce);
    }

    /** For a controller without a pinned certificate; see {@link #SignedHttp(Endpoint, Identity, Duration, Locale)}. */
    public SignedHttp(URI controller, Identity identity, Duration deadline, Locale locale) {
        this(Endpoint.of(controller), identity, deadline, locale);
    }

    /**
     * For the controller at {@code controller}.
     *
     * @param deadline for one request, connection and whole answer included
     * @param locale of the sentences in refusals
     */
    public SignedHttp(Endpoint controller, Identity identity, Duration deadline, Locale locale) {
        this.controller = controller;
        this.identity = identity;
        this.deadline = deadline;
        this.locale = locale;
        this.http = controller.client(deadline).build();
    }

    /** An unsigned GET. */
    public Reply get(String target) throws ApiException, UnreachableException, InterruptedException {
        return get(target, Map.of());
    }

    /** An unsigned GET with further header fields; 304 is an answer, not a refusal. */
    public Reply get(String target, Map<String, String> fields)
            throws ApiException, UnreachableException, InterruptedException {
        RequestLine line = RequestLine.of("GET", target);
        return answer(exchange(request(line, Body.NONE, fields)));
    }

    /** A signed request, sent again once where only the clock was wrong. */
    public Reply send(String method, String target, Body body)
            throws ApiException, UnreachableException, InterruptedException {
        RequestLine line = RequestLine.of(method, target);
        if (identity.signer().isEmpty()) {
            return answer(exchange(request(line, body, Map.of())));
        }
        RequestSigner signer = identity.signer().get();
        SignatureHeaders first = signer.sign(line, body.hash(), now());
        try {
            return answer(exchange(request(line, body, first.fields())));
        } catch (ApiException e) {
            Instant time = controllerTime(e, first.nonce()).orElseThrow(() -> e);
            offset = Duration.between(identity.clock().instant(), time);
            SignatureHeaders second = signer.sign(line, body.hash(), now());
            return answer(exchange(request(line, body, second.fields())));
        }
    }

    /** How far the controller's clock is ahead of ours, as far as it was needed. */
    public Duration offset() {
        return offset;
    }

    private Instant now() {
        return identity.clock().instant().plus(offset);
    }

    private Optional<Instant> controllerTime(ApiException refusal, String nonce) {
        Optional<Envelope> envelope = refusal.problem().flatMap(ProblemDocument::time);
        return envelope.isEmpty() ? Optional.empty() : identity.time().check(envelope.get(), nonce);
    }

    private HttpRequest request(RequestLine line, Body body, Map<String, String> fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        controller.address().resolve(line.target()))
                .timeout(deadline)
                .header("Accept-Language", locale.getLanguage().equals("zh") ? "zh" : "en")
                .method(line.method(), body.publisher());
        if (!body.type().isEmpty()) {
            request.header("Content-Type", body.type());
        }
        fields.forEach(request::header);
        return request.build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws UnreachableException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new LimitedBody(MAX_ANSWER));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnreachableException(controller, "no answer within " + deadline.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String detail = cause instanceof IOException && cause.getMessage() != null
                    ? cause.getMessage()
                    : cause.getClass().getSimpleName();
            throw new UnreachableException(controller, detail, cause);
        } finally {
            answer.cancel(true);
        }
    }

    private static Reply answer(HttpResponse<byte[]> response) throws ApiException {
        int status = response.statusCode();
        if (status < 300 || status == 304) {
            return new Reply(status, response.headers(), response.body());
        }
        throw new ApiException(status, problem(response));
    }

    private static Optional<ProblemDocument> problem(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("content-type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(response.body(), ProblemDocument.class));
        } catch (JsonException e) {
            // Not one of ours after all: the status alone has to do.
            return Optional.empty();
        }
    }
}
