package shiliu.player.render;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The fonts that come with the player: GNU Unifont for pixels, Noto Sans SC and one Noto of each minority script for outlines.
 * Nothing is read before a glyph is wanted. Safe to share between threads.
 */
public final class FontSet {
    private static final String OWN = "/shiliu/player/render/fonts/";
    private static final String NOTO = "/fonts/ttf/NotoSansSC/NotoSansSC-";
    /** About 3,000 glyphs of 48 pixels, each with its tile; then all are forgotten and drawn anew. */
    private static final int MOST_CACHED_BYTES = 40_000_000;
    /** The scripts whose characters stand alone, one after the other; others need shaping. */
    private static final Set<UnicodeScript> PLAIN = Set.of(
            UnicodeScript.COMMON,
            UnicodeScript.HAN,
            UnicodeScript.YI,
            UnicodeScript.LISU,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.TAI_LE,
            UnicodeScript.NEW_TAI_LUE);

    private final Face pixels = new Face(OWN + "unifont/files/unifont-latin-400-normal.woff");
    private final Face yi = new Face(OWN + "noto-sans-yi/files/noto-sans-yi-yi-400-normal.woff");
    private final Face taiLe =
            new Face(OWN + "noto-sans-tai-le/files/noto-sans-tai-le-tai-le-400-normal.woff", 0x1950, 0x197F);
    private final Face newTaiLue = new Face(
            OWN + "noto-sans-new-tai-lue/files/noto-sans-new-tai-lue-new-tai-lue-400-normal.woff", 0x1980, 0x19DF);
    private final Face lisu = new Face(OWN + "noto-sans-lisu/files/noto-sans-lisu-lisu-400-normal.woff");
    private final Face medium = new Face(NOTO + "Medium.ttf");
    private final Face bold = new Face(NOTO + "Bold.ttf");
    /** Scripts whose letters join, stack or carry others. */
    private final Map<UnicodeScript, Shaper> shapers = Map.of(
            UnicodeScript.TIBETAN,
            new Shaper(OWN + "noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff"),
            UnicodeScript.MONGOLIAN,
            new Shaper(OWN + "noto-sans-mongolian/files/noto-sans-mongolian-mongolian-400-normal.woff"),
            UnicodeScript.MIAO,
            new Shaper(OWN + "noto-sans-miao/files/noto-sans-miao-miao-400-normal.woff"));

    /** Pixels first where there are few of them, else outlines. */
    private final Advances small = new Advances(pixels, medium, yi);

    private final Advances plain = new Advances(medium, yi, taiLe, newTaiLue, lisu, pixels);
    private final Advances heavy = new Advances(bold, yi, taiLe, newTaiLue, lisu, pixels);

    private final Map<Long, Glyph> glyphs = new ConcurrentHashMap<>();
    private final AtomicInteger cachedBytes = new AtomicInteger();

    /** Whether text with this code point can be drawn; never for controls. */
    public boolean has(int codePoint) {
        return plain(codePoint)
                ? Stream.of(pixels, medium, yi, taiLe, newTaiLue, lisu).anyMatch(face -> face.glyph(codePoint) != 0)
                : shaper(codePoint)
                        .map(shaper -> joins(codePoint) || (shaper.has(codePoint) && !placeholder(codePoint)))
                        .orElse(false);
    }

    /** The shaper of the character's script; empty where its characters stand alone. */
    private Optional<Shaper> shaper(int codePoint) {
        return Optional.ofNullable(shapers.get(UnicodeScript.of(codePoint)));
    }

    /** Joiners, and the selectors and separators of Mongolian: not seen, but they change what is. */
    private static boolean joins(int codePoint) {
        return codePoint == 0x200C
                || codePoint == 0x200D
                || codePoint == 0x202F
                || (codePoint >= 0x180B && codePoint <= 0x180F);
    }

    /** Tone marks of Miao, for which the layout engine puts a dotted box. */
    private static boolean placeholder(int codePoint) {
        return codePoint >= 0x16F8F && codePoint <= 0x16F92;
    }

    /** The width of {@code text} in pixels, known without drawing. */
    int width(String text, Pen pen) {
        if (alone(text)) {
            return apart(text, pen);
        }
        int width = 0;
        for (Run run : runs(text)) {
            width +=
                    run.shaper().map(shaper -> shaper.advance(run.text(), pen)).orElseGet(() -> apart(run.text(), pen));
        }
        return width;
    }

