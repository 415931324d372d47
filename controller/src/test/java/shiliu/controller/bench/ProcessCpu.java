package shiliu.controller.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The processor time of processes, to the nanosecond as the scheduler counts it; of threads that live still. */
final class ProcessCpu {
    private ProcessCpu() {}

    static long nanos(List<Long> pids) throws IOException {
        long sum = 0;
        for (long pid : pids) {
            try (DirectoryStream<Path> threads =
                    Files.newDirectoryStream(Path.of("/proc", String.valueOf(pid), "task"))) {
                for (Path thread : threads) {
                    sum += ofThread(thread);
                }
            }
        }
        return sum;
    }

    private static long ofThread(Path thread) throws IOException {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
