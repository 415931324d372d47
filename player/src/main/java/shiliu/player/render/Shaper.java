package shiliu.player.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets runs of one script whose letters join, stack or carry others (Tibetan, Mongolian, Miao). Which glyphs and where, in
 * units of the font, Java's layout engine says (HarfBuzz); the outlines are filled by {@link Rasteriser} like all others, so
 * that every Java draws the same. Safe to share between threads.
 */
final class Shaper {
    private static final Logger LOG = LoggerFactory.getLogger(Shaper.class);
    private static final int MOST_RUNS = 500;
    private static final FontRenderContext UNITS = new FontRenderContext(new AffineTransform(), true, true);

    private final Face face;
    private final Map<String, Shaped> runs = new Recent<>(MOST_RUNS);
    private final Map<String, Glyph> drawn = new Recent<>(MOST_RUNS);
    private @Nullable Font font;
    private boolean broken;

    Shaper(String resource) {
        this.face = new Face(resource);
    }

    /** A run as one outline, font units. */
    private record Shaped(Outline outline, float advance) {}

    /** Whether the font has the character and this machine can set it. */
    boolean has(int codePoint) {
        return face.glyph(codePoint) != 0 && works();
    }

    private synchronized boolean works() {
        if (font == null && !broken) {
            try {
                Font plain = Font.createFont(
                        Font.TRUETYPE_FONT, new ByteArrayInputStream(face.file().plain()));
                font = plain.deriveFont((float) face.font().unitsPerEm());
            } catch (IOException | FontFormatException | RuntimeException | LinkageError e) {
                // Without libfontconfig Java knows no fonts at all: such text is then refused at intake.
                LOG.warn("text of this script cannot be set on this machine: {}", e.toString());
                broken = true;
            }
        }
        return !broken;
    }

    int advance(String run, Pen pen) {
        return Math.round(shape(run).advance() * scale(pen));
    }

    Glyph draw(String run, Pen pen) {
        String key = pen.px() + (pen.smooth() ? "s" : "t") + run;
        synchronized (drawn) {
            Glyph known = drawn.get(key);
            if (known != null) {
                return known;
            }
        }
        Shaped shaped = shape(run);
        float scale = scale(pen);
        Glyph filled = Rasteriser.fill(shaped.outline(), scale, advance(run, pen), pen.smooth());
        // Its own baseline lies where its letters, above and below, have room in the square of the pen.
        int lower = Math.round(face.font().ascent() * scale);
        Glyph placed = filled.moved(0, pen.ascent() - lower, filled.advance);
        synchronized (drawn) {
            drawn.put(key, placed);
        }
        return placed;
    }

    /** How many times higher than a square its letters reach, 1 or more. */
    float tall() {
        TrueType from = face.font();
        return Math.max(1, (float) (from.ascent() + from.descent()) / from.unitsPerEm());
    }

    /** Letters that reach further than the square are set smaller. */
    private float scale(Pen pen) {
        return pen.px() / (tall() * face.font().unitsPerEm());
    }

    private synchronized Shaped shape(String run) {
        Shaped known = runs.get(run);
        if (known == null) {
            known = works() ? shaped(run) : new Shaped(new Outline.Builder().build(), 0);
            runs.put(run, known);
        }
        return known;
    }

    private Shaped shaped(String run) {
        Font set = font;
        if (set == null) {
            throw new IllegalStateException("no font");
        }
        GlyphVector glyphs =
                set.layoutGlyphVector(UNITS, run.toCharArray(), 0, run.length(), Font.LAYOUT_LEFT_TO_RIGHT);
        Outline.Builder outline = new Outline.Builder();
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            Point2D at = glyphs.getGlyphPosition(i);
            int glyph = glyphs.getGlyphCode(i);
            // Characters that are not seen have codes beyond all glyphs.
            if (glyph >= 0 && glyph < 0xFFFE) {
                face.font().outline(glyph, (float) at.getX(), (float) -at.getY(), outline);
            }
        }
        return new Shaped(outline.build(), (float)
                glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX());
    }
}
