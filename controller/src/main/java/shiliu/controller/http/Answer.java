package shiliu.controller.http;

import io.vertx.core.buffer.Buffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import shiliu.player.json.Json;

/**
 * A whole answer: status, content type, body, and further header fields.
 *
 * @param part sent instead of the body where it is there
 */
record Answer(int status, String type, Buffer body, Map<String, String> fields, Optional<Part> part) {
    static final String JSON = "application/json";

    Answer {
        fields = Map.copyOf(fields);
    }

    /** A part of an open file, which is closed once it was sent. */
    record Part(FileChannel file, long from, long length) {}

    static Answer json(Object document) {
        return of(200, JSON, Json.write(document));
    }

    static Answer created(Object document) {
        return of(201, JSON, Json.write(document));
    }

    static Answer none() {
        return of(204, "", new byte[0]);
    }

    static Answer problem(int status, byte[] document) {
        return of(status, "application/problem+json", document);
    }

    static Answer of(int status, String type, byte[] body) {
        return new Answer(status, type, Buffer.buffer(body), Map.of(), Optional.empty());
    }

    static Answer file(int status, Part part, Map<String, String> fields) {
        return new Answer(status, "application/octet-stream", Buffer.buffer(), fields, Optional.of(part));
    }

    Answer with(Map<String, String> more) {
        return new Answer(status, type, body, more, part);
    }
}
