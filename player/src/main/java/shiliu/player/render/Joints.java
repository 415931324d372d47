package shiliu.player.render;

import java.util.Optional;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Size;

/**
 * Where panels join, and the screen's edges: a thin line in the row or column beside a joint is swallowed by it, or looks
 * twice as thick. Lines keep one pixel free there.
 */
final class Joints {
    private final Optional<Size> panel;
    private final int width;
    private final int height;

    Joints(Look look) {
        panel = look.screen.leds().flatMap(Leds::panel);
        width = look.width;
        height = look.height;
    }

    /** A line from left to right, moved up or down by as little as keeps its rows free. */
    Box across(Box line) {
        int y = panel.map(size -> clear(line.y(), line.height(), size.height(), height))
                .orElse(line.y());
        return new Box(line.x(), y, line.width(), line.height());
    }

    /** A line from top to bottom, moved left or right. */
    Box down(Box line) {
        int x = panel.map(size -> clear(line.x(), line.width(), size.width(), width))
                .orElse(line.x());
        return new Box(x, line.y(), line.width(), line.height());
    }

    private static int clear(int at, int thick, int step, int length) {
        for (int away = 0; away <= thick + 2; away++) {
            // Upwards first: below a line stands what it belongs to less.
            if (free(at - away, thick, step, length)) {
                return at - away;
            }
            if (free(at + away, thick, step, length)) {
                return at + away;
            }
        }
        return at;
    }

    /** Whether none of the pixels {@code at} to {@code at + thick} lies beside a joint or at the edge. */
    private static boolean free(int at, int thick, int step, int length) {
        for (int i = at; i < at + thick; i++) {
            if (i < 1 || i >= length - 1 || i % step == 0 || i % step == step - 1) {
                return false;
            }
        }
        return true;
    }
}
