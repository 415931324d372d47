package shiliu.player.render;

/** How a camera was held (Exif 2.32, tag 0x0112): 1 upright, 2 to 8 mirrored or turned. */
final class Orientation {
    static final int UPRIGHT = 1;

    private Orientation() {}

    static Raster upright(Raster picture, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return picture;
        }
        boolean turned = orientation >= 5;
        int width = turned ? picture.height() : picture.width();
        int height = turned ? picture.width() : picture.height();
        int[] out = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = picture.width() - 1;
                int bottom = picture.height() - 1;
                out[y * width + x] = switch (orientation) {
                    case 2 -> picture.pixel(right - x, y);
                    case 3 -> picture.pixel(right - x, bottom - y);
                    case 4 -> picture.pixel(x, bottom - y);
                    case 5 -> picture.pixel(y, x);
                    case 6 -> picture.pixel(y, bottom - x);
                    case 7 -> picture.pixel(right - y, bottom - x);
                    default -> picture.pixel(right - y, x);
                };
            }
        }
        return new Raster(width, height, out);
    }
}
