package shiliu.controller.intake;

import java.text.Normalizer;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;

/** Text that a screen can show: NFC, nothing invisible, not too long, every character in the fonts. */
final class Texts {
    static final int LONGEST = 500;

    private static final int MOST_NAMED = 8;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;

    private final IntPredicate hasGlyph;

    Texts(IntPredicate hasGlyph) {
        this.hasGlyph = hasGlyph;
    }

    /** One line. */
    Optional<String> line(Value value) {
        return value.text().flatMap(text -> read(value, text, false));
    }

    /** One or more lines. */
    Optional<String> lines(Value value) {
        return value.text().flatMap(text -> read(value, text, true));
    }

    /** One line that may be empty. */
    Optional<String> cell(Value value) {
        return value.cell().flatMap(text -> text.isBlank() ? Optional.of("") : read(value, text, false));
    }

    private Optional<String> read(Value value, String raw, boolean lines) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (text.isEmpty()) {
            value.refuse(
                    Message.of("config.field-empty", value.name()), Message.of("config.field-empty.do", value.name()));
            return Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            value.refuse(
                    Message.of("intake.text-long", value.name(), String.valueOf(length), String.valueOf(LONGEST)),
                    Message.of("intake.text-long.do"));
            return Optional.empty();
        }
        if (!lines && text.indexOf('\n') >= 0) {
            value.refuse(Message.of("intake.text-lines", value.name()), Message.of("intake.text-lines.do"));
            return Optional.empty();
        }
        return drawable(value, text) ? Optional.of(text) : Optional.empty();
    }

    private boolean drawable(Value value, String text) {
        String hidden = named(text, c -> c != '\n' && hidden(c));
        if (!hidden.isEmpty()) {
            value.refuse(Message.of("intake.text-hidden", value.name(), hidden), Message.of("intake.text-hidden.do"));
            return false;
        }
        String missing = named(text, c -> c != '\n' && c != ' ' && !joins(c) && !hasGlyph.test(c));
        if (!missing.isEmpty()) {
            value.refuse(Message.of("intake.no-glyph", value.name(), missing), Message.of("intake.no-glyph.do"));
        }
        return missing.isEmpty();
    }

    private static String named(String text, IntPredicate which) {
        return text.codePoints()
                .filter(which)
                .distinct()
                .limit(MOST_NAMED)
                .mapToObj(c -> Quote.codePoint(c) + (hidden(c) ? "" : " " + Character.toString(c)))
                .collect(Collectors.joining(", "));
    }

    /** Controls, overrides of the writing direction, tags and other characters that change text without being seen. */
    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> !joins(c);
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean joins(int c) {
        return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER || c == MONGOLIAN_VOWEL_SEPARATOR;
    }
}
