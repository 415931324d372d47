package shiliu.player.render;

import java.util.Optional;

/** One glyph at one size: how much of each pixel it covers, 0 to 255, and where that lies from the pen. */
final class Glyph {
    /** Pixels from the pen to the left edge, and from the baseline up to the top edge. */
    final int left;

    final int top;
    final int width;
    final int height;
    final int advance;
    final byte[] coverage;

    private final int reachUp;
    private final int reachDown;

    Glyph(int left, int top, int width, int height, int advance, byte[] coverage) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.advance = advance;
        this.coverage = coverage;
        Optional<Box> inked = inked();
        this.reachUp = inked.map(box -> top - box.y()).orElse(0);
        this.reachDown = inked.map(box -> box.bottom() - top).orElse(0);
    }

    /** Pixels from the baseline up to the highest and down to the lowest that is lit. */
    int reachUp() {
        return reachUp;
    }

    int reachDown() {
        return reachDown;
    }

    /** The part of the coverage that is not empty; nothing for a space. */
    Optional<Box> inked() {
        int fromX = width;
        int fromY = height;
        int toX = -1;
        int toY = -1;
        for (int i = 0; i < coverage.length; i++) {
            if (coverage[i] != 0) {
                fromX = Math.min(fromX, i % width);
                toX = Math.max(toX, i % width);
                fromY = Math.min(fromY, i / width);
                toY = i / width;
            }
        }
        return toX < 0 ? Optional.empty() : Optional.of(new Box(fromX, fromY, toX + 1 - fromX, toY + 1 - fromY));
    }

    /** The same coverage with another advance, moved right by {@code dx} and up by {@code dy}. */
    Glyph moved(int dx, int dy, int newAdvance) {
        return new Glyph(left + dx, top + dy, width, height, newAdvance, coverage);
    }
}
