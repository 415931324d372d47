package shiliu.controller.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Objects;

/**
 * What is filled into a template or a starter before somebody edits it.
 *
 * @param chinese whether its headings and comments are Chinese, else English
 * @param today the first day; it is good for a month
 */
public record Blank(boolean chinese, String community, LocalDate today) {
    /** A text that lies beside this class, in the wanted language where it has two. */
    String text(String name, String file) {
        return fill(read(name)).replace("{file}", file);
    }

    /** The text with its places filled in. */
    String fill(String text) {
        return text.replace("{community}", community)
                .replace("{today}", today.toString())
                .replace("{later}", today.plusMonths(1).toString())
                .replace("{period}", period());
    }

    /** One of two words, Chinese first: {@code 收入|Income}. */
    String word(String two) {
        int bar = two.indexOf('|');
        if (bar < 0) {
            return two;
        }
        return chinese ? two.substring(0, bar) : two.substring(bar + 1);
    }

    /** The quarter before this one. */
    private String period() {
        LocalDate last = today.minusMonths(3);
        return String.format(Locale.ROOT, "%d-Q%d", last.getYear(), last.get(IsoFields.QUARTER_OF_YEAR));
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Blank.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
