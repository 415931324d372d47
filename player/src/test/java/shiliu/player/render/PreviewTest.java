package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import shiliu.player.message.Message;
import shiliu.protocols.driver.Frame;

class PreviewTest {
    private static Frame frame(int colour) {
        int[] rgb = new int[8 * 4];
        rgb[9] = colour;
        return Frame.of(8, 4, rgb);
    }

    @Test
    void aLedIsARoundDotOnABlackBoard() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(Preview.leds(frame(0xFF0000), 10)));
        assertThat(image.getWidth()).isEqualTo(80);
        assertThat(image.getRGB(15, 15) & 0xFFFFFF).isEqualTo(0xFF0000);
        // Between the dots, and at the corner of the lit one.
        assertThat(image.getRGB(10, 10) & 0xFFFFFF).isEqualTo(0x0A0A0A);
        assertThat(image.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0x161616);
    }

    @Test
    void aGifHasEachFrameForItsTimeAndComesBackWhole() throws Exception {
        List<Frame> frames = List.of(frame(0xFF0000), frame(0x00FF00), frame(0xFFFF00));
        byte[] gif = Preview.gif(frames, List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofMillis(40)));
        GifFrames read = PictureReader.moving(gif).orElseThrow();
        assertThat(read.millis()).containsExactly(500, 2000, 40);
        for (int i = 0; i < 3; i++) {
            assertThat(PictureReader.read(read.pngs().get(i)).pixel(1, 1))
                    .isEqualTo(frames.get(i).pixel(1, 1));
        }
    }

    @Test
    void aSheetHasAllFrames() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(
                Preview.sheet(List.of(frame(0xFF0000), frame(0x00FF00), frame(0xFFFF00)), 2, 2)));
        assertThat(image.getWidth()).isEqualTo(2 * (16 + 6) + 6);
        assertThat(image.getRGB(6 + 2, 6 + 2) & 0xFFFFFF).isEqualTo(0xFF0000);
        assertThat(image.getRGB(28 + 2, 6 + 2) & 0xFFFFFF).isEqualTo(0x00FF00);
        assertThat(image.getRGB(6 + 2, 6 + 14 + 2) & 0xFFFFFF).isEqualTo(0xFFFF00);
    }

    @Test
    void whatIsWrongIsFramed() {
        Finding found = new Finding(Finding.Kind.CUT, 0, 2, 1, 20, 2, true, Message.of("render.find.cut", "字"));
        Frame marked = Preview.marked(frame(0), List.of(found));
        assertThat(marked.pixel(2, 1)).isEqualTo(0xFF00FF);
        assertThat(marked.pixel(7, 2)).isEqualTo(0xFF00FF);
        assertThat(marked.pixel(1, 1)).isZero();
    }
}
