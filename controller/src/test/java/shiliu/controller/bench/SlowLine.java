package shiliu.controller.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A serial line of true speed: two pseudo-terminals, and between them a program that lets bytes pass at the pace of a cable. */
record SlowLine(Process program, Path near, Path far) implements AutoCloseable {
    private static final String SOURCE = "/bench/slowline.c";

    /** The program, compiled into {@code folder}; empty where there is no C compiler. */
    static Optional<Path> compile(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("slowline.c");
        Path program = folder.resolve("slowline");
        try (InputStream in = SlowLine.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IOException("no " + SOURCE);
            }
            Files.write(source, in.readAllBytes());
        }
        Process gcc;
        try {
            gcc = new ProcessBuilder("gcc", "-O2", "-o", program.toString(), source.toString(), "-lutil")
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            return Optional.empty();
        }
        if (gcc.waitFor() != 0) {
            throw new IOException("gcc could not compile " + source);
        }
        return Optional.of(program);
    }

    static SlowLine open(Path program, int baud, Path folder) throws IOException {
        Path near = folder.resolve("near");
        Path far = folder.resolve("far");
        List<String> command = List.of(
                program.toString(),
                "--baud",
                String.valueOf(baud),
                "--a",
                near.toString(),
                "--b",
                far.toString(),
                // Should nobody be left to end it.
                "--secs",
                "7200");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // It says a line once both ends are there.
        String up = process.inputReader().readLine();
        if (up == null) {
            throw new IOException("slowline did not start");
        }
        return new SlowLine(process, near.toRealPath(), far.toRealPath());
    }

    @Override
    public void close() {
        program.destroy();
        // It takes its links away: the next line has the same names.
        program.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }
}
