package shiliu.player.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import shiliu.player.message.Message;

/** The frames of a GIF, each put together whole (GIF89a, sections 20 and 23): what an author sees in a browser. */
final class GifFrames {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    /** Browsers play shorter ones at this pace. */
    private static final int USUAL_MILLIS = 100;

    private static final int LEAST_MILLIS = 20;
    private static final int MOST_MILLIS = 60_000;
    private static final int WHITE = 0xFFFFFF;
    /** Of all frames together: a minute of a large panel, half a second of a wall. */
    private static final long MOST_PIXELS = 120_000_000;

    private final int width;
    private final int height;
    private final List<byte[]> pngs = new ArrayList<>();
    private final List<Integer> millis = new ArrayList<>();
    private int[] canvas;

    private GifFrames(int width, int height) {
        this.width = width;
        this.height = height;
        this.canvas = new int[width * height];
        Arrays.fill(canvas, WHITE);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whole frames as PNG. */
    List<byte[]> pngs() {
        return pngs;
    }

    List<Integer> millis() {
        return millis;
    }

    /** Reads all frames; {@code late} is asked before each. */
    static GifFrames read(byte[] bytes, java.util.function.BooleanSupplier late) throws IOException, PictureException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (EndingStream in = new EndingStream(bytes, late)) {
            reader.setInput(in, false, false);
            reader.addIIOReadProgressListener(new GiveUp(late));
            int count = reader.getNumImages(true);
            if (count < 2) {
                // It stands, and is read as such: what its header says of the screen is of no matter.
                return new GifFrames(1, 1);
            }
            PictureReader.checkSize(le16(bytes, 6), le16(bytes, 8));
            GifFrames frames = new GifFrames(le16(bytes, 6), le16(bytes, 8));
            if (count > PictureReader.MOST_FRAMES) {
                throw new PictureException(Message.of("render.picture-frames", PictureReader.MOST_FRAMES));
            }
            if ((long) count * frames.width * frames.height > MOST_PIXELS) {
                throw new PictureException(Message.of("render.picture-moving-large", MOST_PIXELS / 1_000_000));
            }
            for (int i = 0; i < count && !late.getAsBoolean(); i++) {
                // A frame may say that it is larger than the picture that it belongs to.
                if (reader.getWidth(i) > frames.width || reader.getHeight(i) > frames.height) {
                    throw new PictureException(Message.of("render.picture-damaged"));
                }
                frames.add(reader.read(i), new Placing(reader.getImageMetadata(i)));
            }
            return frames;
        } finally {
            reader.dispose();
        }
    }

    private static int le16(byte[] bytes, int at) {
        return bytes.length < at + 2 ? 0 : (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private void add(BufferedImage image, Placing at) {
        int[] before = at.disposal.equals("restoreToPrevious") ? canvas.clone() : canvas;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                int column = at.left + x;
                int row = at.top + y;
                if (argb >>> 24 >= 128 && column < width && row < height) {
                    canvas[row * width + column] = argb & WHITE;
                }
            }
        }
        pngs.add(PngWriter.write(width, height, canvas));
        millis.add(at.millis < LEAST_MILLIS ? USUAL_MILLIS : Math.min(at.millis, MOST_MILLIS));
        canvas = before;
        if (at.disposal.equals("restoreToBackgroundColor")) {
            for (int y = at.top; y < Math.min(height, at.top + image.getHeight()); y++) {
                int from = y * width + Math.min(width, at.left);
                Arrays.fill(canvas, from, y * width + Math.min(width, at.left + image.getWidth()), WHITE);
            }
        }
    }

    /** Where a frame goes, how long it stands, what becomes of it. */
    private static final class Placing {
        private final int left;
        private final int top;
        private final int millis;
        private final String disposal;

        Placing(IIOMetadata metadata) {
            Node root = metadata.getAsTree(FORMAT);
            left = number(root, "ImageDescriptor", "imageLeftPosition");
            top = number(root, "ImageDescriptor", "imageTopPosition");
            millis = 10 * number(root, "GraphicControlExtension", "delayTime");
            disposal = text(root, "GraphicControlExtension", "disposalMethod");
        }

        private static int number(Node root, String node, String attribute) {
            String text = text(root, node, attribute);
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }

        private static String text(Node root, String name, String attribute) {
            for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
                NamedNodeMap attributes = node.getAttributes();
                Node found = node.getNodeName().equals(name) ? attributes.getNamedItem(attribute) : null;
                if (found != null) {
                    return found.getNodeValue();
                }
            }
            return "";
        }
    }
}
