package shiliu.controller.audit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/**
 * An entry as it is kept: the exact text that its hash is made of. {@code hash} is the SHA-256 of the former entry's hash
 * in hexadecimal (64 zeros before the first) followed by {@code body}.
 */
public record AuditRow(String body, Sha256 hash) {
    private static final Pattern LINE = Pattern.compile("\\{\"hash\":\"([0-9a-f]{64})\",\"entry\":(\\{.*})}");

    /** The row that follows the one with the hash {@code former}. */
    public static AuditRow after(Sha256 former, AuditEntry entry) {
        String body = new String(Json.write(entry), StandardCharsets.UTF_8);
        return new AuditRow(body, hash(former, body));
    }

    /** What the hash of {@code body} must be there. */
    static Sha256 hash(Sha256 former, String body) {
        return Sha256.of((former.hex() + body).getBytes(StandardCharsets.UTF_8));
    }

    public AuditEntry entry() throws JsonException {
        return Json.read(body.getBytes(StandardCharsets.UTF_8), AuditEntry.class);
    }

    /** One line of a log as a file, without its end. */
    public String line() {
        return "{\"hash\":\"" + hash.hex() + "\",\"entry\":" + body + "}";
    }

    /** Of such a line; empty where it is none. */
    public static Optional<AuditRow> ofLine(String line) {
        Matcher form = LINE.matcher(line);
        return form.matches() ? Optional.of(new AuditRow(form.group(2), new Sha256(form.group(1)))) : Optional.empty();
    }
}
