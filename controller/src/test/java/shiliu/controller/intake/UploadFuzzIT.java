package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good uploads made bad by chance, to each parser, in a process with the controller's own heap: every one is taken or refused in
 * a sentence; none runs out of memory, none hangs, none leaves a file. {@code -Dshiliu.fuzz.parsers=PNG,ZIP} names some.
 */
class UploadFuzzIT {
    /** For each parser; without it a fixed number of tries. */
    private static final int SECONDS = Integer.getInteger("shiliu.fuzz.seconds", 0);

    private static final int TRIES = 25;
    private static final String SEED = System.getProperty("shiliu.fuzz.seed", "20261126");

    @TempDir
    Path folder;

    @Test
    void whateverComesIsTakenOrRefusedInASentence() throws Exception {
        List<FuzzedParser> parsers = Arrays.stream(FuzzedParser.values())
                .filter(parser -> wanted().isEmpty() || wanted().contains(parser.name()))
                .toList();
        Path found = Files.createDirectories(
                SECONDS == 0
                        ? folder.resolve("found")
                        : Path.of("target", "fuzz").toAbsolutePath());
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        Path log = folder.resolve("log");
        Process fuzzer = new ProcessBuilder(command(parsers, found, temporary))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            long most = 120 + parsers.size() * (SECONDS + 60L);
            assertThat(fuzzer.waitFor(most, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            fuzzer.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.UTF_8);
        System.out.println(said);
        assertThat(fuzzer.exitValue()).as(said).isZero();
        assertThat(said).doesNotContain("FAULT").contains(" tries, ").doesNotContain(": 0 of ");
        assertThat(names(temporary)).as("what was left in the temporary folder").isEmpty();
    }

    private static List<String> wanted() {
        return Arrays.stream(System.getProperty("shiliu.fuzz.parsers", "").split(","))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<String> command(List<FuzzedParser> parsers, Path found, Path temporary) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the launcher starts the controller.
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Fuzzer.class.getName(),
                found.toString(),
                String.valueOf(SECONDS == 0 ? 600 : SECONDS),
                String.valueOf(SECONDS == 0 ? TRIES : Integer.MAX_VALUE),
                SEED));
        parsers.forEach(parser -> command.add(parser.name()));
        return command;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    // The JVM's own.
                    .filter(name -> !name.startsWith("hsperfdata_"))
                    .toList();
        }
    }
}
