package shiliu.player.render;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Cuts text into lines by the Unicode rules for Chinese: no comma begins a line, no opening bracket ends one. */
final class LineBreaker {
    /** Where a line may end. */
    enum Places {
        /** Wherever the rules allow. */
        ANY,
        /** Not within a word: for headlines. */
        WORDS,
        /** Only after punctuation and at spaces: for couplets and slogans. */
        PHRASES
    }

    private static final ULocale CHINESE = ULocale.forLanguageTag("zh-u-lb-strict");
    private static final String PHRASE_ENDS = " 　，。；：！？、,;:!?\n";

    private static final int MOST_KNOWN = 1_000;

    private record Cut(String text, Places places) {}

    private final FontSet fonts;
    private final BreakIterator breaks = BreakIterator.getLineInstance(CHINESE);
    private final BreakIterator words = BreakIterator.getWordInstance(CHINESE);
    private final Map<Cut, List<String>> known = new Recent<>(MOST_KNOWN);

    LineBreaker(FontSet fonts) {
        this.fonts = fonts;
    }

    int width(String text, Pen pen) {
        return fonts.width(text, pen);
    }

    /** Lines no wider than {@code width}; a piece that is wider alone is cut between its characters. */
    List<String> lines(String text, Pen pen, int width) {
        return lines(text, pen, line -> width, Places.ANY);
    }

    /** Lines whose width may differ from one to the next; {@code widths} is asked with the line's index. */
    List<String> lines(String text, Pen pen, IntUnaryOperator widths, Places places) {
        String whole = text.stripTrailing();
        boolean plain = text.indexOf('\n') < 0 && fonts.alone(text);
        if (plain && width(whole, pen) <= widths.applyAsInt(0)) {
            return new ArrayList<>(List.of(whole));
        }
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            paragraph(paragraph.stripTrailing(), pen, widths, places, lines);
        }
        return lines;
    }

    /** As few lines as {@link #lines} needs, but of much the same length, so that none is left with one character. */
    List<String> balanced(String text, Pen pen, int width, Places places) {
        List<String> best = lines(text, pen, line -> width, places);
        int low = width / Math.max(1, best.size() + 1);
        int high = width;
        while (best.size() > 1 && high - low > Math.max(1, pen.px() / 8)) {
            int middle = (low + high) / 2;
            List<String> tried = lines(text, pen, line -> middle, places);
            boolean holds = tried.size() == best.size() && tried.stream().allMatch(line -> width(line, pen) <= middle);
            if (holds) {
                best = tried;
                high = middle;
            } else {
                low = middle;
            }
        }
        return best;
    }

    /** The width of the widest piece that must not be cut. */
    int widest(String text, Pen pen, Places places) {
        return pieces(text, places).stream()
                .mapToInt(piece -> width(piece.stripTrailing(), pen))
                .max()
                .orElse(0);
    }

    /** The pieces of {@code text} that end after punctuation and at spaces; together they are the text. */
    List<String> phrases(String text) {
        return pieces(text, Places.PHRASES);
    }

    private void paragraph(String text, Pen pen, IntUnaryOperator widths, Places places, List<String> lines) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String piece : pieces(text, places)) {
            int full = width(piece, pen);
            int inked = width(piece.stripTrailing(), pen);
            if (used > 0 && used + inked > widths.applyAsInt(lines.size())) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            if (inked > widths.applyAsInt(lines.size())) {
                used = cut(piece, pen, widths, line, lines);
            } else {
                line.append(piece);
                used += full;
            }
        }
        lines.add(line.toString().stripTrailing());
    }

    /** Breaks a piece that no line can hold; returns the width of what stays in {@code line}. */
    private int cut(String piece, Pen pen, IntUnaryOperator widths, StringBuilder line, List<String> lines) {
        int used = 0;
        for (String character : characters(piece)) {
            int advance = fonts.width(character, pen);
            if (used > 0 && used + advance > widths.applyAsInt(lines.size())) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(character);
            used += advance;
        }
        return used;
    }

    /** What people take for characters: a letter with all that stands on and below it. */
    private static List<String> characters(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(CHINESE);
        breaks.setText(text);
        List<String> characters = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            characters.add(text.substring(from, to));
            from = to;
        }
        return characters;
    }

    /** Known of the last texts: each is tried at many sizes and widths. */
    private synchronized List<String> pieces(String text, Places places) {
        return known.computeIfAbsent(new Cut(text, places), cut -> List.copyOf(cut(text, places)));
    }

    private List<String> cut(String text, Places places) {
        breaks.setText(text);
        if (places == Places.WORDS) {
            words.setText(text);
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            boolean allowed = switch (places) {
                case ANY -> true;
                case WORDS -> words.isBoundary(to);
                case PHRASES -> PHRASE_ENDS.indexOf(text.charAt(to - 1)) >= 0;
            };
            if (allowed || to == text.length()) {
                pieces.add(text.substring(from, to));
                from = to;
            }
        }
        return pieces;
    }
}
