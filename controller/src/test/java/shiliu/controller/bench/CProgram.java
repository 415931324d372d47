package shiliu.controller.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A C program of the benches, from their resources. */
final class CProgram {
    private CProgram() {}

    /** Compiled into {@code folder}; empty where there is no C compiler. */
    static Optional<Path> compile(String name, Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve(name + ".c");
        Path program = folder.resolve(name);
        try (InputStream in = CProgram.class.getResourceAsStream("/bench/" + name + ".c")) {
            if (in == null) {
                throw new IOException("no " + source.getFileName());
            }
            Files.write(source, in.readAllBytes());
        }
        Process gcc;
        try {
            gcc = new ProcessBuilder("gcc", "-O2", "-w", "-o", program.toString(), source.toString(), "-lutil")
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
}
