package shiliu.player.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What grows in a Java process, by its own account: living objects after a whole collection, and native memory. */
final class Growth {
    private static final Pattern ROW = Pattern.compile("^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*$");
    private static final int TOP = 12;

    private final long pid;
    private final long begun = System.nanoTime();
    private final Map<String, Long> first;
    private final List<double[]> living = new ArrayList<>();

    /** Begins to compare now; the process was started with {@code -XX:NativeMemoryTracking=summary}. */
    Growth(long pid) throws Exception {
        this.pid = pid;
        first = classes();
        jcmd("VM.native_memory", "baseline");
    }

    /** Collects, and remembers how many bytes live. */
    void sample() throws Exception {
        classes();
    }

    private Map<String, Long> classes() throws Exception {
        Map<String, Long> bytes = new HashMap<>();
        jcmd("GC.class_histogram").lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                bytes.merge(row.group(3), Long.parseLong(row.group(2)), Long::sum);
            }
        });
        double all = bytes.values().stream().mapToLong(Long::longValue).sum();
        living.add(new double[] {(System.nanoTime() - begun) / 3.6e12, all / 1048576});
        return bytes;
    }

    /** What grew since the beginning, the most first. */
    String told() throws Exception {
        Map<String, Long> last = classes();
        StringBuilder told = new StringBuilder("living objects, hours and MiB:");
        living.forEach(at -> told.append(String.format(Locale.ROOT, " %.2f:%.2f", at[0], at[1])));
        told.append('\n');
        last.entrySet().stream()
                .map(now -> Map.entry(now.getKey(), now.getValue() - first.getOrDefault(now.getKey(), 0L)))
                .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue).reversed())
                .limit(TOP)
                .forEach(grown -> told.append(
                        String.format(Locale.ROOT, "  %+,d bytes of %s%n", grown.getValue(), grown.getKey())));
        jcmd("VM.native_memory", "summary.diff")
                .lines()
                .filter(line -> line.matches(".*(Total|-).*[+-]\\d+KB.*"))
                .forEach(line -> told.append("  ").append(line.strip()).append('\n'));
        return told.toString();
    }

    private String jcmd(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "jcmd")
                        .toString(),
                "" + pid));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }
}
