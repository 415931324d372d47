package shiliu.controller.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.people.Caller;

/** One request and its answer on their event loop. */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final HttpServerRequest request;
    private final GuardedConnection guard;
    private final Map<String, String> path;
    private final Speech speech;
    private final int mostSkipped;
    private volatile Optional<Caller> signer = Optional.empty();

    private Exchange(HttpServerRequest request, GuardedConnection guard, Map<String, String> path, int mostSkipped) {
        this.request = request;
        this.guard = guard;
        this.path = path;
        this.mostSkipped = mostSkipped;
        this.speech = Speech.of(Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** Of a connection that was not turned away; a refusal lets so many bytes of a body pass before it answers. */
    static Optional<Exchange> of(HttpServerRequest request, Map<String, String> path, int mostSkipped) {
        return ConnectionLimits.guard(request).map(guard -> new Exchange(request, guard, path, mostSkipped));
    }

    static Optional<Exchange> of(RoutingContext context, int mostSkipped) {
        return of(context.request(), Map.copyOf(context.pathParams()), mostSkipped);
    }

    HttpServerRequest request() {
        return request;
    }

    GuardedConnection guard() {
        return guard;
    }

    Map<String, String> path() {
        return path;
    }

    /** Who signed the request, once that is known, whether or not they may do it. */
    Optional<Caller> signer() {
        return signer;
    }

    void signedBy(Caller caller) {
        signer = Optional.of(caller);
    }

    Speech speech() {
        return speech;
    }

    /** Sends the answer, after the rest of the body has passed. */
    void send(Answer answer) {
        if (request.isEnded()) {
            write(answer, false);
            return;
        }
        BodyReader.skip(request, guard, mostSkipped).onComplete(rest -> write(answer, rest.failed()));
    }

    /** Sends the answer and ends the connection: what still comes on it cannot be understood. */
    void sendAndClose(Answer answer) {
        write(answer, true);
    }

    private void write(Answer answer, boolean close) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            answer.part().ifPresent(Exchange::closeFile);
            return;
        }
        guard.answering();
        writeHead(answer, close);
        end(answer).onComplete(done -> {
            guard.answered();
            answer.part().ifPresent(Exchange::closeFile);
            if (close) {
                request.connection().close();
            }
        });
    }

    private void writeHead(Answer answer, boolean close) {
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.status());
        if (!answer.type().isEmpty()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.type());
        }
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        answer.fields().forEach((name, value) -> response.putHeader(name, value));
        if (request.method().equals(HttpMethod.HEAD) && answer.status() != 204 && answer.status() != 304) {
            long length = answer.part().map(Answer.Part::length).orElse((long)
                    answer.body().length());
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        }
        if (close) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private Future<Void> end(Answer answer) {
        HttpServerResponse response = request.response();
        if (request.method().equals(HttpMethod.HEAD)) {
            return response.end();
        }
        if (answer.part().isPresent()) {
            Answer.Part part = answer.part().get();
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(part.length()));
            return response.sendFile(part.file(), part.from(), part.length());
        }
        return answer.status() == 204 || answer.status() == 304 ? response.end() : response.end(answer.body());
    }

    private static void closeFile(Answer.Part part) {
        try {
            part.file().close();
        } catch (IOException e) {
            LOG.debug("A file that was only read could not be closed", e);
        }
    }
}
