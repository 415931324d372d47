package shiliu.player.render;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;
import java.util.stream.Stream;

/** What cards write that have a font of their own: GB2312, its 6,763 Han characters and its signs. */
final class Letters {
    private static final Charset GB2312 = Charset.forName("GB2312");

    private Letters() {}

    /** As such cards have it: their long dash, middle dot, yuan and wave are other characters than those of keyboards. */
    static String written(String text) {
        return text.replace('—', '―')
                .replace('–', '―')
                .replace('·', '・')
                .replace('¥', '￥')
                .replace('〜', '～');
    }

    /** The characters of {@code text} that such cards do not have, as {@code 㑇 (U+3447)}. */
    static Stream<String> strange(String text) {
        CharsetEncoder encoder = GB2312.newEncoder();
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(one -> !encoder.canEncode(one))
                .map(one -> String.format(Locale.ROOT, "%s (U+%04X)", one, one.codePointAt(0)));
    }
}
