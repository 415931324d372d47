package shiliu.player.render;

import java.nio.ByteBuffer;

/**
 * Outlines out of a TrueType font (Apple TrueType Reference Manual; OpenType 1.9, chapters cmap, glyf, hmtx, loca).
 * Coordinates are font units, y upwards. Immutable after construction and safe to share.
 */
final class TrueType {
    private static final int COMPOSITE_DEPTH = 4;

    private final int unitsPerEm;
    private final boolean longOffsets;
    private final int metrics;
    private final int ascent;
    private final int descent;
    private final ByteBuffer cmap;
    private final int segments;
    private final boolean fullUnicode;
    private final ByteBuffer hmtx;
    private final ByteBuffer loca;
    private final ByteBuffer glyf;

    TrueType(Sfnt file) {
        ByteBuffer head = file.table("head");
        unitsPerEm = head.getShort(18) & 0xFFFF;
        longOffsets = head.getShort(50) != 0;
        ByteBuffer hhea = file.table("hhea");
        metrics = hhea.getShort(34) & 0xFFFF;
        ascent = hhea.getShort(4);
        descent = -hhea.getShort(6);
        hmtx = file.table("hmtx");
        loca = file.table("loca");
        glyf = file.table("glyf");
        ByteBuffer all = file.table("cmap");
        int full = subtable(all, 12);
        fullUnicode = full >= 0;
        int chosen = fullUnicode ? full : subtable(all, 4);
        cmap = all.slice(chosen, all.limit() - chosen);
        segments = fullUnicode ? cmap.getInt(12) : (cmap.getShort(6) & 0xFFFF) / 2;
    }

    int unitsPerEm() {
        return unitsPerEm;
    }

