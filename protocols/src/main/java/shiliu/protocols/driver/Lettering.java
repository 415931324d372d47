package shiliu.protocols.driver;

import java.util.List;

/** How a virtual card writes text: lines from the top left corner, cut at the edges. */
public final class Lettering {
    private Lettering() {}

    /** One line: {@code rgb} is 0xRRGGBB. */
    public record Line(String text, int rgb, int size) {}

    /** Draws into {@code pixels}, {@code width × height}, inside the window from {@code (left, top)} of its size. */
    public static void draw(int[] pixels, int width, List<Line> lines, Window window, Glyphs glyphs) {
        int y = window.top();
        for (Line line : lines) {
            int x = window.left();
            for (int codePoint : line.text().codePoints().toArray()) {
                boolean[][] dots = glyphs.dots(codePoint, line.size());
                stamp(pixels, width, dots, x, y, line.rgb(), window);
                x += dots.length == 0 ? 0 : dots[0].length;
            }
            y += line.size();
        }
    }

    /** Where on the screen, pixels. */
    public record Window(int left, int top, int width, int height) {}

    private static void stamp(int[] pixels, int across, boolean[][] dots, int x, int y, int rgb, Window window) {
        for (int row = 0; row < dots.length && y + row < window.top() + window.height(); row++) {
            for (int column = 0; column < dots[row].length; column++) {
                if (dots[row][column] && x + column < window.left() + window.width()) {
                    pixels[(y + row) * across + x + column] = rgb;
                }
            }
        }
    }
}
