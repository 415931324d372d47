package shiliu.player.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the pen moves for each character that stands alone, in the first of some fonts that has it; looked up once. Safe to
 * share: whoever looks up at the same time finds the same.
 */
final class Advances {
    private static final int NOT_LOOKED_UP = 0;
    /** A number of the font above the units, so that no entry is 0. */
    private static final int FONT = 1 << 20;

    private final List<Face> faces;
    private final int[] @Nullable [] blocks = new int[(Character.MAX_CODE_POINT >> 8) + 1][];

    Advances(Face... faces) {
        this.faces = List.of(faces);
    }

    /** The font that has {@code codePoint}, from 1 on; 0 where none has, times {@link #FONT}, and the units. */
    private int entry(int codePoint) {
        int[] block = blocks[codePoint >> 8];
        if (block == null) {
            block = new int[256];
            blocks[codePoint >> 8] = block;
        }
        int known = block[codePoint & 0xFF];
        if (known == NOT_LOOKED_UP) {
            known = lookedUp(codePoint);
            block[codePoint & 0xFF] = known;
        }
        return known;
    }

    private int lookedUp(int codePoint) {
        for (int i = 0; i < faces.size(); i++) {
            int glyph = faces.get(i).glyph(codePoint);
            if (glyph != 0) {
                return (i + 1) * FONT + faces.get(i).units(glyph);
            }
        }
        return (faces.size() + 1) * FONT;
    }

    /** The first font that has it; null where none has. */
    @Nullable
    Face face(int codePoint) {
        int index = entry(codePoint) / FONT - 1;
        return index < faces.size() ? faces.get(index) : null;
    }

    /** In units of its font. */
    int units(int codePoint) {
        return entry(codePoint) % FONT;
    }
}
