package shiliu.player.render;

import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Colour;

/**
 * Whether colours can be told apart on LEDs of a tone that are dimmed. What little light they give then goes out in whole
 * steps of 8 bits, beside the daylight that the board throws back.
 */
final class Contrast {
    /** Text against what is behind it: what WCAG 2 asks of large letters. */
    static final double TEXT = 3;
    /** Every second row of a table, a square that says which page. */
    static final double DECORATION = 1.15;
    /** Of full white: light that falls on the board and comes back. */
    private static final double REFLECTED = 0.01;
    /** How sending cards bend light where the screen's own tone does not. */
    private static final double USUAL_GAMMA = 2.2;

    private static final double RED = 0.2126;
    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;
    private static final int STEPS = 16;

    private final int[][] tables;
    private final int dimmedTo;

    private Contrast(Tone tone, int dimmedTo) {
        this.tables = (tone.gamma() == 1 ? new Tone(USUAL_GAMMA, tone.white()) : tone).tables();
        this.dimmedTo = dimmedTo;
    }

    static Contrast of(Screen screen) {
        return new Contrast(
                screen.tone().orElse(Tone.PLAIN),
                screen.leds().orElse(Leds.USUAL).dimmedTo());
    }

    /** {@code colours} where LEDs of {@code screen} show them apart; LEDs that are on or off always do. */
    static Palette legible(Palette colours, Screen screen) {
        return screen.colour() == Colour.RGB ? of(screen).legible(colours) : colours;
    }

    /** How much lighter the lighter of two colours is. */
    double between(int one, int other) {
        double a = light(one) + REFLECTED;
        double b = light(other) + REFLECTED;
        return Math.max(a, b) / Math.min(a, b);
    }

    private double light(int colour) {
        return RED * out(0, colour >> 16) + GREEN * out(1, colour >> 8) + BLUE * out(2, colour);
    }

    /** What goes out of one channel, 0 to 1. */
    private double out(int channel, int value) {
        return Math.floorDiv(tables[channel][value & 0xFF] * dimmedTo, 100) / 255.0;
    }

    private Palette legible(Palette as) {
        int band = as.band() == as.ground() ? as.ground() : darkened(as.band(), as.onBand());
        int stripe = as.stripe() == as.ground() ? as.ground() : lifted(as.stripe(), DECORATION, as.ground());
        return new Palette(
                as.ground(),
                band,
                lifted(as.onBand(), TEXT, band),
                lifted(as.title(), TEXT, as.ground(), stripe),
                lifted(as.text(), TEXT, as.ground(), stripe),
                lifted(as.faint(), TEXT, as.ground(), stripe, band),
                stripe,
                lifted(as.accent(), TEXT, as.ground(), stripe));
    }

    /** As little nearer to white, or where that darkens to black, as makes it stand off all of {@code behind}. */
    private int lifted(int colour, double least, int... behind) {
        boolean dark = light(colour) < light(behind[0]);
        int end = dark ? Palette.BLACK : Palette.WHITE;
        for (int step = 0; step < STEPS; step++) {
            int tried = Photos.mixed(colour, end, step * 256 / STEPS);
            if (apart(tried, least, behind)) {
                return tried;
            }
        }
        return end;
    }

    /** A band on which not even white letters would stand off gives way. */
    private int darkened(int band, int onBand) {
        boolean lightLetters = light(onBand) >= light(band);
        for (int step = 0; step < STEPS && lightLetters; step++) {
            int tried = Photos.mixed(band, Palette.BLACK, step * 256 / STEPS);
            if (apart(Palette.WHITE, TEXT, tried)) {
                return tried;
            }
        }
        return lightLetters ? Palette.BLACK : band;
    }

    private boolean apart(int colour, double least, int... behind) {
        for (int other : behind) {
            if (between(colour, other) < least) {
                return false;
            }
        }
        return true;
    }
}