    private static int subtable(ByteBuffer cmap, int format) {
        int count = cmap.getShort(2) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            int offset = cmap.getInt(4 + 8 * i + 4);
            if (cmap.getShort(offset) == format) {
                return offset;
            }
        }
        return -1;
    }

    /** The glyph of a code point; 0 where the font has none. */
    int glyph(int codePoint) {
        int low = 0;
        int high = segments - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle) < codePoint) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return fullUnicode ? inGroup(low, codePoint) : inSegment(low, codePoint);
    }

    private int end(int segment) {
        return fullUnicode ? cmap.getInt(16 + 12 * segment + 4) : cmap.getShort(14 + 2 * segment) & 0xFFFF;
    }

    private int inGroup(int group, int codePoint) {
        int at = 16 + 12 * group;
        int start = cmap.getInt(at);
        return codePoint < start || codePoint > cmap.getInt(at + 4) ? 0 : cmap.getInt(at + 8) + codePoint - start;
    }

    private int inSegment(int segment, int codePoint) {
        int starts = 16 + 2 * segments;
        int start = cmap.getShort(starts + 2 * segment) & 0xFFFF;
        if (codePoint < start || codePoint > end(segment)) {
            return 0;
        }
        int delta = cmap.getShort(starts + 2 * segments + 2 * segment);
        int place = starts + 4 * segments + 2 * segment;
        int range = cmap.getShort(place) & 0xFFFF;
        if (range == 0) {
            return (codePoint + delta) & 0xFFFF;
        }
        int glyph = cmap.getShort(place + range + 2 * (codePoint - start)) & 0xFFFF;
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    int advance(int glyph) {
        return hmtx.getShort(4 * Math.min(glyph, metrics - 1)) & 0xFFFF;
    }

    Outline outline(int glyph) {
        Outline.Builder outline = new Outline.Builder();
        add(glyph, Affine.IDENTITY, outline, 0);
        return outline.build();
    }

    /** Adds the outline of {@code glyph}, moved by {@code dx} and {@code dy} units, to {@code outline}. */
    void outline(int glyph, float dx, float dy, Outline.Builder outline) {
        add(glyph, new Affine(1, 0, 0, 1, dx, dy), outline, 0);
    }

    /** How far letters reach above and below the baseline, in units. */
    int ascent() {
        return ascent;
    }

    int descent() {
        return descent;
    }

    private int offset(int glyph) {
        return longOffsets ? loca.getInt(4 * glyph) : 2 * (loca.getShort(2 * glyph) & 0xFFFF);
    }

    private void add(int glyph, Affine place, Outline.Builder outline, int depth) {
        int from = offset(glyph);
        if (from == offset(glyph + 1) || depth > COMPOSITE_DEPTH) {
            return;
        }
        ByteBuffer in = glyf.duplicate().position(from);
        int contours = in.getShort();
        in.position(from + 10);
        if (contours >= 0) {
            simple(in, contours, place, outline);
        } else {
            composite(in, place, outline, depth);
        }
    }

    private static void simple(ByteBuffer in, int contours, Affine place, Outline.Builder outline) {
        int[] ends = new int[contours];
        for (int i = 0; i < contours; i++) {
            ends[i] = in.getShort() & 0xFFFF;
        }
        in.position(in.position() + 2 + (in.getShort(in.position()) & 0xFFFF));
        int points = contours == 0 ? 0 : ends[contours - 1] + 1;
        byte[] flags = flags(in, points);
        int[] x = coordinates(in, flags, 0x02, 0x10);
        int[] y = coordinates(in, flags, 0x04, 0x20);
        for (int contour = 0, point = 0; contour < contours; contour++) {
            for (; point <= ends[contour]; point++) {
                outline.point(place.x(x[point], y[point]), place.y(x[point], y[point]), (flags[point] & 1) != 0);
            }
            outline.close();
        }
    }

    private static byte[] flags(ByteBuffer in, int points) {
        byte[] flags = new byte[points];
        for (int i = 0; i < points; ) {
            byte flag = in.get();
            int repeat = (flag & 8) != 0 ? in.get() & 0xFF : 0;
            for (int k = 0; k <= repeat; k++) {
                flags[i++] = flag;
            }
        }
        return flags;
    }

    private static int[] coordinates(ByteBuffer in, byte[] flags, int isByte, int isSameOrPositive) {
        int[] values = new int[flags.length];
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean set = (flags[i] & isSameOrPositive) != 0;
            if ((flags[i] & isByte) != 0) {
                int step = in.get() & 0xFF;
                value += set ? step : -step;
            } else if (!set) {
                value += in.getShort();
            }
            values[i] = value;
        }
        return values;
    }

    private void composite(ByteBuffer in, Affine place, Outline.Builder outline, int depth) {
        int flags;
        do {
            flags = in.getShort();
            int glyph = in.getShort() & 0xFFFF;
            boolean words = (flags & 0x1) != 0;
            int dx = words ? in.getShort() : in.get();
            int dy = words ? in.getShort() : in.get();
            float a = 1;
            float b = 0;
            float c = 0;
            float d = 1;
            if ((flags & 0x8) != 0) {
                a = d = f2dot14(in);
            } else if ((flags & 0x40) != 0) {
                a = f2dot14(in);
                d = f2dot14(in);
            } else if ((flags & 0x80) != 0) {
                a = f2dot14(in);
                b = f2dot14(in);
                c = f2dot14(in);
                d = f2dot14(in);
            }
            // Components placed by matching points (bit 1 clear) occur in none of the fonts that are shipped.
            add(glyph, place.after(new Affine(a, b, c, d, dx, dy)), outline, depth + 1);
        } while ((flags & 0x20) != 0);
    }

    private static float f2dot14(ByteBuffer in) {
        return in.getShort() / 16384f;
    }

    private record Affine(float a, float b, float c, float d, float dx, float dy) {
        static final Affine IDENTITY = new Affine(1, 0, 0, 1, 0, 0);

        float x(float px, float py) {
            return a * px + c * py + dx;
        }

        float y(float px, float py) {
            return b * px + d * py + dy;
        }

        Affine after(Affine in) {
            return new Affine(
                    a * in.a + c * in.b,
                    b * in.a + d * in.b,
                    a * in.c + c * in.d,
                    b * in.c + d * in.d,
                    x(in.dx, in.dy),
                    y(in.dx, in.dy));
        }
    }
}
