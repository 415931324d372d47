package shiliu.controller.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From an operator's command to stop everything until the last of very many open sessions has it, the signatures, their
 * check and the durable entry included; beside them a loop of sends in C, of as many bytes to as many sessions.
 */
final class PushBench {
    private static final int WARM = 1;
    private static final int ROUNDS = 5;
    /** Of one round; the first ones warm up. */
    private static final int RUNS = 5;

    private static final int COUNTED = 2;
    private static final Pattern RUN =
            Pattern.compile("\"arrived\":(\\d+),\"first_ms\":([0-9.]+),.*\"p99_ms\":([0-9.]+),\"max_ms\":([0-9.]+)");

    private final Path fanout;
    private final LoadedController ours;
    private final int sessions;

    PushBench(Path fanout, LoadedController ours, int sessions) {
        this.fanout = fanout;
        this.ours = ours;
        this.sessions = sessions;
    }

    /** Milliseconds from the command to the first and the last session, and how many it did not reach. */
    private record Push(double first, double last, int lost) {}

    void measure() throws IOException, InterruptedException {
        List<Push> own = new ArrayList<>();
        List<Push> loop = new ArrayList<>();
        for (int round = -WARM; round < ROUNDS; round++) {
            List<Push> one = push(
                    "connect",
                    "--port",
                    String.valueOf(ours.port()),
                    "--hello",
                    "GET /v1/screens/s-{n}/orders HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\\r\\n",
                    "--match",
                    "event: order",
                    "--cmd",
                    "echo stop > " + ours.pipe());
            String size = ours.ask("lift");
            List<Push> other = push("baseline", "--size", size);
            if (round >= 0) {
                own.addAll(one);
                loop.addAll(other);
            }
        }
        double mine = last(own);
        double its = last(loop);
        Figures.print(
                "stop to %d sessions, last one after: %.1f ms, C loop %.1f ms, %.2fx; first %.1f and %.1f ms; lost %d (%s)",
                sessions,
                mine,
                its,
                mine / its,
                Figures.median(own.stream().map(Push::first).toList()),
                Figures.median(loop.stream().map(Push::first).toList()),
                own.stream().mapToInt(Push::lost).sum(),
                Figures.load());
        Figures.print("of it ms for the person's signature, and from the request to its answer: %s", ours.ask("times"));
    }

    private static double last(List<Push> pushes) {
        return Figures.median(pushes.stream().map(Push::last).toList());
    }

    private List<Push> push(String mode, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                fanout.toString(),
                mode,
                "-n",
                String.valueOf(sessions),
                "--runs",
                String.valueOf(RUNS),
                "--json",
                "--settle",
                "600"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        List<Push> pushes = new ArrayList<>();
        Matcher run = RUN.matcher(said);
        while (run.find()) {
            pushes.add(new Push(
                    Double.parseDouble(run.group(2)),
                    Double.parseDouble(run.group(4)),
                    sessions - Integer.parseInt(run.group(1))));
        }
        if (pushes.size() < RUNS) {
            throw new IOException("fanout: " + said);
        }
        return pushes.subList(RUNS - COUNTED, RUNS);
    }
}
