package shiliu.controller.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a crowd of clients saw of one server.
 *
 * @param p99 of a request, milliseconds
 * @param cpu of the server, microseconds a request
 * @param failures clients that failed or did not end, wrong bodies, other statuses than 200 and 304
 */
record Storm(double seconds, double p99, double cpu, long failures) {
    /**
     * What they ask for.
     *
     * @param options of bootstorm
     */
    record Crowd(String name, List<String> options) {
        /** With everything at once, as after a power cut. */
        static Crowd of(String name, int clients, String... more) {
            List<String> options = new ArrayList<>(List.of("--clients", String.valueOf(clients)));
            options.addAll(List.of(more));
            return new Crowd(name, options);
        }
    }

    static Storm blow(Path bootstorm, Crowd crowd, Peer peer) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(bootstorm.toString(), "--port", String.valueOf(peer.port()), "--json", "--expect", "200,304"));
        command.addAll(crowd.options());
        long before = ProcessCpu.nanos(peer.pids());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        double cpu = (ProcessCpu.nanos(peer.pids()) - before) / 1e3 / number(said, "requests");
        double failures = number(said, "failed_clients")
                + number(said, "unfinished")
                + number(said, "body_mismatch")
                + number(said, "bad_status");
        return new Storm(number(said, "seconds"), number(said, "p99"), cpu, Math.round(failures));
    }

    private static double number(String json, String name) throws IOException {
        Matcher found = Pattern.compile('"' + name + "\":([0-9.]+)").matcher(json);
        if (!found.find()) {
            throw new IOException("bootstorm says nothing of " + name + ": " + json);
        }
        return Double.parseDouble(found.group(1));
    }
}
