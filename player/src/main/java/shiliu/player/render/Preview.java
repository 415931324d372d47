package shiliu.player.render;

import java.time.Duration;
import java.util.List;
import shiliu.protocols.driver.Frame;

/** Frames as pictures to look at on a desk: enlarged, as dots of light, side by side, in motion, with what is wrong marked. */
public final class Preview {
    private static final int MOST_SIDE = 8192;
    private static final int GROUND = 0x0A0A0A;
    /** An LED that is off still reflects a little. */
    private static final int OFF = 0x161616;

    private static final int GAP = 6;
    private static final int BETWEEN = 0x606060;
    private static final int REFUSED = 0xFF00FF;
    private static final int DOUBTED = 0x00FFFF;
    private static final int SAMPLES = 8;
    /** Of a dot's side, per cent: LEDs do not touch. */
    private static final int DIAMETER = 86;

    private Preview() {}

    /** As PNG, each pixel {@code scale} pixels wide and high. */
    public static byte[] png(Frame frame, int scale) {
        int times = held(frame, scale);
        int width = frame.width() * times;
        int[] rgb = new int[width * frame.height() * times];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = frame.pixel(i % width / times, i / width / times);
        }
        return PngWriter.write(width, frame.height() * times, rgb);
    }

    private static int held(Frame frame, int scale) {
        return Math.max(1, Math.min(scale, MOST_SIDE / Math.max(frame.width(), frame.height())));
    }

    /** As PNG, each pixel a round light of {@code dot} pixels on a black board: what an LED screen looks like from near. */
    public static byte[] leds(Frame frame, int dot) {
        int side = held(frame, dot);
        int[] mask = disc(side);
        int width = frame.width() * side;
        int[] rgb = new int[width * frame.height() * side];
        for (int y = 0; y < frame.height() * side; y++) {
            for (int x = 0; x < width; x++) {
                int light = frame.pixel(x / side, y / side);
                int lit = light == 0 ? OFF : light;
                rgb[y * width + x] = Photos.mixed(GROUND, lit, mask[y % side * side + x % side]);
            }
        }
        return PngWriter.write(width, frame.height() * side, rgb);
    }

    /** How much of each pixel of a dot is lit, 0 to 256. */
    private static int[] disc(int side) {
        int[] mask = new int[side * side];
        double radius = side * DIAMETER / 200.0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int inside = 0;
                for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
                    double dx = x + (sample % SAMPLES + 0.5) / SAMPLES - side / 2.0;
                    double dy = y + (Math.floorDiv(sample, SAMPLES) + 0.5) / SAMPLES - side / 2.0;
                    inside += dx * dx + dy * dy <= radius * radius ? 1 : 0;
                }
                mask[y * side + x] = side < 3 ? 256 : inside * 256 / (SAMPLES * SAMPLES);
            }
        }
        return mask;
    }

    /** All frames, which have one size, on one sheet as PNG, row by row; as many as 8192 pixels hold. */
    public static byte[] sheet(List<Frame> frames, int columns, int scale) {
        Frame first = frames.get(0);
        int across = Math.max(1, Math.min(columns, frames.size()));
        int times = Math.max(1, Math.min(scale, MOST_SIDE / (across * (first.width() + GAP))));
        int cellWidth = first.width() * times + GAP;
        int cellHeight = first.height() * times + GAP;
        int rows = Math.max(1, Math.min((frames.size() + across - 1) / across, MOST_SIDE / cellHeight));
        int width = across * cellWidth + GAP;
        Canvas canvas = new Canvas(width, rows * cellHeight + GAP, BETWEEN);
        for (int i = 0; i < Math.min(frames.size(), rows * across); i++) {
            int left = GAP + i % across * cellWidth;
            int top = GAP + i / across * cellHeight;
            Frame frame = frames.get(i);
            for (int y = 0; y < frame.height() * times; y++) {
                for (int x = 0; x < frame.width() * times; x++) {
                    canvas.row(top + y)[left + x] = frame.pixel(x / times, y / times);
                }
            }
        }
        return canvas.raster().png();
    }

    /** The frames one after the other, each for its time, again and again, as animated GIF. */
    public static byte[] gif(List<Frame> frames, List<Duration> stays) {
        return GifWriter.write(frames, stays);
    }

    /** The frame with a box around each finding: magenta where it is refused, else light blue. */
    public static Frame marked(Frame frame, List<Finding> findings) {
        Canvas canvas = Canvas.of(frame);
        int line = Math.max(1, Math.min(frame.width(), frame.height()) / 240);
        for (Finding found : findings) {
            int left = Math.max(0, found.left());
            int top = Math.max(0, found.top());
            int right = Math.min(frame.width(), found.left() + found.width());
            int bottom = Math.min(frame.height(), found.top() + found.height());
            int colour = found.refuses() ? REFUSED : DOUBTED;
            canvas.fill(new Box(left, top, right - left, line), colour);
            canvas.fill(new Box(left, bottom - line, right - left, line), colour);
            canvas.fill(new Box(left, top, line, bottom - top), colour);
            canvas.fill(new Box(right - line, top, line, bottom - top), colour);
        }
        return canvas.frame();
    }
}
