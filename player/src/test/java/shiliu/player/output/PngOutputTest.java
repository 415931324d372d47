package shiliu.player.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.render.Pictures;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

class PngOutputTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-10T04:00:00Z"));

    @TempDir
    Path folder;

    private static Frame frame(int colour) {
        return Frame.of(2, 1, new int[] {colour, 0});
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void eachChangedFrameIsWrittenOnce() throws IOException {
        try (PngOutput output = new PngOutput(folder, 10, NOON)) {
            output.show(frame(1));
            output.show(frame(1));
            output.show(frame(2));
            assertThat(output.known().lit()).contains(new Lit(frame(2), Proof.OUTPUT));
            assertThat(output.moves()).isTrue();
        }
        assertThat(files()).containsExactly("000001.png", "000002.png", "frames.jsonl", "latest.png");
        assertThat(Files.readAllBytes(folder.resolve("latest.png"))).isEqualTo(Pictures.png(frame(2)));
        assertThat(Files.readAllLines(folder.resolve("frames.jsonl")))
                .containsExactly(
                        "{\"at\":\"2026-11-10T04:00:00Z\",\"file\":\"000001.png\",\"sha256\":\"" + frame(1).sha256()
                                + "\"}",
                        "{\"at\":\"2026-11-10T04:00:00Z\",\"file\":\"000002.png\",\"sha256\":\"" + frame(2).sha256()
                                + "\"}");
    }

    @Test
    void aMarqueeDoesNotFillTheDiskAndARestartGoesOn() throws IOException {
        for (int run = 0; run < 3; run++) {
            try (PngOutput output = new PngOutput(folder, 3, NOON)) {
                for (int i = 0; i < 10; i++) {
                    output.show(frame(run * 100 + i));
                }
            }
        }
        assertThat(files()).containsExactly("000028.png", "000029.png", "000030.png", "frames.jsonl", "latest.png");
        assertThat(Files.readAllLines(folder.resolve("frames.jsonl")))
                .hasSizeBetween(3, 6)
                .last()
                .asString()
                .contains("000030.png");
    }

    @Test
    void aMachineWithoutADisplaySaysSo() {
        assertThatThrownBy(() -> new WindowOutput(new Size(64, 32), "x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no display");
    }
}
