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
