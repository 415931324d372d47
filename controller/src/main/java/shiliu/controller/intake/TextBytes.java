package shiliu.controller.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text as editors on Windows save it: UTF-8, with or without a byte order mark, else GB18030; nothing is guessed. */
final class TextBytes {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private TextBytes() {}

    /** The text without its mark; nothing where the bytes are in neither encoding. */
    static Optional<String> decode(byte[] bytes) {
        return strict(bytes, StandardCharsets.UTF_8)
                .or(() -> strict(bytes, GB18030).filter(TextBytes::plausible))
                .filter(text -> text.indexOf('\0') < 0)
                .map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** The same text in UTF-8 where it is GB18030; every other file as it is. */
    static byte[] utf8(byte[] bytes) {
        if (strict(bytes, StandardCharsets.UTF_8).isPresent()) {
            return bytes;
        }
        return decode(bytes).map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(bytes);
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Bytes that are no text may still decode; they then hold controls and characters of nobody. */
    private static boolean plausible(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.PRIVATE_USE
                        || Character.getType(c) == Character.UNASSIGNED
                        || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'));
    }
}
