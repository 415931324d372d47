package shiliu.controller.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import shiliu.protocols.line.SerialTransport;
import shiliu.protocols.line.Transport;

/** The limit that an update is compared with: bytes on the same line, with no card, no header and no answer. */
final class BareLine {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private BareLine() {}

    /** Until the last of {@code bytes} is out at the far end. */
    static double seconds(Path program, int baud, Path folder, int bytes) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve("bare"));
        try (SlowLine line = SlowLine.open(program, baud, own);
                Transport near =
                        SerialTransport.open(LineWithCard.address(line.near().toString(), baud));
                Transport far =
                        SerialTransport.open(LineWithCard.address(line.far().toString(), baud))) {
            byte[] buffer = new byte[4096];
            long begun = System.nanoTime();
            near.send(new byte[bytes]);
            int received = 0;
            while (received < bytes) {
                int count = far.receive(buffer, PATIENCE);
                if (count == 0) {
                    throw new IOException("only " + received + " of " + bytes + " bytes came");
                }
                received += count;
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }
}
