package shiliu.player.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import shiliu.player.message.Message;

/** Decodes a file as UTF-8, with or without a byte order mark, and says what it is where it is something else. */
final class SourceText {
    /** The most bytes of a file that people write. */
    static final int MAX_BYTES = 256 * 1024;

    private static final char BOM = '\uFEFF';

    private SourceText() {}

    static String decode(String file, byte[] bytes) throws ProblemsException {
        if (bytes.length > MAX_BYTES) {
            throw ProblemsException.of(
                    Place.whole(file),
                    Message.of("config.file-too-big", String.valueOf(bytes.length), String.valueOf(MAX_BYTES)),
                    Message.of("config.file-too-big.do"));
        }
        if (bytes.length >= 2 && (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF))) {
            throw wrongEncoding(new Place(file, 1, 1), "UTF-16");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw wrongEncoding(after(file, text), gb18030(bytes) ? "GB18030" : "?");
        }
        text = !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
        refuseControls(file, text);
        return text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static ProblemsException wrongEncoding(Place place, String encoding) {
        Message message =
                encoding.equals("?") ? Message.of("config.encoding-unknown") : Message.of("config.encoding", encoding);
        return ProblemsException.of(place, message, Message.of("config.encoding.do"));
    }

    /** Whether the bytes are text in GB18030 (what Windows calls ANSI in China) without anything that is not. */
    private static boolean gb18030(byte[] bytes) {
        try {
            return Charset.forName("GB18030")
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .noneMatch(c -> c == 0 || Character.getType(c) == Character.PRIVATE_USE);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** What YAML does not allow in a file, written literally. */
    private static void refuseControls(String file, String text) throws ProblemsException {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean breakOrTab = c == '\n' || c == '\r' || c == '\t';
            if ((Character.isISOControl(c) && !breakOrTab) || c == BOM || c == 0xFFFE || c == 0xFFFF) {
                throw ProblemsException.of(
                        after(file, text.substring(0, i)),
                        Message.of("config.control", Quote.codePoint(c)),
                        Message.of("config.control.do"));
            }
        }
    }

    /** The place just behind {@code text}. */
    private static Place after(String file, String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        return new Place(file, line, last.codePointCount(0, last.length()) + 1);
    }
}
