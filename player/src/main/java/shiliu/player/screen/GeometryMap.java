package shiliu.player.screen;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import shiliu.protocols.driver.Frame;

/**
 * Which parts of a screen's canvas go where on one output: cropped, turned, mirrored, moved. Walls that are wired in rows,
 * or hung upside down, or driven by several cards, are laid out so. What no part covers stays black. Immutable.
 */
public record GeometryMap(List<Part> parts) {
    /** More than any wall needs. */
    public static final int MOST_PARTS = 64;

    /** Clockwise. */
    public enum Turn {
        NONE,
        RIGHT,
        HALF,
        LEFT
    }

    /** After the turn. */
    public enum Mirror {
        NONE,
        LEFT_RIGHT,
        UP_DOWN
    }

    /**
     * One part.
     *
     * @param x and {@code y}: its top left corner on the canvas, pixels from 0
     * @param size on the canvas, before the turn
     * @param toX and {@code toY}: where its top left corner comes on the output
     */
    public record Part(int x, int y, Size size, int toX, int toY, Turn turn, Mirror mirror) {
        public Part {
            boolean inside = x >= 0 && y >= 0 && toX >= 0 && toY >= 0;
            if (!inside
                    || x >= Frame.MAX_SIDE
                    || y >= Frame.MAX_SIDE
                    || toX >= Frame.MAX_SIDE
                    || toY >= Frame.MAX_SIDE) {
                throw new IllegalArgumentException("a part from " + x + "," + y + " to " + toX + "," + toY);
            }
        }

        /** On the output. */
        public int width() {
            return lies() ? size.height() : size.width();
        }

        public int height() {
            return lies() ? size.width() : size.height();
        }

        private boolean lies() {
            return turn == Turn.RIGHT || turn == Turn.LEFT;
        }

        /** Draws row {@code down} of this part into the output's row. */
        void draw(Frame canvas, int down, int[] row) {
            for (int across = 0; across < width(); across++) {
                row[toX + across] = pixel(canvas, across, down);
            }
        }

        /** The canvas's pixel that comes to column {@code across}, row {@code down} of this part on the output. */
        private int pixel(Frame canvas, int across, int down) {
            int i = mirror == Mirror.LEFT_RIGHT ? width() - 1 - across : across;
            int j = mirror == Mirror.UP_DOWN ? height() - 1 - down : down;
            return switch (turn) {
                case NONE -> canvas.pixel(x + i, y + j);
                case RIGHT -> canvas.pixel(x + j, y + size.height() - 1 - i);
                case HALF -> canvas.pixel(x + size.width() - 1 - i, y + size.height() - 1 - j);
                case LEFT -> canvas.pixel(x + size.width() - 1 - j, y + i);
            };
        }

        /** Whether row {@code down} of this part is known to be the same on both canvases. */
        boolean shares(Frame canvas, Frame before, int down) {
            if (!lies()) {
                boolean upsideDown = (turn == Turn.HALF) != (mirror == Mirror.UP_DOWN);
                return canvas.sharesRow(before, y + (upsideDown ? size.height() - 1 - down : down));
            }
            return IntStream.range(y, y + size.height()).allMatch(row -> canvas.sharesRow(before, row));
        }

        private boolean overlaps(Part that) {
            return toX < that.toX + that.width()
                    && that.toX < toX + width()
                    && toY < that.toY + that.height()
                    && that.toY < toY + height();
        }
    }

    public GeometryMap {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException(parts.size() + " parts");
        }
        for (int i = 0; i < parts.size(); i++) {
            for (Part other : parts.subList(0, i)) {
                if (parts.get(i).overlaps(other)) {
                    throw new IllegalArgumentException(
                            "parts " + (parts.indexOf(other) + 1) + " and " + (i + 1) + " come to the same place");
                }
            }
        }
    }

    /** What the output needs; at most {@link Frame#MAX_SIDE} a side, else an IllegalArgumentException. */
    public Size size() {
        int width =
                parts.stream().mapToInt(part -> part.toX() + part.width()).max().orElseThrow();
        int height = parts.stream()
                .mapToInt(part -> part.toY() + part.height())
                .max()
                .orElseThrow();
        return new Size(width, height);
    }

    /** Whether every part lies on a canvas of that size. */
    public boolean fits(Size canvas) {
        return parts.stream()
                .allMatch(part -> part.x() + part.size().width() <= canvas.width()
                        && part.y() + part.size().height() <= canvas.height());
    }

    /** The output's frame. */
    public Frame applied(Frame canvas) {
        return applied().apply(canvas);
    }

    /**
     * The same for frame after frame: rows that did not change stay the very same rows, so that an output need not look at
     * them. For one thread.
     */
    public UnaryOperator<Frame> applied() {
        return new Applied(this);
    }
}
