package shiliu.player.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.output.FramebufferOutput.Layout;
import shiliu.player.screen.Size;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Frame;

class FramebufferOutputTest {
    private static final Size SIZE = new Size(2, 2);
    private static final Frame FRAME = Frame.of(2, 2, new int[] {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF});

    @TempDir
    Path folder;

    private Path device(int bytes) throws IOException {
        byte[] before = new byte[bytes];
        Arrays.fill(before, (byte) 0xA5);
        return Files.write(folder.resolve("fb0"), before);
    }

    private int pixel32(int x, int y, int stride) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(folder.resolve("fb0")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(y * stride + 4 * x);
    }

    @Test
    void thirtyTwoBitsAtTheTopLeftBlackAroundIt() throws IOException {
        Layout layout = new Layout(4, 3, 32, 20);
        try (FramebufferOutput output = new FramebufferOutput(device(60), layout, SIZE, Tone.PLAIN)) {
            output.show(FRAME);
            assertThat(output.known()).isEqualTo(Known.output(FRAME));
        }
        assertThat(pixel32(0, 0, 20)).isEqualTo(0xFF0000);
        assertThat(pixel32(1, 0, 20)).isEqualTo(0x00FF00);
        assertThat(pixel32(2, 0, 20)).isZero();
        assertThat(pixel32(0, 1, 20)).isEqualTo(0x0000FF);
        assertThat(pixel32(1, 1, 20)).isEqualTo(0xFFFFFF);
        assertThat(pixel32(3, 2, 20)).isZero();
    }

    /** 565: five bits of red, six of green, five of blue, the low byte first. */
    @Test
    void sixteenBits() throws IOException {
        Layout layout = new Layout(2, 2, 16, 6);
        try (FramebufferOutput output = new FramebufferOutput(device(12), layout, SIZE, Tone.PLAIN)) {
            output.show(FRAME);
        }
        assertThat(Files.readAllBytes(folder.resolve("fb0")))
                .containsExactly(0x00, 0xF8, 0xE0, 0x07, 0, 0, 0x1F, 0x00, 0xFF, 0xFF, 0, 0);
    }

    @Test
    void onlyRowsThatChangedAreWritten() throws IOException {
        Layout layout = new Layout(2, 2, 32, 8);
        Path device = device(16);
        int[][] rows = {{0xFF0000, 0xFF0000}, {0x00FF00, 0x00FF00}};
        Frame first = Frame.of(2, rows);
        Frame second = first.through(1, new int[][] {{0x0000FF, 0x0000FF}}, 0);
        try (FramebufferOutput output = new FramebufferOutput(device, layout, SIZE, Tone.PLAIN)) {
            output.show(first);
            Files.write(device, new byte[16]);
            output.show(second);
        }
        assertThat(pixel32(0, 0, 8)).isZero();
        assertThat(pixel32(0, 1, 8)).isEqualTo(0x0000FF);
    }

    @Test
    void halfTheLightIsMoreThanHalfTheValueForADisplayAndHalfWhereTheToneIsBentHere() throws IOException {
        Layout layout = new Layout(2, 2, 32, 8);
        try (FramebufferOutput output = new FramebufferOutput(device(16), layout, SIZE, Tone.PLAIN)) {
            output.show(FRAME);
            output.dim(50);
            assertThat(output.dims()).contains(Dims.PIXELS);
            output.show(FRAME);
        }
        assertThat(pixel32(1, 1, 8)).isEqualTo(0xBABABA);
        try (FramebufferOutput output = new FramebufferOutput(device(16), layout, SIZE, new Tone(2.2, 0xFFFFFF))) {
            output.dim(50);
            output.show(FRAME);
        }
        assertThat(pixel32(1, 1, 8)).isEqualTo(0x808080);
    }

    @Test
    void theSystemDescribesIt() throws IOException {
        Files.writeString(folder.resolve("virtual_size"), "1920,1080\n");
        Files.writeString(folder.resolve("bits_per_pixel"), "32\n");
        Files.writeString(folder.resolve("stride"), "7680\n");
        assertThat(Layout.read(folder)).isEqualTo(new Layout(1920, 1080, 32, 7680));
        Files.writeString(folder.resolve("bits_per_pixel"), "24\n");
        assertThatThrownBy(() -> Layout.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("24 bits a pixel");
        Files.writeString(folder.resolve("virtual_size"), "1920");
        assertThatThrownBy(() -> Layout.read(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void aScreenThatIsLargerIsRefused() {
        assertThatThrownBy(() -> new FramebufferOutput(device(16), new Layout(2, 2, 32, 8), new Size(3, 2), Tone.PLAIN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too few for 3x2");
    }

    /** A character device: positions mean nothing to it and it cannot be mapped, but it takes what is written. */
    @Test
    void aCharacterDeviceTakesIt() throws IOException {
        Layout layout = new Layout(1920, 1080, 32, 7680);
        Frame frame = Frame.black(1920, 1080);
        try (FramebufferOutput output =
                new FramebufferOutput(Path.of("/dev/null"), layout, new Size(1920, 1080), Tone.PLAIN)) {
            output.show(frame);
            assertThat(output.known()).isEqualTo(Known.output(frame));
        }
    }

    /** /dev/full takes nothing: an error, and the next frame tries again. */
    @Test
    void aDeviceThatFailsIsSaidSo() {
        Layout layout = new Layout(2, 2, 32, 8);
        assertThatThrownBy(() -> new FramebufferOutput(Path.of("/dev/full"), layout, SIZE, Tone.PLAIN))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aDeviceThatWasLostIsOpenedAnew() throws IOException {
        Output output = new FramebufferOutput(device(16), new Layout(2, 2, 32, 8), SIZE, Tone.PLAIN);
        output.show(FRAME);
        output.close();
        assertThat(output.known()).isEqualTo(Known.NOTHING);
        device(16);
        output.show(FRAME);
        output.close();
        assertThat(pixel32(1, 1, 8)).isEqualTo(0xFFFFFF);
    }
}
