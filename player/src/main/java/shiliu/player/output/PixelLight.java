package shiliu.player.output;

import shiliu.player.screen.Tone;

/**
 * What becomes of each pixel on its way to LEDs that take whole pictures: their tone, and how bright they are to be. Where the
 * tone bends the light itself, per cent are of light; where it leaves that to a sending card, whose LEDs follow a display's
 * gamma of {@value #DISPLAY}, they are bent by it. One thread.
 */
final class PixelLight {
    static final double DISPLAY = 2.2;
    private static final int FULL = 255;

    private final Tone tone;
    private int percent = 100;
    private int[][] tables;
    private boolean plain;

    PixelLight(Tone tone) {
        this.tone = tone;
        this.tables = tone.tables();
        this.plain = tone.equals(Tone.PLAIN);
    }

    /** Whether nothing is changed. */
    boolean plain() {
        return plain;
    }

    /** Sets the brightness; whether it is another one. */
    boolean dim(int to) {
        if (to == percent) {
            return false;
        }
        percent = to;
        plain = tone.equals(Tone.PLAIN) && percent == 100;
        double share = tone.gamma() == 1 ? StrictMath.pow(to / 100.0, 1 / DISPLAY) : to / 100.0;
        int[][] full = tone.tables();
        for (int[] table : full) {
            for (int value = 1; value <= FULL; value++) {
                // What is lit stays lit, if only just: a dark letter is still one.
                table[value] = table[value] == 0 ? 0 : Math.max(1, (int) Math.round(table[value] * share));
            }
        }
        tables = full;
        return true;
    }

    /** 0xRRGGBB as it goes out. */
    int of(int rgb) {
        return tables[0][rgb >> 16 & FULL] << 16 | tables[1][rgb >> 8 & FULL] << 8 | tables[2][rgb & FULL];
    }
}
