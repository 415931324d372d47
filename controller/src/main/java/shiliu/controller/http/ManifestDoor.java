package shiliu.controller.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import shiliu.controller.publish.Snapshot;
import shiliu.controller.publish.Snapshots;

/**
 * Manifests, straight from the snapshots on the event loop: every player asks for little else. Handled before the
 * router, whose work would cost more than the answer. Thread-safe.
 */
final class ManifestDoor {
    private static final String PREFIX = "/v1/screens/";
    private static final String SUFFIX = "/manifest";
    private static final String WAIT = "wait=";
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");

    private final Vertx vertx;
    private final Snapshots snapshots;
    private final ConcurrentHashMap<String, Ready> ready = new ConcurrentHashMap<>();

    ManifestDoor(Vertx vertx, Snapshots snapshots) {
        this.vertx = vertx;
        this.snapshots = snapshots;
    }

    /** A snapshot's answer, made once. */
    private record Ready(String tag, Buffer body, CharSequence etag) {
        static Ready of(Snapshot snapshot) {
            String tag = snapshot.etag();
            return new Ready(tag, Buffer.buffer(snapshot.envelope()), HttpHeaders.createOptimized(tag));
        }
    }

    /** Answers a request for a manifest; false where it is for something else, or for a screen that is not there. */
    boolean serve(HttpServerRequest request, GuardedConnection guard) throws HttpRefusal {
        String uri = request.uri();
        boolean head = request.method().equals(HttpMethod.HEAD);
        if ((!head && !request.method().equals(HttpMethod.GET)) || !uri.startsWith(PREFIX)) {
            return false;
        }
        int mark = uri.indexOf('?');
        int end = (mark < 0 ? uri.length() : mark) - SUFFIX.length();
        if (end <= PREFIX.length() || !uri.startsWith(SUFFIX, end)) {
            return false;
        }
        String screen = uri.substring(PREFIX.length(), end);
        Optional<Ready> now = ready(screen);
        if (now.isEmpty()) {
            return false;
        }
        int wait = mark < 0 ? 0 : waitSeconds(uri.substring(mark + 1));
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null || !Etags.matches(known, now.get().tag())) {
            send(request, guard, now.get());
        } else if (wait == 0 || head) {
            notModified(request, guard, now.get());
        } else {
            hold(request, guard, screen, known, wait);
        }
        return true;
    }

    /** Holds the answer back until the manifest is another one, at most {@code seconds}. */
    private void hold(HttpServerRequest request, GuardedConnection guard, String screen, String known, int seconds) {
        guard.answering();
        Consumer<Boolean> look = last -> ready(screen).ifPresent(now -> {
            if (!Etags.matches(known, now.tag())) {
                send(request, guard, now);
            } else if (last) {
                notModified(request, guard, now);
            }
        });
        Held held = new Held(vertx, request.response(), look);
        held.start(listener -> snapshots.onChange(screen, listener), seconds);
    }

    private Optional<Ready> ready(String screen) {
        return snapshots.of(screen).map(snapshot -> {
            Ready had = ready.get(screen);
            if (had != null && had.tag().equals(snapshot.etag())) {
                return had;
            }
            Ready made = Ready.of(snapshot);
            ready.put(screen, made);
            return made;
        });
    }

    private static void send(HttpServerRequest request, GuardedConnection guard, Ready now) {
        HttpServerResponse response = request.response();
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, JSON)
                .set(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .set(HttpHeaders.ETAG, now.etag());
        if (request.method().equals(HttpMethod.HEAD)) {
            response.headers()
                    .set(HttpHeaders.CONTENT_LENGTH, String.valueOf(now.body().length()));
            response.end();
        } else {
            response.end(now.body());
        }
        guard.answered();
    }

    private static void notModified(HttpServerRequest request, GuardedConnection guard, Ready now) {
        HttpServerResponse response = request.response();
        response.setStatusCode(304);
        response.headers().set(HttpHeaders.CACHE_CONTROL, NO_CACHE).set(HttpHeaders.ETAG, now.etag());
        response.end();
        guard.answered();
    }

    /** The seconds of {@code wait=N}, 0 to 30; other parameters are none of ours. */
    private static int waitSeconds(String query) throws HttpRefusal {
        for (String parameter : query.split("&", 20)) {
            if (parameter.startsWith(WAIT)) {
                String text = parameter.substring(WAIT.length());
                if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > Limits.MAX_WAIT_SECONDS) {
                    throw HttpRefusal.of(400, "http.bad-wait", Limits.MAX_WAIT_SECONDS);
                }
                return Integer.parseInt(text);
            }
        }
        return 0;
    }
}
