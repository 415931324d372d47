package shiliu.player.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One font, read when its first glyph is wanted. */
final class Face {
    private static final int CHUNK = 64 * 1024;

    private final String resource;
    private final int first;
    private final int last;
    private volatile @Nullable TrueType font;
    private volatile @Nullable Reach reach;

    Face(String resource) {
        this(resource, 0, -1);
    }

    /** A font whose letters {@code first} to {@code last} are set smaller where they reach beyond the square. */
    Face(String resource, int first, int last) {
        this.resource = resource;
        this.first = first;
        this.last = last;
    }

    int glyph(int codePoint) {
        return font().glyph(codePoint);
    }

    Glyph draw(int glyph, Pen pen) {
        TrueType from = font();
        Reach whole = reach();
        float scale = pen.px() * whole.scale() / from.unitsPerEm();
        Glyph drawn = Rasteriser.fill(from.outline(glyph), scale, advance(glyph, pen), pen.smooth());
        int lower = whole.scale() == 1 ? 0 : pen.ascent() - Math.round(whole.top() * scale);
        return drawn.moved(0, lower, drawn.advance);
    }

    int advance(int glyph, Pen pen) {
        return advanceOf(units(glyph), pen.px());
    }

    /** How far the pen moves, in units. */
    int units(int glyph) {
        return font().advance(glyph);
    }

    /** The same in pixels where {@code px} is the side of the square. */
    int advanceOf(int units, int px) {
        return Math.round(units * (px * reach().scale() / font().unitsPerEm()));
    }

    /** The highest point of all letters, in units, and by how much they must shrink. */
    private record Reach(float top, float scale) {}

    private Reach reach() {
        Reach known = reach;
        if (known == null) {
            known = measured();
            reach = known;
        }
        return known;
    }

    private Reach measured() {
        TrueType from = font();
        float top = 0;
        float bottom = 0;
        for (int codePoint = first; codePoint <= last; codePoint++) {
            int glyph = from.glyph(codePoint);
            Outline outline = from.outline(glyph);
            if (glyph != 0 && !outline.empty()) {
                top = Math.max(top, outline.maxY());
                bottom = Math.max(bottom, -outline.minY());
            }
        }
        return new Reach(top, Math.min(1, from.unitsPerEm() / Math.max(1, top + bottom)));
    }

    TrueType font() {
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

    /** The file's tables. */
    Sfnt file() throws IOException {
        return new Sfnt(read());
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
