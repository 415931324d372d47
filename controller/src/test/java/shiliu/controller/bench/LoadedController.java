package shiliu.controller.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@link LoadServer} in a JVM with the options of the installed controller. */
record LoadedController(Process process, BufferedReader said, Writer told, int port, String blob, Path pipe)
        implements Peer, AutoCloseable {
    static LoadedController start(Path folder, int screens) throws IOException, InterruptedException {
        Path pipe = folder.resolve("stops");
        if (new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor() != 0) {
            throw new IOException("no pipe " + pipe);
        }
        Process process = new ProcessBuilder(command(folder, screens, pipe))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        String[] ready = line(said).split(" ");
        return new LoadedController(process, said, process.outputWriter(), Integer.parseInt(ready[0]), ready[1], pipe);
    }

    private static List<String> command(Path folder, int screens, Path pipe) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms16m",
                // The launcher's 256 MB are meant for a thousand screens.
                screens > 1_000 ? "-Xmx1g" : "-Xmx256m",
                "-Xmn8m",
                "-Xss512k",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                // Its first line is to be the port.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dfile.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8"));
        Optional.ofNullable(System.getenv("SHILIU_JAVA_OPTS"))
                .filter(more -> !more.isBlank())
                .ifPresent(more -> command.addAll(List.of(more.strip().split(" +"))));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                LoadServer.class.getName(),
                Files.createDirectories(folder.resolve("office")).toString(),
                String.valueOf(screens),
                pipe.toString()));
        return command;
    }

    /** What it answers to that. */
    String ask(String what) throws IOException {
        told.write(what + "\n");
        told.flush();
        return line(said);
    }

    private static String line(BufferedReader said) throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("the controller ended");
        }
        return line;
    }

    @Override
    public List<Long> pids() {
        return List.of(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
