package shiliu.player.screen;

import shiliu.protocols.driver.Frame;

/**
 * How a screen's LEDs differ from the desk's display: applied to what goes out to them, never to what is approved or proven.
 *
 * @param gamma by how much their light must be bent, above 0, at most 4; 1 leaves it straight
 * @param white what must be sent so that they give white, 0xRRGGBB
 */
public record Tone(double gamma, int white) {
    private static final int FULL = 255;
    private static final int WHITE = 0xFFFFFF;

    /** Nothing is changed. */
    public static final Tone PLAIN = new Tone(1, WHITE);

    public Tone {
        if (!(gamma > 0 && gamma <= 4) || (white & ~WHITE) != 0 || white == 0) {
            throw new IllegalArgumentException("gamma " + gamma + ", white " + Integer.toHexString(white));
        }
    }

    /** {@code frame} as it goes out. */
    public Frame applied(Frame frame) {
        int[][] tables = tables();
        int[] pixels = frame.pixels();
        for (int i = 0; i < pixels.length; i++) {
            int rgb = pixels[i];
            pixels[i] = tables[0][rgb >> 16] << 16 | tables[1][rgb >> 8 & FULL] << 8 | tables[2][rgb & FULL];
        }
        return Frame.of(frame.width(), frame.height(), pixels);
    }

    /** For each channel (red, green, blue) and value 0 to 255 what goes out. */
    public int[][] tables() {
        int[][] tables = new int[3][FULL + 1];
        for (int channel = 0; channel < 3; channel++) {
            int most = (white >> (16 - 8 * channel)) & FULL;
            for (int value = 0; value <= FULL; value++) {
                tables[channel][value] = (int) Math.round(StrictMath.pow(value / 255.0, gamma) * most);
            }
        }
        return tables;
    }
}
