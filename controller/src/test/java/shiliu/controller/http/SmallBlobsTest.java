package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Sha256;

class SmallBlobsTest {
    private final SmallBlobs blobs = new SmallBlobs();

    @Test
    void givesWhatWasKept() {
        byte[] blob = "同心".getBytes(StandardCharsets.UTF_8);
        Sha256 name = Sha256.of(blob);
        blobs.keep(name, blob);
        assertThat(blobs.of(name.hex()))
                .hasValueSatisfying(ready -> assertThat(ready.answer().body()).isEqualTo(blob));
        assertThat(blobs.of("../shiliu.db")).isEmpty();
    }

    @Test
    void letsGoBeforeItGrowsTooLarge() {
        Sha256 first = keep(0);
        for (int i = 1; i < 128; i++) {
            keep(i);
        }
        assertThat(blobs.of(first.hex())).isPresent();
        Sha256 last = keep(128);
        assertThat(blobs.of(first.hex())).isEmpty();
        assertThat(blobs.of(last.hex())).isPresent();
    }

    private Sha256 keep(int number) {
        byte[] blob = new byte[SmallBlobs.LONGEST];
        blob[0] = (byte) number;
        Sha256 name = Sha256.of(blob);
        blobs.keep(name, blob);
        return name;
    }
}
