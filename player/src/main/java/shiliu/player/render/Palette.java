package shiliu.player.render;

import shiliu.protocols.driver.Colour;

/**
 * The colours of one template on one kind of LED, 0xRRGGBB; on one- and two-colour screens each is one the LEDs have.
 *
 * @param ground behind everything
 * @param band behind a heading
 * @param onBand the heading
 * @param title headlines
 * @param text what people read
 * @param faint dates, names, page numbers
 * @param stripe every second row of a table; the ground where the LEDs have no such shade
 * @param accent totals, rules
 */
record Palette(int ground, int band, int onBand, int title, int text, int faint, int stripe, int accent) {
    /** What an item is about decides its colours. */
    enum Theme {
        SLOGAN,
        NEWS,
        PARTY,
        RESIDENTS,
        FINANCE
    }

    static final int BLACK = 0x000000;
    static final int RED = 0xFF0000;
    static final int GREEN = 0x00FF00;
    static final int YELLOW = 0xFFFF00;
    static final int WHITE = 0xFFFFFF;

    private static final int GOLD = 0xFFD54A;
    private static final Palette ONE_COLOUR = new Palette(BLACK, RED, BLACK, RED, RED, RED, BLACK, RED);

    /** Everything in one ink on one ground. */
    static Palette alert(int ground, int ink) {
        return new Palette(ground, ground, ink, ink, ink, ink, ground, ink);
    }

    /** What speaks for something: votes for. */
    int good() {
        return GREEN;
    }

    /** What speaks against. */
    int bad() {
        return RED;
    }

    static Palette of(Colour colour, Theme theme) {
        return switch (colour) {
            case MONO -> ONE_COLOUR;
            case DUAL -> dual(theme);
            case RGB -> rgb(theme);
        };
    }

    private static Palette dual(Theme theme) {
        int text = theme == Theme.SLOGAN ? RED : GREEN;
        int title = theme == Theme.SLOGAN ? RED : YELLOW;
        int band = theme == Theme.PARTY ? RED : theme == Theme.RESIDENTS ? GREEN : YELLOW;
        return new Palette(BLACK, band, BLACK, title, text, theme == Theme.SLOGAN ? YELLOW : RED, BLACK, YELLOW);
    }

    private static Palette rgb(Theme theme) {
        return switch (theme) {
            case SLOGAN -> new Palette(0x9C0A0A, 0x9C0A0A, GOLD, 0xFFE14D, 0xFFE14D, 0xFFF3C4, 0x9C0A0A, GOLD);
            case NEWS -> new Palette(0x04122E, 0x0A4FB4, WHITE, WHITE, WHITE, 0x8FD0FF, 0x0A2148, GOLD);
            case PARTY -> new Palette(0x1C0507, 0xC3121B, WHITE, 0xFFE14D, WHITE, 0xFFC9A8, 0x34090D, 0xFFE14D);
            case RESIDENTS -> new Palette(0x04122E, 0x0A4FB4, WHITE, WHITE, WHITE, 0x8FD0FF, 0x0A2148, GOLD);
            case FINANCE -> new Palette(0x031A14, 0x00794D, WHITE, WHITE, WHITE, 0x8EE6BF, 0x06301F, GOLD);
        };
    }
}
