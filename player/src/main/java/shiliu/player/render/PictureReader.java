package shiliu.player.render;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import shiliu.player.message.Message;

/** Decodes pictures that may be hostile: looks at the header before anything is unpacked, and gives up in time. */
final class PictureReader {
    static final int MOST_SIDE = 4096;
    static final int MOST_PIXELS = 16_000_000;
    static final int MOST_FRAMES = 300;
    private static final long DEADLINE_SECONDS = 5;
    private static final int WHITE = 255;

    private final byte[] bytes;
    private final PictureType type;
    private volatile boolean late;

    private PictureReader(byte[] bytes, PictureType type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** The first frame, upright, on white where it is transparent. */
    static Raster read(byte[] bytes) throws PictureException {
        PictureType type =
                PictureType.of(bytes).orElseThrow(() -> new PictureException(Message.of("render.picture-unknown")));
        PictureReader reader = new PictureReader(bytes, type);
        return reader.inTime(reader::decode);
    }

    /** All frames of a picture that moves; empty for one that stands. */
    static Optional<GifFrames> moving(byte[] bytes) throws PictureException {
        if (PictureType.of(bytes).filter(type -> type == PictureType.GIF).isEmpty()) {
            return Optional.empty();
        }
        PictureReader reader = new PictureReader(bytes, PictureType.GIF);
        GifFrames frames = reader.inTime(() -> GifFrames.read(bytes, () -> reader.late));
        return frames.pngs().size() > 1 ? Optional.of(frames) : Optional.empty();
    }

    /** On a thread of its own: a decoder that hangs cannot be stopped, only left behind. */
    private <T> T inTime(Callable<T> decoding) throws PictureException {
        FutureTask<T> work = new FutureTask<>(decoding);
        Thread worker = new Thread(work, "picture");
        worker.setDaemon(true);
        worker.start();
        try {
            return work.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            late = true;
            worker.interrupt();
            throw new PictureException(Message.of("render.picture-slow", DEADLINE_SECONDS));
        } catch (InterruptedException e) {
            late = true;
            Thread.currentThread().interrupt();
            throw new PictureException(Message.of("render.picture-slow", DEADLINE_SECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PictureException refused) {
                throw refused;
            }
            // Decoders answer damaged input with all kinds of exceptions.
            throw new PictureException(Message.of("render.picture-damaged"));
        }
    }

    /** Only its first frame could be had: rather none than a picture that stands where it should move. */
    private void refuseMovingWebP() throws PictureException {
        if (type == PictureType.WEBP && WebP.frames(bytes) > 1) {
            throw new PictureException(Message.of("render.picture-webp"));
        }
    }

    private Raster decode() throws IOException, PictureException {
        refuseMovingWebP();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.format());
        if (!readers.hasNext()) {
            throw new PictureException(Message.of("render.picture-unknown"));
        }
        ImageReader reader = readers.next();
        try (EndingStream in = new EndingStream(bytes, () -> late)) {
            reader.setInput(in, false, true);
            checkSize(reader.getWidth(0), reader.getHeight(0));
            if (type.mayMove() && reader.getNumImages(true) > MOST_FRAMES) {
                throw new PictureException(Message.of("render.picture-frames", MOST_FRAMES));
            }
            reader.addIIOReadProgressListener(new GiveUp(() -> late));
            BufferedImage image = reader.read(0);
            checkSize(image.getWidth(), image.getHeight());
            return Orientation.upright(pixels(image), orientation());
        } finally {
            reader.dispose();
        }
    }

    static void checkSize(int width, int height) throws PictureException {
        if (width < 1 || height < 1) {
            throw new PictureException(Message.of("render.picture-damaged"));
        }
        if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_PIXELS) {
            throw new PictureException(
                    Message.of("render.picture-large", width + "x" + height, MOST_SIDE, MOST_PIXELS / 1_000_000));
        }
    }

    private int orientation() {
        if (type != PictureType.JPEG) {
            return Orientation.UPRIGHT;
        }
        try {
            Metadata metadata =
                    JpegMetadataReader.readMetadata(new ByteArrayInputStream(bytes), List.of(new ExifReader()));
            ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer stated = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return stated == null ? Orientation.UPRIGHT : stated;
        } catch (com.drew.imaging.jpeg.JpegProcessingException | IOException | RuntimeException e) {
            // The picture itself was read; what it says about itself is not needed.
            return Orientation.UPRIGHT;
        }
    }

    private static Raster pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        int[] out = new int[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            if (grey) {
                greys(image, y, row);
            } else {
                image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                out[y * width + x] = onWhite(row[x]);
            }
        }
        return new Raster(width, height, out);
    }

    /** Java takes grey samples for linear light and would bleach them: read them as they are. */
    private static void greys(BufferedImage image, int y, int[] row) {
        WritableRaster raster = image.getRaster();
        int bits = raster.getSampleModel().getSampleSize(0);
        boolean alpha = raster.getNumBands() > 1;
        int most = (1 << bits) - 1;
        for (int x = 0; x < row.length; x++) {
            int value = raster.getSample(x, y, 0) * 255 / most;
            int opaque = alpha ? raster.getSample(x, y, 1) * 255 / most : 255;
            row[x] = opaque << 24 | value << 16 | value << 8 | value;
        }
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            return argb & 0xFFFFFF;
        }
        int red = over(argb >> 16 & 0xFF, alpha);
        int green = over(argb >> 8 & 0xFF, alpha);
        int blue = over(argb & 0xFF, alpha);
        return red << 16 | green << 8 | blue;
    }

    private static int over(int value, int alpha) {
        return (value * alpha + WHITE * (255 - alpha) + 127) / 255;
    }
}
