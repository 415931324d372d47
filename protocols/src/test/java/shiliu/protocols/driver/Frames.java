package shiliu.protocols.driver;

import java.util.Random;

/** Frames that a card of some colours can show exactly. */
public final class Frames {
    private Frames() {}

    /** Noise in the colours that the LEDs have. */
    public static Frame random(Geometry geometry, long seed) {
        Random random = new Random(seed);
        int[] rgb = new int[geometry.width() * geometry.height()];
        for (int i = 0; i < rgb.length; i++) {
            int bits = random.nextInt();
            rgb[i] = switch (geometry.colour()) {
                case MONO -> (bits & 1) * 0xFF0000;
                case DUAL -> (bits & 1) * 0xFF0000 | (bits >> 1 & 1) * 0x00FF00;
                case RGB -> bits & 0xFFFFFF;
            };
        }
        return Frame.of(geometry.width(), geometry.height(), rgb);
    }

    /** Black but for one pixel. */
    public static Frame dot(Geometry geometry, int x, int y) {
        int[] rgb = new int[geometry.width() * geometry.height()];
        rgb[y * geometry.width() + x] = 0xFF0000;
        return Frame.of(geometry.width(), geometry.height(), rgb);
    }

    /** {@code base} with one pixel turned. */
    public static Frame with(Frame base, int x, int y) {
        int[] rgb = base.pixels();
        rgb[y * base.width() + x] ^= 0xFF0000;
        return Frame.of(base.width(), base.height(), rgb);
    }
}
