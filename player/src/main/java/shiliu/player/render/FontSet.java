package shiliu.player.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fonts that come with the player: GNU Unifont for pixels, Noto Sans SC and Noto Sans Yi for outlines. Nothing is
 * read before a glyph is wanted. Safe to share between threads.
 */
public final class FontSet {
    private static final String OWN = "/shiliu/player/render/fonts/";
    private static final String NOTO = "/fonts/ttf/NotoSansSC/NotoSansSC-";
    /** About 8,000 glyphs of 48 pixels; then all are forgotten and drawn anew. */
    private static final int MOST_CACHED_PIXELS = 20_000_000;
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
    private final Face medium = new Face(NOTO + "Medium.ttf");
    private final Face bold = new Face(NOTO + "Bold.ttf");
    private final Map<Long, Glyph> glyphs = new ConcurrentHashMap<>();
    private final AtomicInteger cachedPixels = new AtomicInteger();

    /** Whether text with this code point can be drawn; never for controls and for scripts that need shaping. */
    public boolean has(int codePoint) {
        return plain(codePoint)
                && (pixels.glyph(codePoint) != 0 || yi.glyph(codePoint) != 0 || medium.glyph(codePoint) != 0);
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
        if (cachedPixels.addAndGet(drawn.coverage.length + 64) > MOST_CACHED_PIXELS) {
            glyphs.clear();
            cachedPixels.set(drawn.coverage.length);
        }
        glyphs.put(key, drawn);
        return drawn;
    }

    /** How far the pen moves: known without drawing. */
    int advance(int codePoint, Pen pen) {
        Optional<Face> face = face(codePoint, pen);
        if (face.isEmpty()) {
            return pen.px();
        }
        int glyph = face.get().glyph(codePoint);
        return face.get() == pixels
                ? pixels.advance(glyph, pixelSize(pen)) + pen.px() - pixelSize(pen)
                : face.get().advance(glyph, pen.px());
    }

    /** The first font that has the character: pixels first where there are few of them, else outlines. */
    private Optional<Face> face(int codePoint, Pen pen) {
        Face outlines = pen.bold() ? bold : medium;
        boolean small = pen.px() == Pen.PIXELS;
        return (small ? Stream.of(pixels, outlines, yi) : Stream.of(outlines, yi, pixels))
                .filter(face -> face.glyph(codePoint) != 0)
                .findFirst();
    }

    private Glyph draw(int codePoint, Pen pen) {
        Optional<Face> face = face(codePoint, pen);
        if (face.isEmpty()) {
            return box(pen);
        }
        int glyph = face.get().glyph(codePoint);
        return face.get() == pixels ? pixelGlyph(glyph, pen) : face.get().draw(glyph, pen.px(), pen.smooth());
    }

    private static int pixelSize(Pen pen) {
        return pen.px() / Pen.PIXELS * Pen.PIXELS;
    }

    /** The pixel font keeps to whole multiples of its size, centred in the square of the pen. */
    private Glyph pixelGlyph(int glyph, Pen pen) {
        int size = pixelSize(pen);
        int room = pen.px() - size;
        Glyph drawn = pixels.draw(glyph, size, false);
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

    /** One font, read when its first glyph is wanted. */
    private static final class Face {
        private static final int CHUNK = 64 * 1024;

        private final String resource;
        private volatile @Nullable TrueType font;

        Face(String resource) {
            this.resource = resource;
        }

        int glyph(int codePoint) {
            return font().glyph(codePoint);
        }

        Glyph draw(int glyph, int px, boolean smooth) {
            TrueType from = font();
            float scale = (float) px / from.unitsPerEm();
            return Rasteriser.fill(from.outline(glyph), scale, advance(glyph, px), smooth);
        }

        int advance(int glyph, int px) {
            TrueType from = font();
            return Math.round(from.advance(glyph) * ((float) px / from.unitsPerEm()));
        }

        private TrueType font() {
            TrueType known = font;
            return known != null ? known : load();
        }

        private synchronized TrueType load() {
            TrueType known = font;
            if (known != null) {
                return known;
            }
            try {
                TrueType loaded = new TrueType(new Sfnt(read()));
                font = loaded;
                return loaded;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Beside the heap, where these large tables never have to be moved, and in one go. */
        private ByteBuffer read() throws IOException {
            URL url = FontSet.class.getResource(resource);
            if (url == null) {
                throw new IllegalStateException("the font " + resource + " is not in the jar");
            }
            URLConnection file = url.openConnection();
            ByteBuffer bytes = ByteBuffer.allocateDirect(file.getContentLength());
            byte[] part = new byte[CHUNK];
            try (InputStream in = file.getInputStream()) {
                for (int n = in.read(part); n >= 0; n = in.read(part)) {
                    bytes.put(part, 0, n);
                }
            }
            return bytes.flip();
        }
    }
}
