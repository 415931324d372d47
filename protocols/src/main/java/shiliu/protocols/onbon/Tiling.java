package shiliu.protocols.onbon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.Frame;

/** How a screen is cut into areas: always the same number of windows, which never overlap and cover it. */
final class Tiling {
    private static final int MOST_BANDS = 4;
    private static final int LEAST_BAND = 8;
    /** Columns are cut at whole bytes. */
    private static final int STEP = 8;

    private Tiling() {}

    /** Bands over the whole width, from the top; one for a card that takes one area in a packet. */
    static List<Window> bands(Generation generation, int width, int height) {
        int most = generation == Generation.FIVE ? 1 : MOST_BANDS;
        int count = Math.max(1, Math.min(most, height / LEAST_BAND));
        int rows = (height + count - 1) / count;
        List<Window> bands = new ArrayList<>();
        for (int y = 0; y < height; y += rows) {
            bands.add(new Window(0, y, width, Math.min(rows, height - y)));
        }
        return bands;
    }

    /** The smallest window that holds every pixel in which two pictures differ; empty where they are equal. */
    static Optional<Window> difference(Frame one, Frame other) {
        int left = one.width();
        int top = one.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                if (one.pixel(x, y) != other.pixel(x, y)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        int from = left / STEP * STEP;
        int to = Math.min(one.width(), (right + STEP - 1) / STEP * STEP);
        return right == 0 ? Optional.empty() : Optional.of(new Window(from, top, to - from, bottom - top));
    }

    /**
     * So many windows, one of which is {@code hot}, widened to the nearer edge so that the others are few: what lies above,
     * below and beside it, the largest cut in two as often as needed. Empty where it cannot be done.
     */
    static Optional<List<Window>> around(Window hot, int width, int height, int count) {
        boolean toTheLeft = hot.x() <= width - hot.x() - hot.width();
        int x = toTheLeft ? 0 : hot.x();
        int across = toTheLeft ? hot.x() + hot.width() : width - hot.x();
        List<Window> windows = new ArrayList<>();
        windows.add(new Window(x, hot.y(), across, hot.height()));
        add(windows, new Window(0, 0, width, hot.y()));
        add(windows, new Window(0, hot.y() + hot.height(), width, height - hot.y() - hot.height()));
        add(windows, new Window(toTheLeft ? across : 0, hot.y(), width - across, hot.height()));
        while (windows.size() < count) {
            Window largest = windows.stream()
                    .filter(window -> window.height() > 1)
                    .max(Comparator.comparingInt(window -> window.width() * window.height()))
                    .orElse(hot);
            if (largest.height() < 2) {
                return Optional.empty();
            }
            windows.remove(largest);
            int half = largest.height() / 2;
            windows.add(new Window(largest.x(), largest.y(), largest.width(), half));
            windows.add(new Window(largest.x(), largest.y() + half, largest.width(), largest.height() - half));
        }
        return windows.size() == count ? Optional.of(List.copyOf(windows)) : Optional.empty();
    }

    private static void add(List<Window> windows, Window window) {
        if (window.width() > 0 && window.height() > 0) {
            windows.add(window);
        }
    }
}
