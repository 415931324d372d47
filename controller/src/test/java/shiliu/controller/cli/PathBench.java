package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.ScreenView;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;

/**
 * What people feel, measured on the processes that {@code ./shiliu} starts. Asserts nothing: each figure stands beside the
 * load of the machine at that moment.
 */
public final class PathBench {
    private static final int BOOTS = 20;
    private static final int APPROVALS = 50;
    private static final int HELPS = 10;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(3);
    private static final Pattern FIRST_FRAME = Pattern.compile("first frame[^0-9]*([0-9]+) ms");

    private final Path launcher;

    private PathBench(Path launcher) {
        this.launcher = launcher;
    }

    /** Starts and ends: what any program in Java costs. */
    static final class Nothing {
        private Nothing() {}

        public static void main(String[] arguments) {}
    }

    /** @param arguments the launcher, {@code ./shiliu} */
    public static void main(String[] arguments) throws Exception {
        new PathBench(Path.of(arguments[0]).toAbsolutePath().normalize()).run();
    }

    private void run() throws Exception {
        commandLine();
        Child.Launcher command = arguments -> {
            List<String> line = new ArrayList<>(List.of("env", "SHILIU_LANGUAGE=en", launcher.toString()));
            line.addAll(List.of(arguments));
            return line;
        };
        Path folder = Files.createTempDirectory("shiliu-bench-");
        try (Town town = Town.open(folder, new Town.Launchers(command, command))) {
            for (Node node : town.nodes.values()) {
                node.awaitFrames(1);
            }
            approvals(town);
            LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
            memory("controller", town.controller());
            for (Node node : town.nodes.values()) {
                memory("player " + node.screen(), node.child());
            }
            boots(town);
        }
    }

    private void commandLine() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String own = Path.of(PathBench.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        List<Long> bare = new ArrayList<>();
        List<Long> help = new ArrayList<>();
        time(List.of(launcher.toString(), "--help"));
        for (int i = 0; i < HELPS; i++) {
            bare.add(time(
                    List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", own, Nothing.class.getName())));
            help.add(time(List.of(launcher.toString(), "--help")));
        }
        line("bare JVM", bare);
        line("./shiliu --help", help);
    }

    private static long time(List<String> command) throws Exception {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** Each approved revision replaces what plays, so that it goes live at once. */
    private static void approvals(Town town) throws Exception {
        Staff.Slogans first = new Staff.Slogans("guangming-bench", "guangming", "2026-12-31", List.of("批准之前"));
        town.staff.upload(town.folder, town.reader, first);
        town.staff.slot("bench", first.id(), Town.HALL, Mode.TAKEOVER);
        Node node = town.nodes.get(Town.HALL);
        List<Long> output = new ArrayList<>();
        List<Long> reported = new ArrayList<>();
        for (int i = 0; i < APPROVALS + 3; i++) {
            Staff.Slogans next =
                    new Staff.Slogans("guangming-bench", "guangming", "2026-12-31", List.of("第" + i + "次批准"));
            String id = town.staff.upload(town.folder, town.reader, next).review();
            DemoPerson reviewer = town.staff.reviewer();
            ReviewView review = reviewer.client().get("/v1/reviews/" + id, ReviewView.class);
            ApprovalRequest approval = Seen.of(review, ProofPictures.render(review, reviewer.client()))
                    .approve(review, reviewer.key());
            Sha256 item = review.items().get(0).blob().sha256();
            int before = node.since().size();
            long begun = System.nanoTime();
            reviewer.client().post("/v1/reviews/" + id + "/approvals", approval, ReviewView.class);
            long frame = until(() -> node.since().size() > before);
            long report = until(() -> shows(town.view(Town.HALL), item));
            if (i >= 3) {
                output.add(TimeUnit.NANOSECONDS.toMillis(frame - begun));
                reported.add(TimeUnit.NANOSECONDS.toMillis(report - begun));
            }
        }
        line("approve -> frame in the folder", output);
        line("approve -> shown in /v1/screens", reported);
    }

    static boolean shows(ScreenView view, Sha256 item) {
        return view.shown().flatMap(Report.Shown::item).filter(item::equals).isPresent();
    }

    /** Something that may fail with anything. */
    interface Question {
        boolean ask() throws Exception;
    }

    static long until(Question question) throws Exception {
        LongSupplier now = System::nanoTime;
        long end = now.getAsLong() + Town.LONG.toNanos();
        while (!question.ask()) {
            if (now.getAsLong() > end) {
                throw new IllegalStateException("nothing within " + Town.LONG);
            }
            LockSupport.parkNanos(LOOK);
        }
        return now.getAsLong();
    }

    private static void boots(Town town) throws Exception {
        Node node = town.nodes.get(Town.HALL);
        town.controller().kill();
        List<Long> fromJvm = new ArrayList<>();
        List<Long> fromCommand = new ArrayList<>();
        for (int i = 0; i < BOOTS; i++) {
            node.kill();
            int said = node.child().said().length();
            long begun = System.nanoTime();
            node.start(town.clock);
            fromCommand.add(
                    TimeUnit.NANOSECONDS.toMillis(until(() -> !node.since().isEmpty()) - begun));
            until(() -> FIRST_FRAME.matcher(node.child().said().substring(said)).find());
            Matcher found = FIRST_FRAME.matcher(node.child().said().substring(said));
            if (found.find()) {
                fromJvm.add(Long.parseLong(found.group(1)));
            }
        }
        line("boot: JVM start -> first frame", fromJvm);
        line("boot: ./shiliu play -> first frame", fromCommand);
    }

    static void memory(String who, Child child) throws IOException {
        long kilobytes = Files.readAllLines(Path.of("/proc/" + child.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
        print(String.format(Locale.ROOT, "%-36s %6d MB resident", who, kilobytes / 1024));
    }

    static void line(String what, List<Long> millis) throws IOException {
        List<Long> sorted = millis.stream().sorted().toList();
        print(String.format(
                Locale.ROOT,
                "%-36s median %5d ms   p95 %5d   p99 %5d   n %d",
                what,
                rank(sorted, 0.5),
                rank(sorted, 0.95),
                rank(sorted, 0.99),
                sorted.size()));
    }

    private static long rank(List<Long> sorted, double part) {
        return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }

    private static void print(String line) throws IOException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        System.out.printf(Locale.ROOT, "%-90s load %s%n", line, load);
    }
}
