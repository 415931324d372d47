package shiliu.protocols.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void aBandRunsThroughItsRowsAndNoOther() {
        Frame base = noise();
        int[][] band = {{10, 11, 12, 13, 14, 15, 16}, {20, 21, 22, 23, 24, 25, 26}};
        Frame next = base.through(1, band, 2);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 5; x++) {
                boolean inBand = y == 1 || y == 2;
                assertThat(next.pixel(x, y)).isEqualTo(inBand ? 10 * y + 2 + x : base.pixel(x, y));
            }
        }
        assertThat(base).isEqualTo(noise());
        Frame plain = Frame.of(5, 4, next.pixels());
        assertThat(next)
                .isNotEqualTo(base)
                .isNotEqualTo(base.through(1, band, 1))
                .isEqualTo(plain);
        assertThat(next.hashCode()).isEqualTo(plain.hashCode());
        assertThat(next.sha256()).isEqualTo(plain.sha256());
        assertThatThrownBy(() -> base.through(1, band, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> base.through(1, band, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyRowsThatDifferAreCopiedOverTheFrameBefore() {
        Frame base = noise();
        int[][] band = {{10, 11, 12, 13, 14, 15, 16}};
        Frame next = base.through(1, band, 2);
        int[] target = new int[5 * 4];
        next.copyTo(target, base);
        assertThat(target).startsWith(0, 0, 0, 0, 0, 12, 13, 14, 15, 16, 0);
        base.copyTo(target);
        next.copyTo(target, base);
        assertThat(target).isEqualTo(next.pixels());
        assertThat(next.sharesRow(base, 0)).isTrue();
        assertThat(next.sharesRow(base, 1)).isFalse();
        assertThat(next.sharesRow(base.through(1, band, 1), 1)).isFalse();
    }

    @Test
    void rowsAreTakenOverAsTheyAre() {
        int[] same = {1, 2, 3};
        assertThat(Frame.of(3, new int[][] {same, {4, 5, 6}, same})).isEqualTo(Frame.of(3, 3, new int[] {
            1, 2, 3, 4, 5, 6, 1, 2, 3
        }));
        assertThatThrownBy(() -> Frame.of(2, new int[][] {same})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frame.of(3, new int[0][])).isInstanceOf(IllegalArgumentException.class);
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