    private int apart(String text, Pen pen) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            width += advance(codePoint, pen);
            at += Character.charCount(codePoint);
        }
        return width;
    }

    /** Whether no letters of {@code text} join, so that it is as wide as its characters together; nearly all text is Han and Latin. */
    boolean alone(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 0x0F00 && c < 0x2E80) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** How many times larger than Han text {@code text} must be set to be read as well: its letters share the square with what stacks. */
    float tall(String text) {
        float tallest = 1;
        for (Run run : runs(text)) {
            // Mongolian and Miao reach far as well, but their letters are large beside that.
            boolean stacks =
                    run.shaper().isPresent() && UnicodeScript.of(run.text().codePointAt(0)) == UnicodeScript.TIBETAN;
            tallest = stacks ? Math.max(tallest, run.shaper().get().tall()) : tallest;
        }
        return tallest;
    }

    /** The glyphs of {@code text}, one after the other; a run of joined letters is one. */
    List<Glyph> glyphs(String text, Pen pen) {
        List<Glyph> drawn = new ArrayList<>();
        for (Run run : runs(text)) {
            if (run.shaper().isPresent()) {
                drawn.add(run.shaper().get().draw(run.text(), pen));
            } else {
                run.text().codePoints().forEach(c -> drawn.add(glyph(c, pen)));
            }
        }
        return drawn;
    }

    /** Text of one way of setting. */
    private record Run(String text, Optional<Shaper> shaper) {}

    private List<Run> runs(String text) {
        if (alone(text)) {
            return List.of(new Run(text, Optional.empty()));
        }
        List<Run> runs = new ArrayList<>();
        int from = 0;
        Optional<Shaper> current = Optional.empty();
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            Optional<Shaper> own = joins(codePoint) ? current : shaper(codePoint);
            if (!own.equals(current) && at > from) {
                runs.add(new Run(text.substring(from, at), current));
                from = at;
            }
            current = own;
            at += Character.charCount(codePoint);
        }
        if (from < text.length()) {
            runs.add(new Run(text.substring(from), current));
        }
        return runs;
    }

    private static boolean plain(int codePoint) {
        int type = Character.getType(codePoint);
        return PLAIN.contains(UnicodeScript.of(codePoint))
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.NON_SPACING_MARK
                && type != Character.ENCLOSING_MARK;
    }

    /** The glyph of {@code codePoint}, from the first font that has it; a box where none has. */
    Glyph glyph(int codePoint, Pen pen) {
        long key = ((long) codePoint << 16) | (pen.px() << 2) | (pen.bold() ? 2 : 0) | (pen.smooth() ? 1 : 0);
        Glyph known = glyphs.get(key);
        if (known != null) {
            return known;
        }
        Glyph drawn = draw(codePoint, pen);
        if (cachedBytes.addAndGet(drawn.bytes()) > MOST_CACHED_BYTES) {
            glyphs.clear();
            cachedBytes.set(drawn.bytes());
        }
        glyphs.put(key, drawn);
        return drawn;
    }

    /** How far the pen moves: known without drawing. */
    int advance(int codePoint, Pen pen) {
        Advances advances = advances(pen);
        Face face = advances.face(codePoint);
        if (face == null) {
            return pen.px();
        }
        int units = advances.units(codePoint);
        int square = face == pixels ? pixelSize(pen) : pen.px();
        return face.advanceOf(units, square) + pen.px() - square;
    }

    private Advances advances(Pen pen) {
        return pen.px() == Pen.PIXELS ? small : pen.bold() ? heavy : plain;
    }

    private Glyph draw(int codePoint, Pen pen) {
        Face face = advances(pen).face(codePoint);
        if (face == null) {
            return box(pen);
        }
        int glyph = face.glyph(codePoint);
        return face == pixels ? pixelGlyph(glyph, pen) : face.draw(glyph, pen);
    }

    private static int pixelSize(Pen pen) {
        return pen.px() / Pen.PIXELS * Pen.PIXELS;
    }

    /** The pixel font keeps to whole multiples of its size, centred in the square of the pen. */
    private Glyph pixelGlyph(int glyph, Pen pen) {
        int size = pixelSize(pen);
        int room = pen.px() - size;
        Glyph drawn = pixels.draw(glyph, new Pen(size, false, false));
        int up = pen.ascent() - room / 2 - size * 14 / Pen.PIXELS;
        return drawn.moved(room / 2, up, drawn.advance + room);
    }

    private static Glyph box(Pen pen) {
        int side = pen.px() * 3 / 4;
        byte[] coverage = new byte[side * side];
        int line = Math.max(1, pen.px() / 16);
        for (int i = 0; i < coverage.length; i++) {
            int x = i % side;
            int y = i / side;
            boolean edge = x < line || y < line || x >= side - line || y >= side - line;
            coverage[i] = (byte) (edge ? 255 : 0);
        }
        return new Glyph(pen.px() / 8, side, side, side, pen.px(), coverage);
    }
}
