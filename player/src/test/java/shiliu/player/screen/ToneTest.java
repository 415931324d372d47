package shiliu.player.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ToneTest {
    @Test
    void gammaBendsAndWhiteScales() {
        int[][] plain = Tone.PLAIN.tables();
        int[][] toned = new Tone(2.2, 0xFFF080).tables();
        for (int value = 0; value < 256; value++) {
            assertThat(plain[1][value]).isEqualTo(value);
            if (value > 0) {
                assertThat(toned[0][value]).isGreaterThanOrEqualTo(toned[0][value - 1]);
            }
        }
        assertThat(toned[0][255]).isEqualTo(0xFF);
        assertThat(toned[1][255]).isEqualTo(0xF0);
        assertThat(toned[2][255]).isEqualTo(0x80);
        // Half the value is about a fifth of the light.
        assertThat(toned[0][128]).isEqualTo(56);
        assertThat(toned[2][0]).isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Tone(0, 0xFFFFFF)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tone(2, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
