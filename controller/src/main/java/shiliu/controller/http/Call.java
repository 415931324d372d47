package shiliu.controller.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import shiliu.controller.people.Caller;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Ids;

/** One request as an action sees it: who calls, for what, with which body. */
final class Call {
    private final Optional<Caller> caller;
    private final Map<String, String> path;
    private final HttpServerRequest request;
    private final Speech speech;
    private final byte[] body;

    Call(Optional<Caller> caller, Map<String, String> path, HttpServerRequest request, Speech speech, byte[] body) {
        this.caller = caller;
        this.path = path;
        this.request = request;
        this.speech = speech;
        this.body = body;
    }

    /** Who signed; on routes that ask for a signature. */
    Caller caller() {
        return caller.orElseThrow();
    }

    /** Who signed, where nobody need. */
    Optional<Caller> anyCaller() {
        return caller;
    }

    Speech speech() {
        return speech;
    }

    byte[] body() {
        return body;
    }

    <T> T json(Class<T> type) throws JsonException {
        return Json.read(body, type);
    }

    /** A part of the path that must be an id; what cannot be one is not found. */
    String id(String name) throws HttpRefusal {
        String id = text(name);
        if (!Ids.valid(id)) {
            throw HttpRefusal.of(404, "http.not-found");
        }
        return id;
    }

    /** A part of the path as it is. */
    String text(String name) {
        return path.getOrDefault(name, "");
    }

    /** Method and target as they came. */
    String line() {
        return request.method().name() + " " + request.uri();
    }

    /** Whether the body begins so. */
    boolean startsWith(byte[] start) {
        return body.length >= start.length && java.util.Arrays.equals(body, 0, start.length, start, 0, start.length);
    }

    /** Whether a parameter of the query is 1. */
    boolean isSet(String parameter) {
        return query(parameter).filter("1"::equals).isPresent();
    }

    /** A header field. */
    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** A parameter of the query. */
    Optional<String> query(String name) {
        return Optional.ofNullable(request.getParam(name));
    }
}
