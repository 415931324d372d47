package shiliu.controller.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What is said of one body again and again: the heads of its two answers, as they go out. Nobody writes into its arrays. */
final class ReadyAnswer {
    private final String tag;
    private final byte[] found;
    private final byte[] notModified;
    private final byte[] body;

    private ReadyAnswer(String tag, byte[] found, byte[] notModified, byte[] body) {
        this.tag = tag;
        this.found = found;
        this.notModified = notModified;
        this.body = body;
    }

    /**
     * With {@code fields} in both answers.
     *
     * @param fields whole lines
     */
    static ReadyAnswer of(String tag, String type, String fields, byte[] body) {
        String common = fields + "etag: " + tag + "\r\n";
        return new ReadyAnswer(
                tag,
                ascii("HTTP/1.1 200 OK\r\n" + common + "content-type: " + type + "\r\ncontent-length: " + body.length
                        + "\r\n\r\n"),
                ascii("HTTP/1.1 304 Not Modified\r\n" + common + "\r\n"),
                body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    String tag() {
        return tag;
    }

    byte[] body() {
        return body;
    }

    /** Whether the client has it, as far as it says. */
    boolean isKnown(HttpHeaders headers) {
        String known = headers.get(HttpHeaderNames.IF_NONE_MATCH);
        return known != null && Etags.matches(known, tag);
    }

    ByteBuf answer(boolean known, ByteBufAllocator memory) {
        if (known) {
            return memory.directBuffer(notModified.length).writeBytes(notModified);
        }
        return memory.directBuffer(found.length + body.length).writeBytes(found).writeBytes(body);
    }
}
