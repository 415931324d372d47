package shiliu.player.render;

import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.protocols.driver.Frame;

/** Pictures in and out. Everything that comes in is hostile until it was decoded within the limits. */
public final class Pictures {
    private static final int LONG = 1920;
    private static final int SHORT = 1080;

    /** A picture made safe: PNG bytes, animated where it moves, without metadata, upright, at most 1920 by 1080 or 1080 by 1920. */
    public static final class Normal {
        private final byte[] png;
        private final int width;
        private final int height;
        private final Optional<Long> millis;

        Normal(byte[] png, int width, int height, Optional<Long> millis) {
            this.png = png;
            this.millis = millis;
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

        /** How long one pass of what moves takes. */
        public Optional<Long> millis() {
            return millis;
        }
    }

    private Pictures() {}

    /**
     * Decodes PNG, JPEG, GIF, WebP or BMP and writes it anew. Refused: more than 4096 pixels a side, 16
     * million in all, 300 frames, or 5 s; WebP that moves.
     */
    public static Normal normalise(byte[] picture) throws PictureException {
        Optional<GifFrames> moving = PictureReader.moving(picture);
        if (moving.isPresent()) {
            GifFrames frames = moving.get();
            long millis = frames.millis().stream().mapToLong(m -> m).sum();
            return new Normal(
                    Apng.write(frames.pngs(), frames.millis()), frames.width(), frames.height(), Optional.of(millis));
        }
        Raster decoded = PictureReader.read(picture);
        boolean upright = decoded.height() > decoded.width();
        int mostWidth = upright ? SHORT : LONG;
        int mostHeight = upright ? LONG : SHORT;
        boolean large = decoded.width() > mostWidth || decoded.height() > mostHeight;
        Raster fitting = large ? Photos.contained(decoded, mostWidth, mostHeight) : decoded;
        return new Normal(fitting.png(), fitting.width(), fitting.height(), Optional.empty());
    }

    /** The same for a file, whose name must not claim another type than its content has. */
    public static Normal normalise(byte[] picture, String fileName) throws PictureException {
        Optional<PictureType> type = PictureType.of(picture);
        if (type.isPresent() && !type.get().fits(fileName)) {
            throw new PictureException(
                    Message.of("render.picture-mismatch", fileName, type.get().format()));
        }
        return normalise(picture);
    }

    /** {@code frame} as PNG: the same bytes for the same pixels. */
    public static byte[] png(Frame frame) {
        return PngWriter.write(frame);
    }
}
