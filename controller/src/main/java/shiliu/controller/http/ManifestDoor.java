package shiliu.controller.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import shiliu.controller.publish.Snapshots;

/**
 * Manifests, straight from the snapshots on the event loop: every player asks for little else. Those that may have to
 * wait for a change come by way of Vert.x, before its router. Thread-safe.
 */
final class ManifestDoor implements QuickDoor.Source {
    private static final String PREFIX = "/v1/screens/";
    private static final String SUFFIX = "/manifest";
    private static final String WAIT = "wait=";
    private static final String FIELDS = "cache-control: no-cache\r\n";

    private final Vertx vertx;
    private final Snapshots snapshots;
    private final ConcurrentHashMap<String, ReadyAnswer> ready = new ConcurrentHashMap<>();

    ManifestDoor(Vertx vertx, Snapshots snapshots) {
        this.vertx = vertx;
        this.snapshots = snapshots;
    }

    @Override
    public Optional<ByteBuf> answer(String uri, HttpHeaders headers, Channel channel) {
        // What waits has a query.
        if (!uri.startsWith(PREFIX) || !uri.endsWith(SUFFIX) || uri.length() <= PREFIX.length() + SUFFIX.length()) {
            return Optional.empty();
        }
        return ready(uri.substring(PREFIX.length(), uri.length() - SUFFIX.length()))
                .map(ready -> ready.answer(ready.isKnown(headers), channel.alloc()));
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
        Optional<ReadyAnswer> now = ready(screen);
        if (now.isEmpty()) {
            return false;
        }
        int wait = mark < 0 ? 0 : waitSeconds(uri.substring(mark + 1));
        String known = request.getHeader(HttpHeaderNames.IF_NONE_MATCH);
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

    private Optional<ReadyAnswer> ready(String screen) {
        return snapshots.of(screen).map(snapshot -> {
            ReadyAnswer had = ready.get(screen);
            if (had != null && had.tag().equals(snapshot.etag())) {
                return had;
            }
            ReadyAnswer made = ReadyAnswer.of(snapshot.etag(), "application/json", FIELDS, snapshot.envelope());
            ready.put(screen, made);
            return made;
        });
    }

    private static void send(HttpServerRequest request, GuardedConnection guard, ReadyAnswer now) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaderNames.ETAG, now.tag());
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(now.body().length));
            response.end();
        } else {
            response.end(Buffer.buffer(now.body()));
        }
        guard.answered();
    }

    private static void notModified(HttpServerRequest request, GuardedConnection guard, ReadyAnswer now) {
        HttpServerResponse response = request.response();
        response.setStatusCode(304);
        response.putHeader(HttpHeaderNames.CACHE_CONTROL, "no-cache").putHeader(HttpHeaderNames.ETAG, now.tag());
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
