package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What Linux counts of a process, sampled, and how fast each grows. */
final class ProcessFigures {
    private static final double TICKS = 100;

    private final long pid;
    private final long begun = System.nanoTime();
    private final List<Sample> samples = new ArrayList<>();

    /** @param hours since the start; memory in MiB, processor time in seconds */
    record Sample(double hours, double memory, double threads, double descriptors, double cpu) {}

    ProcessFigures(long pid) {
        this.pid = pid;
    }

    Sample sample() throws IOException {
        Path proc = Path.of("/proc", String.valueOf(pid));
        List<String> status = Files.readAllLines(proc.resolve("status"));
        String[] stat =
                Files.readString(proc.resolve("stat")).replaceAll("^.*\\) ", "").split(" ");
        double cpu = (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / TICKS;
        double descriptors;
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            descriptors = open.count();
        }
        Sample sample = new Sample(
                (System.nanoTime() - begun) / 3.6e12,
                number(status, "VmRSS:") / 1024,
                number(status, "Threads:"),
                descriptors,
                cpu);
        samples.add(sample);
        return sample;
    }

    private static double number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    /** Per cent of one core between two samples. */
    static double load(Sample from, Sample to) {
        return (to.cpu() - from.cpu()) / (to.hours() - from.hours()) / 36;
    }

    /** Least squares over the second half, when everything is loaded and compiled. */
    String slopes() {
        List<Sample> late = samples.subList(samples.size() / 2, samples.size());
        return String.format(
                "memory %.1f MiB, %+.2f MiB an hour; threads %.0f, %+.2f an hour; descriptors %.0f, %+.2f an hour",
                late.get(late.size() - 1).memory(),
                slope(late, Sample::memory),
                late.get(late.size() - 1).threads(),
                slope(late, Sample::threads),
                late.get(late.size() - 1).descriptors(),
                slope(late, Sample::descriptors));
    }

    private static double slope(List<Sample> samples, java.util.function.ToDoubleFunction<Sample> value) {
        double meanX = samples.stream().mapToDouble(Sample::hours).average().orElse(0);
        double meanY = samples.stream().mapToDouble(value).average().orElse(0);
        double above = 0;
        double below = 0;
        for (Sample sample : samples) {
            double x = sample.hours() - meanX;
            above += x * (value.applyAsDouble(sample) - meanY);
            below += x * x;
        }
        return below == 0 ? 0 : above / below;
    }
}
