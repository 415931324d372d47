package shiliu.player.render;

import shiliu.player.playlist.Picture;
import shiliu.protocols.driver.Colour;

/** Photographs made to fit: scaled by averaging areas, and dithered where the LEDs know only on and off. */
final class Photos {
    private static final int LEVELS = 256;
    /** How many of the LEDs each value lights, in 4080ths. */
    private static final int FULL = 4080;

    private static final int[] SHARE = shares();

    private Photos() {}

    private static int[] shares() {
        int[] table = new int[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            // Between the eye's curve and the LEDs': true light (the square) would drown all shadows in so few levels.
            table[i] = (i * i * 16 / 255 + i * 16) / 2;
        }
        return table;
    }

    /** All of the picture, its shape kept, as large as {@code width} by {@code height} allow. */
    static Raster contained(Raster picture, int width, int height) {
        boolean wide = (long) picture.width() * height >= (long) picture.height() * width;
        int w = wide ? width : Math.max(1, Math.round((float) picture.width() * height / picture.height()));
        int h = wide ? Math.max(1, Math.round((float) picture.height() * width / picture.width())) : height;
        return scaled(
                picture, new Box(0, 0, picture.width(), picture.height()), Math.min(w, width), Math.min(h, height));
    }

    /** A part of the picture of just the wanted shape, with {@code focus} as near its middle as the edges allow. */
    static Raster covering(Raster picture, int width, int height, Picture.Focus focus) {
        boolean wide = (long) picture.width() * height >= (long) picture.height() * width;
        int w = wide ? Math.max(1, Math.round((float) picture.height() * width / height)) : picture.width();
        int h = wide ? picture.height() : Math.max(1, Math.round((float) picture.width() * height / width));
        int across = Math.min(w, picture.width());
        int down = Math.min(h, picture.height());
        int x = within(picture.width() * focus.x() / 100 - across / 2, picture.width() - across);
        int y = within(picture.height() * focus.y() / 100 - down / 2, picture.height() - down);
        return scaled(picture, new Box(x, y, across, down), width, height);
    }

    private static int within(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }

    /** Averages the part of the picture that each new pixel covers; where it must grow, mixes neighbours. */
    static Raster scaled(Raster picture, Box part, int width, int height) {
        if (width > part.width() || height > part.height()) {
            return enlarged(picture, part, width, height);
        }
        int[] out = new int[width * height];
        for (int y = 0; y < height; y++) {
            int top = part.y() + (int) ((long) y * part.height() / height);
            int bottom = Math.max(top + 1, part.y() + (int) ((long) (y + 1) * part.height() / height));
            for (int x = 0; x < width; x++) {
                int left = part.x() + (int) ((long) x * part.width() / width);
                int right = Math.max(left + 1, part.x() + (int) ((long) (x + 1) * part.width() / width));
                out[y * width + x] = average(picture, left, top, right, bottom);
            }
        }
        return new Raster(width, height, out);
    }

    private static Raster enlarged(Raster picture, Box part, int width, int height) {
        int[] out = new int[width * height];
        for (int y = 0; y < height; y++) {
            // 256ths of a pixel, measured between the centres of pixels.
            int fromTop = centre(y, part.height(), height);
            int top = part.y() + (fromTop >> 8);
            int bottom = Math.min(top + 1, part.bottom() - 1);
            for (int x = 0; x < width; x++) {
                int fromLeft = centre(x, part.width(), width);
                int left = part.x() + (fromLeft >> 8);
                int right = Math.min(left + 1, part.right() - 1);
                int upper = mixed(picture.pixel(left, top), picture.pixel(right, top), fromLeft & 0xFF);
                int lower = mixed(picture.pixel(left, bottom), picture.pixel(right, bottom), fromLeft & 0xFF);
                out[y * width + x] = mixed(upper, lower, fromTop & 0xFF);
            }
        }
        return new Raster(width, height, out);
    }

    private static int centre(int at, int from, int to) {
        return (int) Math.max(0, Math.min((from - 1) * 256L, ((2L * at + 1) * from * 128) / to - 128));
    }

