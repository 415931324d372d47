package shiliu.controller.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body up to a limit, or lets it pass unread; on the event loop, after the request was paused. */
final class BodyReader {
    private BodyReader() {}

    /** The length that the request declares; {@code limit} where it declares none. */
    static long declared(HttpServerRequest request, int limit) {
        String length = request.getHeader("content-length");
        if (length == null) {
            return Gatekeeper.hasBody(request) ? limit : 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** The whole body; one that is longer than {@code limit} fails at once. */
    static Future<Buffer> read(HttpServerRequest request, GuardedConnection guard, int limit) {
        Promise<Buffer> whole = Promise.promise();
        Buffer all = Buffer.buffer((int) Math.min(declared(request, limit), limit));
        request.handler(chunk -> {
            if ((long) all.length() + chunk.length() > limit) {
                whole.tryFail(tooLong(limit));
            } else {
                all.appendBuffer(chunk);
            }
        });
        return finish(request, guard, whole, all);
    }

    /** Lets the rest of a body pass, so that the answer to it is read; one that is too long for that fails. */
    static Future<Buffer> skip(HttpServerRequest request, GuardedConnection guard, int limit) {
        if (declared(request, limit) > limit) {
            return Future.failedFuture(tooLong(limit));
        }
        Promise<Buffer> whole = Promise.promise();
        long[] passed = {0};
        request.handler(chunk -> {
            passed[0] += chunk.length();
            if (passed[0] > limit) {
                whole.tryFail(tooLong(limit));
            }
        });
        return finish(request, guard, whole, Buffer.buffer());
    }

    static HttpRefusal tooLong(int limit) {
        return limit >= 1 << 20
                ? HttpRefusal.of(413, "http.body-too-long-mib", limit >> 20)
                : HttpRefusal.of(413, "http.body-too-long", limit);
    }

    private static Future<Buffer> finish(
            HttpServerRequest request, GuardedConnection guard, Promise<Buffer> whole, Buffer all) {
        request.endHandler(end -> {
            guard.answering();
            whole.tryComplete(all);
        });
        request.exceptionHandler(whole::tryFail);
        guard.readingBody();
        request.resume();
        return whole.future();
    }
}
