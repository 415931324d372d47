package shiliu.player.diag;

import java.util.List;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;

/** Numbers a screen's modules from the top left, row by row, each with a line around it: swapped cables show at once. */
final class Modules {
    /** Digits 3 by 5, a row in three bits. */
    private static final List<String> DIGITS =
            List.of("75557", "26227", "71747", "71717", "55711", "74717", "74757", "71111", "75757", "75717");

    private static final int WIDE = 3;
    private static final int HIGH = 5;

    private Modules() {}

    static Frame draw(Geometry screen, int moduleWidth, int moduleHeight, int colour) {
        int[] rgb = new int[screen.width() * screen.height()];
        int across = (screen.width() + moduleWidth - 1) / moduleWidth;
        for (int y = 0; y < screen.height(); y++) {
            for (int x = 0; x < screen.width(); x++) {
                int number = y / moduleHeight * across + x / moduleWidth + 1;
                boolean edge = x % moduleWidth == 0 || y % moduleHeight == 0;
                if (edge || digit(String.valueOf(number), x % moduleWidth - 2, y % moduleHeight - 2)) {
                    rgb[y * screen.width() + x] = colour;
                }
            }
        }
        return Frame.of(screen.width(), screen.height(), rgb);
    }

    private static boolean digit(String number, int x, int y) {
        if (x < 0 || y < 0 || y >= HIGH || x / (WIDE + 1) >= number.length() || x % (WIDE + 1) == WIDE) {
            return false;
        }
        int row = DIGITS.get(number.charAt(x / (WIDE + 1)) - '0').charAt(y) - '0';
        return (row >> (WIDE - 1 - x % (WIDE + 1)) & 1) == 1;
    }
}