    /** {@code b} over {@code a}, in 256ths. */
    static int mixed(int a, int b, int share) {
        int redBlue = ((a & 0xFF00FF) * (256 - share) + (b & 0xFF00FF) * share) >>> 8 & 0xFF00FF;
        int green = ((a & 0xFF00) * (256 - share) + (b & 0xFF00) * share) >>> 8 & 0xFF00;
        return redBlue | green;
    }

    private static int average(Raster picture, int left, int top, int right, int bottom) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int colour = picture.pixel(x, y);
                red += colour >> 16 & 0xFF;
                green += colour >> 8 & 0xFF;
                blue += colour & 0xFF;
            }
        }
        int count = (right - left) * (bottom - top);
        return (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
    }

    /** The picture in colours that the LEDs have. */
    static Raster reduced(Raster picture, Colour colour) {
        return switch (colour) {
            case RGB -> picture;
            case MONO -> {
                int[] light = stretched(channel(picture, 54, 183, 19));
                yield lit(picture, diffused(light, picture.width()), new boolean[light.length]);
            }
            case DUAL -> {
                // What is blue would stay black: it lends some of its light to green.
                int[] red = stretched(channel(picture, 226, 30, 0));
                int[] green = stretched(channel(picture, 10, 190, 56));
                yield lit(picture, diffused(red, picture.width()), diffused(green, picture.width()));
            }
        };
    }

    private static Raster lit(Raster picture, boolean[] red, boolean[] green) {
        int[] out = new int[red.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (red[i] ? Palette.RED : 0) | (green[i] ? Palette.GREEN : 0);
        }
        return new Raster(picture.width(), picture.height(), out);
    }

    /** A mixture of red, green and blue in 256ths. */
    private static int[] channel(Raster picture, int red, int green, int blue) {
        int[] out = new int[picture.width() * picture.height()];
        for (int i = 0; i < out.length; i++) {
            int colour = picture.pixel(i % picture.width(), i / picture.width());
            out[i] = ((colour >> 16 & 0xFF) * red + (colour >> 8 & 0xFF) * green + (colour & 0xFF) * blue) >> 8;
        }
        return out;
    }

    /** The darkest and lightest fiftieth become black and full light: few levels need all the contrast there is. */
    private static int[] stretched(int[] values) {
        int[] histogram = new int[LEVELS];
        for (int value : values) {
            histogram[value]++;
        }
        int cut = values.length / 50;
        int low = 0;
        for (int sum = histogram[0]; sum <= cut && low < 254; sum += histogram[low]) {
            low++;
        }
        int high = 255;
        for (int sum = histogram[255]; sum <= cut && high > low + 1; sum += histogram[high]) {
            high--;
        }
        int[] out = new int[values.length];
        // A picture of one tone has no contrast to stretch.
        boolean flat = high - low < 16;
        for (int i = 0; i < out.length; i++) {
            int value = flat ? values[i] : Math.max(0, Math.min(255, (values[i] - low) * 255 / (high - low)));
            out[i] = SHARE[value];
        }
        return out;
    }

    /** Floyd-Steinberg, every second row from right to left. */
    private static boolean[] diffused(int[] light, int width) {
        boolean[] out = new boolean[light.length];
        int[] value = light.clone();
        for (int y = 0; y < light.length / width; y++) {
            int step = y % 2 == 0 ? 1 : -1;
            for (int k = 0; k < width; k++) {
                int x = step > 0 ? k : width - 1 - k;
                int at = y * width + x;
                out[at] = value[at] >= FULL / 2;
                int error = value[at] - (out[at] ? FULL : 0);
                boolean ahead = x + step >= 0 && x + step < width;
                boolean behind = x - step >= 0 && x - step < width;
                boolean below = at + width < light.length;
                if (ahead) {
                    value[at + step] += error * 7 / 16;
                }
                if (below) {
                    value[at + width] += error * 5 / 16;
                }
                if (below && behind) {
                    value[at + width - step] += error * 3 / 16;
                }
                if (below && ahead) {
                    value[at + width + step] += error / 16;
                }
            }
        }
        return out;
    }
}
