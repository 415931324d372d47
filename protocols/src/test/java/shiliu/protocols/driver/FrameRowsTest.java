package shiliu.protocols.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Frames share rows; nobody sees it. */
class FrameRowsTest {
    private static Frame noise() {
        int[] rgb = new int[5 * 4];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i * 0x010305;
        }
        return Frame.of(5, 4, rgb);
    }

    @Test
    void onlyTheRowsThatWereNamedArePaintedAnew() {
        Frame base = noise();
        Frame next = base.repainted(1, 3, (y, row) -> Arrays.fill(row, y));
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 5; x++) {
                boolean painted = y == 1 || y == 2;
                assertThat(next.pixel(x, y)).isEqualTo(painted ? y : base.pixel(x, y));
            }
        }
        assertThat(base).isEqualTo(noise());
        assertThat(next).isNotEqualTo(base).isEqualTo(Frame.of(5, 4, next.pixels()));
        assertThat(next.hashCode()).isEqualTo(Frame.of(5, 4, next.pixels()).hashCode());
        assertThat(next.sha256()).isEqualTo(Frame.of(5, 4, next.pixels()).sha256());
    }

    @Test
    void whatComesOutIsACopyAndAlphaIsDropped() {
        int[] rgb = {0xFF010203, 0x00040506};
        Frame frame = Frame.of(2, 1, rgb);
        rgb[0] = 7;
        frame.pixels()[0] = 9;
        assertThat(frame.pixels()).containsExactly(0x010203, 0x040506);
    }
}
