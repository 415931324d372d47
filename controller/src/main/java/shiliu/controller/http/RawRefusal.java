package shiliu.controller.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import shiliu.player.message.Message;

/** A whole HTTP answer as bytes, for a connection on which no request was read; in English, as nobody said otherwise. */
final class RawRefusal {
    private RawRefusal() {}

    static byte[] of(int status, Message refusal) {
        Speech speech = Speech.in(Locale.ENGLISH);
        byte[] body = speech.problem(status, refusal);
        String head = "HTTP/1.1 " + status + " " + speech.title(status) + "\r\n"
                + "Content-Type: application/problem+json\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + "Connection: close\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}
