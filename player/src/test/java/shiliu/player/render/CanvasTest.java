package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import shiliu.protocols.driver.Frame;

class CanvasTest {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;

    private final Random random = new Random(5);
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT, 0x102030);
    /** The same, pixel by pixel. */
    private final int[][] expected = new int[HEIGHT][WIDTH];

    CanvasTest() {
        for (int[] row : expected) {
            java.util.Arrays.fill(row, 0x102030);
        }
    }

    private void fill() {
        boolean whole = random.nextInt(4) == 0;
        Box box = whole
                ? new Box(0, random.nextInt(HEIGHT), WIDTH, random.nextInt(12))
                : new Box(random.nextInt(70) - 10, random.nextInt(50) - 10, random.nextInt(50), random.nextInt(20));
        int colour = random.nextInt(0x1000000);
        canvas.fill(box, colour);
        for (int y = Math.max(0, box.y()); y < Math.min(HEIGHT, box.bottom()); y++) {
            for (int x = Math.max(0, box.x()); x < Math.min(WIDTH, box.right()); x++) {
                expected[y][x] = colour;
            }
        }
    }

    private void glyph() {
        int side = 1 + random.nextInt(12);
        byte[] coverage = new byte[side * side];
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = (byte) (random.nextInt(3) * random.nextInt(200));
        }
        Glyph glyph = new Glyph(random.nextInt(3) - 1, side, side, side, side, coverage);
        int baseline = random.nextInt(HEIGHT + 20) - 5;
        int colour = random.nextInt(0x1000000);
        for (int x = random.nextInt(40) - 20; x < WIDTH; x += side + random.nextInt(3) - 1) {
            canvas.draw(glyph, x, baseline, colour);
            for (int i = 0; i < coverage.length; i++) {
                int column = x + glyph.left + i % side;
                int row = baseline - glyph.top + i / side;
                if (column >= 0 && column < WIDTH && row >= 0 && row < HEIGHT) {
                    expected[row][column] = blended(expected[row][column], colour, coverage[i] & 0xFF);
                }
            }
        }
    }

    private static int blended(int below, int above, int share) {
        int weight = share + (share >> 7);
        int all = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int mixed = ((below >> shift & 0xFF) * (256 - weight) + (above >> shift & 0xFF) * weight) >> 8;
            all |= mixed << shift;
        }
        return share == 0 ? below : all;
    }

    private void picture() {
        int[] rgb = new int[7 * 5];
        java.util.Arrays.setAll(rgb, i -> i * 0x030507);
        int left = random.nextInt(70) - 8;
        int top = random.nextInt(50) - 6;
        canvas.draw(new Raster(7, 5, rgb), left, top);
        for (int i = 0; i < rgb.length; i++) {
            int x = left + i % 7;
            int y = top + i / 7;
            if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
                expected[y][x] = rgb[i];
            }
        }
    }

    private Frame frame() {
        int[] all = new int[WIDTH * HEIGHT];
        java.util.Arrays.setAll(all, i -> expected[i / WIDTH][i % WIDTH]);
        return Frame.of(WIDTH, HEIGHT, all);
    }

    @Test
    void whateverIsSharedEachPixelIsAsIfDrawnAlone() {
        for (int turn = 0; turn < 3000; turn++) {
            switch (random.nextInt(4)) {
                case 0 -> fill();
                case 1 -> picture();
                default -> glyph();
            }
            assertThat(canvas.frame()).as("after %d", turn).isEqualTo(frame());
        }
    }

    @Test
    void aFrameAndACopyKeepWhatTheyHad() {
        glyph();
        Frame frame = canvas.frame();
        Frame before = frame();
        Canvas copy = canvas.copy();
        fill();
        glyph();
        assertThat(frame).isEqualTo(before).isNotEqualTo(canvas.frame());
        assertThat(copy.frame()).isEqualTo(before);
        copy.fill(new Box(1, 1, 5, 5), 0xABCDEF);
        assertThat(canvas.frame()).isEqualTo(frame());
    }
}
