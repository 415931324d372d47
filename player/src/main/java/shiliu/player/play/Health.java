package shiliu.player.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How this process is: what the system counts of it. Where there is no {@code /proc} nothing is told. */
final class Health {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Health() {}

    /** Bytes in memory and threads. */
    record Size(long memory, int threads) {}

    static Size size() {
        try {
            List<String> lines = Files.readAllLines(STATUS);
            return new Size(number(lines, "vmrss:") * 1024, (int) number(lines, "threads:"));
        } catch (IOException e) {
            return new Size(0, 0);
        }
    }

    private static long number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
