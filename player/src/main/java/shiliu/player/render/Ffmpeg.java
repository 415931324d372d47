package shiliu.player.render;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The {@code ffmpeg} of this machine, as a child process that reads one file and writes to a pipe or another file: no network,
 * no other input formats than films have, no sound.
 */
final class Ffmpeg {
    /** Containers that are taken; never play lists, which name other files. */
    static final String CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts";

    private static final int MOST_SAID = 4096;

    private Ffmpeg() {}

    /** Where it is on the PATH. */
    static Optional<Path> found(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it; frames come from its standard output. */
    static Process start(List<String> arguments) throws IOException {
        return start("ffmpeg", arguments);
    }

    private static Process start(String program, List<String> arguments) throws IOException {
        Path file = found(program).orElseThrow(() -> new IOException(program + " is not installed"));
        List<String> command =
                new ArrayList<>(List.of(file.toString(), "-v", "error", "-protocol_whitelist", "file,pipe"));
        if (program.equals("ffmpeg")) {
            command.addAll(List.of("-nostdin", "-y"));
        }
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What {@code program} prints, at most 4 KiB; it is killed after {@code seconds}, and where it ends with an error this fails. */
    static String run(String program, List<String> arguments, long seconds) throws IOException {
        Process process = start(program, arguments);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Thread reader = new Thread(() -> drain(process.getInputStream(), said), program);
        reader.setDaemon(true);
        reader.start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException(program + " took longer than " + seconds + " s");
            }
            reader.join(1000);
            if (process.exitValue() != 0) {
                throw new IOException(program + " ended with " + process.exitValue());
            }
            synchronized (said) {
                return said.toString(StandardCharsets.UTF_8);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void drain(InputStream in, ByteArrayOutputStream said) {
        byte[] buffer = new byte[1024];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (said) {
                    said.write(buffer, 0, Math.min(n, MOST_SAID - said.size()));
                }
            }
        } catch (IOException e) {
            // The process was killed: what it said until then is all there is.
            return;
        }
    }
}
