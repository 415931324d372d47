package shiliu.player.net;

import java.net.http.HttpHeaders;
import java.util.Optional;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/** What the controller answered: a status below 400, its header fields, and the whole body. */
public final class Reply {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Reply(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The body; the caller's to keep. */
    public byte[] body() {
        return body;
    }

    /** The body as one document of ours. */
    public <T> T as(Class<T> type) throws JsonException {
        return Json.read(body, type);
    }

    /** The body as a list of documents of ours. */
    public <T> java.util.List<T> asList(Class<T> type) throws JsonException {
        return Json.readList(body, type);
    }
}
