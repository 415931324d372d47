package shiliu.player.render;

/** A decoded picture: pixels row by row, each 0xRRGGBB. The array is never written to after construction. */
final class Raster {
    private final int width;
    private final int height;
    private final int[] rgb;

    /** Takes {@code rgb} over without copying. */
    Raster(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int pixel(int x, int y) {
        return rgb[y * width + x];
    }

    void copyRow(int row, int from, int[] target, int at, int length) {
        System.arraycopy(rgb, row * width + from, target, at, length);
    }

    byte[] png() {
        return PngWriter.write(width, height, rgb);
    }
}
