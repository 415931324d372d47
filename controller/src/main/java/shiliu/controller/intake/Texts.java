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
        String text = composed(raw);
        Optional<Fault> fault = fault(value.name(), text, lines, LONGEST);
        fault.ifPresent(f -> value.refuse(f.message(), f.suggestion()));
        return fault.isPresent() ? Optional.empty() : Optional.of(text);
    }

    /** Why a text cannot be shown, and what to do. */
    record Fault(Message message, Message suggestion) {
        static Fault of(String key, Object... arguments) {
            return new Fault(Message.of(key, arguments), Message.of(key + ".do", arguments));
        }
    }

    /** As it is shown: composed, without space around it. */
    static String composed(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
    }

    /** What stands against a composed text of at most {@code longest} characters; {@code name} is its field's. */
    Optional<Fault> fault(String name, String text, boolean lines, int longest) {
        if (text.isEmpty()) {
            return Optional.of(Fault.of("config.field-empty", name));
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Optional.of(Fault.of("intake.text-long", name, String.valueOf(length), String.valueOf(longest)));
        }
        if (!lines && text.indexOf('\n') >= 0) {
            return Optional.of(Fault.of("intake.text-lines", name));
        }
        return drawable(name, text);
    }

    private Optional<Fault> drawable(String name, String text) {
        String hidden = named(text, c -> c != '\n' && hidden(c));
        if (!hidden.isEmpty()) {
            return Optional.of(Fault.of("intake.text-hidden", name, hidden));
        }
        String missing = named(text, c -> c != '\n' && c != ' ' && !joins(c) && !hasGlyph.test(c));
        return missing.isEmpty() ? Optional.empty() : Optional.of(Fault.of("intake.no-glyph", name, missing));
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
