package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A picture that ends in the middle of its tables: whoever decoded it stops, and does not go on when nobody waits. */
class SpinningDecoderTest {
    /** Lossless WebP, 41 bytes, found by fuzzing: its decoder takes what lies behind the end for zeros, for hours. */
    private static final byte[] SPINS =
            Base64.getDecoder().decode("UklGRr4AAABXRUJQVlA4TLIAAAAvP8AHAJkuRP4/NiMQBe9/BAAAAAA=");

    @Test
    void leavesNothingRunning() throws Exception {
        assertThatThrownBy(() -> Pictures.normalise(SPINS, "x.webp")).isInstanceOf(PictureException.class);
        List<Thread> decoders = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("picture"))
                .toList();
        for (Thread decoder : decoders) {
            decoder.join(10_000);
            assertThat(decoder.isAlive()).as("still decoding").isFalse();
        }
    }
}
