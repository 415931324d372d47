package shiliu.player.config;

import java.util.Locale;

/** Text from a file made fit to be shown in a message: one line, no control characters, not long. */
public final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    /** {@code text}, cut to 60 characters, what cannot be printed written as {@code U+XXXX}. */
    public static String of(String text) {
        String line = line(text);
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** {@code text} on one line, whatever its length up to a thousand characters. */
    static String line(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(1000).forEach(c -> {
            if (unprintable(c)) {
                out.append(codePoint(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** {@code U+202E}. */
    public static String codePoint(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }

    private static boolean unprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
