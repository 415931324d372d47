package shiliu.player.bundle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Sha256;

/**
 * A root key on paper. Five numbered lines of four groups in Crockford's base 32 (no I, L, O, U), each line 8 bytes and a
 * checksum of 2 over them and the line's number: four of the key, the fifth of its id, so that a mistake is found in its
 * line and a whole sheet of another key at its end.
 */
public final class RecoverySheet {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LINES = 5;
    private static final int LINE_BYTES = 8;
    private static final Pattern LINE = Pattern.compile("\\s*([1-5])\\s*[:：.]\\s*([0-9A-Za-z \\t-]*)");

    private RecoverySheet() {}

    /** A line that is missing or was not copied right. */
    public static final class TypingException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        TypingException(int line) {
            super("line " + line + " of the recovery sheet");
            this.line = line;
        }

        /** From 1 to 5. */
        public int line() {
            return line;
        }

        /** The sentence for people. */
        public Message reason() {
            return Message.of("bundle.sheet.line-wrong", line);
        }
    }

    /**
     * The sheet with its instructions in the language of {@code messages}.
     *
     * @param from the first root that names the key; the sheet opens nothing before that one is in force
     * @param firstRoot where the trust of this office's screens begins: what a new player is told
     */
    public static String print(SigningKey key, int from, Sha256 firstRoot, Messages messages) {
        StringBuilder text = new StringBuilder(
                messages.text("bundle.sheet.title", key.keyId().substring(0, 16)));
        text.append('\n').append(messages.text("bundle.sheet.from", from)).append("\n\n");
        byte[] all = ByteBuffer.allocate(LINES * LINE_BYTES)
                .put(key.seed())
                .put(idBytes(key))
                .array();
        for (int line = 1; line <= LINES; line++) {
            byte[] part = Arrays.copyOfRange(all, (line - 1) * LINE_BYTES, line * LINE_BYTES);
            String symbols = encode(ByteBuffer.allocate(LINE_BYTES + 2)
                    .put(part)
                    .put(checksum(line, part))
                    .array());
            text.append("  ").append(line).append(":  ");
            text.append(symbols.replaceAll("(.{4})(?=.)", "$1 ")).append('\n');
        }
        return text.append('\n')
                .append(messages.text("bundle.sheet.root", firstRoot))
                .append("\n\n")
                .append(messages.text("bundle.sheet.care"))
                .append('\n')
                .toString();
    }

    /** Reads what someone typed; all but the five numbered lines is passed over, as are case, blanks and hyphens. */
    public static SigningKey parse(String text) throws TypingException {
        ByteBuffer all = ByteBuffer.allocate(LINES * LINE_BYTES);
        String[] lines = text.split("\\R");
        for (int line = 1; line <= LINES; line++) {
            all.put(part(lines, line));
        }
        SigningKey key = SigningKey.fromSeed(Arrays.copyOf(all.array(), 32));
        if (!Arrays.equals(idBytes(key), Arrays.copyOfRange(all.array(), 32, 40))) {
            throw new TypingException(LINES);
        }
        return key;
    }

    private static byte[] part(String[] lines, int wanted) throws TypingException {
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches() && Integer.parseInt(parts.group(1)) == wanted) {
                byte[] bytes = decode(parts.group(2), wanted);
                byte[] part = Arrays.copyOf(bytes, LINE_BYTES);
                if (!Arrays.equals(checksum(wanted, part), Arrays.copyOfRange(bytes, LINE_BYTES, LINE_BYTES + 2))) {
                    throw new TypingException(wanted);
                }
                return part;
            }
        }
        throw new TypingException(wanted);
    }

    /** 10 bytes as 16 symbols of 5 bits. */
    private static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < bytes.length * 8; bit += 5) {
            int two = (bytes[bit / 8] & 0xff) << 8 | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0);
            text.append(ALPHABET.charAt(two >> (11 - bit % 8) & 31));
        }
        return text.toString();
    }

    private static byte[] decode(String typed, int line) throws TypingException {
        String text = typed.replaceAll("[ \\t-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        byte[] bytes = new byte[LINE_BYTES + 2];
        if (text.length() != bytes.length * 8 / 5) {
            throw new TypingException(line);
        }
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new TypingException(line);
            }
            for (int bit = 0; bit < 5; bit++) {
                int at = i * 5 + bit;
                bytes[at / 8] |= (byte) ((value >> (4 - bit) & 1) << (7 - at % 8));
            }
        }
        return bytes;
    }

    private static byte[] checksum(int line, byte[] part) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) line);
            return Arrays.copyOf(digest.digest(part), 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] idBytes(SigningKey key) {
        return Arrays.copyOf(HexFormat.of().parseHex(key.keyId()), LINE_BYTES);
    }
}
