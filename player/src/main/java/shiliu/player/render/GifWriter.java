package shiliu.player.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import shiliu.protocols.driver.Frame;

/** Writes animated GIF (GIF89a) through the JDK's writer. */
final class GifWriter {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final byte[] FOR_EVER = {1, 0, 0};
    private static final int COLOURS = 256;
    private static final int REDS = 6;
    private static final int GREENS = 7;
    private static final int BLUES = 6;

    private GifWriter() {}

    static byte[] write(List<Frame> frames, List<Duration> stays) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            // Rows from top to bottom: the JDK's reader loses rows of small pictures that are interlaced.
            ImageWriteParam inOrder = writer.getDefaultWriteParam();
            inOrder.setProgressiveMode(ImageWriteParam.MODE_DISABLED);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames.size(); i++) {
                BufferedImage image = image(frames.get(i));
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
                // Hundredths of a second; viewers play less than two at their own pace.
                long hundredths = Math.max(2, Math.min(65_535, stays.get(i).toMillis() / 10));
                place(metadata, hundredths, i == 0);
                writer.writeToSequence(new IIOImage(image, null, metadata), inOrder);
            }
            writer.endWriteSequence();
            stream.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        } finally {
            writer.dispose();
        }
    }

    /** With its own colours where a palette holds them all (the JDK would drop rare ones), else with evenly spread ones. */
    private static BufferedImage image(Frame frame) {
        int[] pixels = frame.pixels();
        int[] own =
                Arrays.stream(pixels).distinct().limit(COLOURS + 1L).sorted().toArray();
        boolean exact = own.length <= COLOURS;
        int[] palette = Arrays.copyOf(exact ? own : spread(), COLOURS);
        IndexColorModel model = new IndexColorModel(8, COLOURS, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] indexes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            indexes[i] = (byte) (exact ? Arrays.binarySearch(own, pixels[i]) : nearest(pixels[i]));
        }
        return image;
    }

    private static int[] spread() {
        int[] palette = new int[REDS * GREENS * BLUES];
        for (int i = 0; i < palette.length; i++) {
            int red = i / BLUES / GREENS * 255 / (REDS - 1);
            int green = i / BLUES % GREENS * 255 / (GREENS - 1);
            int blue = i % BLUES * 255 / (BLUES - 1);
            palette[i] = red << 16 | green << 8 | blue;
        }
        return palette;
    }

    private static int nearest(int colour) {
        int red = ((colour >> 16 & 0xFF) * (REDS - 1) + 127) / 255;
        int green = ((colour >> 8 & 0xFF) * (GREENS - 1) + 127) / 255;
        int blue = ((colour & 0xFF) * (BLUES - 1) + 127) / 255;
        return (red * GREENS + green) * BLUES + blue;
    }

    private static void place(IIOMetadata metadata, long hundredths, boolean first) throws IIOInvalidTreeException {
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", String.valueOf(hundredths));
        control.setAttribute("transparentColorIndex", "0");
        root.appendChild(control);
        if (first) {
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(FOR_EVER.clone());
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        metadata.mergeTree(FORMAT, root);
    }
}
