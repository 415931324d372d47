package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.protocols.driver.Frame;

class PicturesTest {
    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int top = x < width / 2 ? 0xFF0000 : 0x00FF00;
                int bottom = x < width / 2 ? 0x0000FF : 0xFFFFFF;
                image.setRGB(x, y, y < height / 2 ? top : bottom);
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static int pixel(Pictures.Normal normal, int x, int y) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(normal.png())).getRGB(x, y) & 0xFFFFFF;
    }

    private static void refused(byte[] picture, String key) {
        assertThatThrownBy(() -> Pictures.normalise(picture))
                .isInstanceOfSatisfying(
                        PictureException.class,
                        e -> assertThat(e.sentence().key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "jpeg"})
    void everyKindIsTaken(String format) throws Exception {
        Pictures.Normal normal = Pictures.normalise(encoded(quarters(64, 32), format), "x." + format);
        assertThat(normal.width()).isEqualTo(64);
        assertThat(normal.height()).isEqualTo(32);
        assertThat(pixel(normal, 8, 8) >> 16).isGreaterThan(0xF0);
        assertThat(pixel(normal, 8, 24) & 0xFF).isGreaterThan(0xF0);
        assertThat(Pictures.normalise(normal.png()).png()).as("written twice").isEqualTo(normal.png());
    }

    @Test
    void webpIsTaken() throws Exception {
        assertThat(Pictures.normalise(WEBP, "x.webp").width()).isEqualTo(1);
    }

    @Test
    void webpThatMovesIsRefusedByNameAndNotShownStanding() {
        byte[] moving = Base64.getDecoder()
                .decode(
                        "UklGRs4BAABXRUJQVlA4WAoAAAACAAAADwAADwAAQU5JTQYAAAD/////AABBTk1G9AAAAAAAAAAAAA8AAA8AAPQBAAJWUDgg"
                                + "3AAAADADAJ0BKhAAEAACADQlsAJ0RgBlgHSJj6PzJAus2lMurcAA/vlX9qXpLas+vE7GIiHrHzfHrzpee3lX8b7Q7d2wCe7G"
                                + "v/iG/3vtzq9yB07+f6nyScMeXeDr/4q19d9kBH4JDmcv8g8HzW/3nGO0yhd3nijpW/+/13avNX3Pl4TkbCns2Zl98VgnP3mz"
                                + "y/9H/91mdS6F8d5h/5oug2PfcRpOif7Dr38X4Ljb/Svkw/rEuMcBuKXT/hL7yH9RHb5JMMHbIf3af9XRlZP/8jq4RYaY+4un"
                                + "fS3JIj2AAABBTk1GpgAAAAAAAAAAAAgAAAoAAPQBAABWUDggjgAAABQCAJ0BKgkACwAAADQlsAJ0MFDBRxBwqyAA/vibwhL0"
                                + "l6YP/dGcSX/06Owf3BaLX28CCKCmZee3q0/M8E/G9r4EqgI4ypGenfO/9vZ97qUbOHpk08zF/5O5/4+464n4DfoRHU+XvfXM"
                                + "4f9aaVeJSzG/3hPPftv+P5Sz74wa2Jwyz/z5lta/6fW5LgkAAAA=");
        assertThatThrownBy(() -> Pictures.normalise(moving, "x.webp"))
                .isInstanceOfSatisfying(
                        PictureException.class,
                        refused -> assertThat(refused.sentence().key()).isEqualTo("render.picture-webp"));
    }

    @Test
    void aLargePictureIsMadeSmallerAndKeepsItsShape() throws Exception {
        Pictures.Normal wide = Pictures.normalise(encoded(quarters(4000, 2000), "png"));
        assertThat(wide.width() + "x" + wide.height()).isEqualTo("1920x960");
        Pictures.Normal tall = Pictures.normalise(encoded(quarters(2000, 4000), "png"));
        assertThat(tall.width() + "x" + tall.height()).isEqualTo("960x1920");
    }

    @Test
    void aPictureIsTurnedAsTheCameraWasHeldAndForgetsWhere() throws Exception {
        byte[] jpeg = encoded(quarters(64, 32), "jpeg");
        byte[] exif = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0)
                .array();
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.write(exif);
        turned.write(jpeg, 2, jpeg.length - 2);
        Pictures.Normal normal = Pictures.normalise(turned.toByteArray());
        assertThat(normal.width() + "x" + normal.height()).isEqualTo("32x64");
        // Held a quarter to the right: what was at the bottom left is at the top left.
        assertThat(pixel(normal, 8, 8) & 0xFF).isGreaterThan(0xF0);
        assertThat(new String(normal.png(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void transparencyLiesOnWhiteAndGreyStaysAsGrey() throws Exception {
        BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x80FF0000);
        assertThat(pixel(Pictures.normalise(encoded(clear, "png")), 1, 0)).isEqualTo(0xFFFFFF);
        assertThat(pixel(Pictures.normalise(encoded(clear, "png")), 0, 0)).isEqualTo(0xFF7F7F);
        BufferedImage grey = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 100);
        assertThat(pixel(Pictures.normalise(encoded(grey, "png")), 0, 0)).isEqualTo(0x646464);
    }

    @Test
    void aBombIsSeenByItsHeader() throws Exception {
        byte[] png = encoded(quarters(4, 4), "png");
        ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        refused(png, "render.picture-large");
        byte[] gif = encoded(quarters(4, 4), "gif");
        ByteBuffer.wrap(gif).putShort(6, (short) 0xFFFF).putShort(8, (short) 0xFFFF);
        // The frame inside is small still: only it counts.
        assertThat(Pictures.normalise(gif).width()).isEqualTo(4);
    }

    @Test
    void tooManyFramesAreRefused() throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 301; i++) {
                writer.writeToSequence(new IIOImage(quarters(2, 2), null, null), null);
            }
            writer.endWriteSequence();
        }
        refused(out.toByteArray(), "render.picture-frames");
    }

    @Test
    void nameAndContentMustAgree() throws Exception {
        byte[] png = encoded(quarters(4, 4), "png");
        assertThat(Pictures.normalise(png, "A.PNG").width()).isEqualTo(4);
        assertThatThrownBy(() -> Pictures.normalise(png, "a.jpg"))
                .isInstanceOfSatisfying(
                        PictureException.class,
                        e -> assertThat(e.sentence().key()).isEqualTo("render.picture-mismatch"));
        refused("<svg/>".getBytes(StandardCharsets.UTF_8), "render.picture-unknown");
        refused(new byte[0], "render.picture-unknown");
        refused(Arrays.copyOf(png, 40), "render.picture-damaged");
    }

    @Test
    void damagedPicturesEndInOneException() throws Exception {
        Random random = new Random(7);
        for (String format : new String[] {"png", "gif", "bmp", "jpeg", "webp"}) {
            byte[] good = format.equals("webp") ? WEBP : encoded(quarters(32, 32), format);
            for (int i = 0; i < 60; i++) {
                byte[] bad = good.clone();
                for (int k = 0; k < 4; k++) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
                bad = i % 4 == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
                try {
                    assertThat(Pictures.normalise(bad).width()).isPositive();
                } catch (PictureException e) {
                    assertThat(e.sentence().key()).startsWith("render.picture-");
                }
            }
        }
    }

    @Test
    void aFrameAsPngHasItsPixelsAndNothingElse() throws Exception {
        int[] pixels = new Random(1).ints(17 * 9, 0, 1 << 24).toArray();
        byte[] png = Pictures.png(Frame.of(17, 9, pixels));
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(png));
        for (int i = 0; i < pixels.length; i++) {
            assertThat(back.getRGB(i % 17, i / 17) & 0xFFFFFF).isEqualTo(pixels[i]);
        }
        assertThat(Pictures.png(Frame.of(17, 9, pixels))).isEqualTo(png);
    }

    /** Whole copies of a large wall go where the collector must stop everything to find room. */
    @Test
    void aPictureOfALargeWallIsPackedAndHashedWithoutCopiesOfIt() {
        Frame wall = Frame.black(1920, 1080);
        assertThat(allocated(() -> assertThat(Pictures.png(wall)).isNotEmpty())).isLessThan(1 << 20);
        assertThat(allocated(() -> assertThat(wall.sha256()).hasSize(64))).isLessThan(1 << 20);
    }

    private static long allocated(Runnable work) {
        work.run();
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
