package shiliu.controller.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.controller.api.UploadAnswer;
import shiliu.player.bundle.Order;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;

/**
 * Six screens at once, two players, two cards on TCP, two on serial lines, one of them slow: what an approval and a stop
 * take, and what the controller needs. Asserts nothing.
 */
public final class WallBench {
    private static final int APPROVALS = 30;
    private static final int STOPS = 10;
    private static final Pattern REACHED = Pattern.compile("\"address\":\"([^\"]+)\"");
    private static final List<String> CARDS =
            List.of("guangming-gate", "jinfang-board", "jinhui-panel", "ninghu-strip");

    private final Path launcher;
    private final Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();

    private WallBench(Path launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** @param arguments the launcher, {@code ./shiliu} */
    public static void main(String[] arguments) throws Exception {
        WallBench bench = new WallBench(
                Path.of(arguments[0]).toAbsolutePath().normalize(), Files.createTempDirectory("shiliu-wall-"));
        try {
            bench.run();
        } finally {
            for (AutoCloseable each : bench.open) {
                each.close();
            }
        }
    }

    private List<String> command(String... arguments) {
        List<String> line = new ArrayList<>(List.of("env", "SHILIU_LANGUAGE=en", launcher.toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    private void run() throws Exception {
        Path config = configuration();
        try (Town town = Town.open(folder, new Town.Launchers(this::command, this::command), config)) {
            loops(town);
            for (ScreenView view : town.staff.administrator().client().list("/v1/screens", ScreenView.class)) {
                PathBench.until(() -> ScreenState.of(town.view(view.screen().id())) == ScreenState.SHOWN);
            }
            approvals(town, "jinhui", "jinhui-panel", "TCP card 128x64, two colours");
            approvals(town, "jinfang", "jinfang-board", "TCP card 256x128, RGB");
            approvals(town, "guangming", "guangming-gate", "serial card 128x32, 57600 baud");
            stops(town);
            LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
            PathBench.memory("controller with six screens", town.controller());
        }
    }

    /** The samples with their cards at the ends of real lines; the strip is a large one on a slow line. */
    private Path configuration() throws Exception {
        Path samples = Town.samples();
        Path screens = Files.createDirectories(folder.resolve("screens"));
        String main = Files.readString(samples.resolve("controller.yaml"));
        // Its tables of festivals stay where they are.
        Files.writeString(
                folder.resolve("controller.yaml"),
                main.replaceAll("(?m)^festivals: .*", "festivals: " + samples.resolve("festivals")));
        Map<String, String> yaml = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(samples.resolve("screens"))) {
            for (Path file : files.toList()) {
                yaml.put(file.getFileName().toString().replace(".yaml", ""), Files.readString(file));
            }
        }
        yaml.computeIfPresent(
                "ninghu-strip",
                (id, text) -> text.replace("size: 128x16", "size: 256x64").replace("baud=19200", "baud=9600"));
        for (String card : CARDS) {
            String address = card(card, yaml.get(card));
            yaml.computeIfPresent(card, (id, text) -> text.replaceAll("address: .*", "address: " + address));
        }
        for (Map.Entry<String, String> screen : yaml.entrySet()) {
            Files.writeString(screens.resolve(screen.getKey() + ".yaml"), screen.getValue());
        }
        return folder.resolve("controller.yaml");
    }

    private static String field(String yaml, String name) {
        Matcher found = Pattern.compile("(?m)^" + name + ": *(\\S+)").matcher(yaml);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + yaml);
        }
        return found.group(1);
    }

    /** Starts the card of a screen; gives where the controller reaches it. */
    private String card(String id, String yaml) throws Exception {
        String address = field(yaml, "address");
        Path own = Files.createDirectories(folder.resolve("card-" + id));
        List<String> arguments = new ArrayList<>(List.of("card", field(yaml, "driver"), "--json"));
        arguments.addAll(List.of("--size", field(yaml, "size"), "--colour", field(yaml, "colour")));
        String reached;
        if (address.startsWith("serial:")) {
            DemoLine line = DemoLine.open(own);
            open.add(line);
            String options = address.substring(address.indexOf('?'));
            arguments.addAll(List.of("--serial", line.cardsEnd() + options));
            reached = "serial:" + line.controllersEnd() + options;
        } else {
            arguments.addAll(List.of("--tcp", "127.0.0.1:0"));
            reached = "";
        }
        Child child = Child.start(own.resolve("output.log"), command(arguments.toArray(String[]::new)));
        open.add(child);
        PathBench.until(() -> REACHED.matcher(child.said()).find());
        Matcher said = REACHED.matcher(child.said());
        return reached.isEmpty() && said.find() ? said.group(1) : reached;
    }

    /** The town has loops for two communities; the others get one each, and every screen something to show. */
    private static void loops(Town town) throws Exception {
        for (String community : List.of("jinhui", "jinfang")) {
            Staff.Slogans loop =
                    new Staff.Slogans(community + "-default", community, "forever", List.of("民族团结一家亲", "中华民族一家亲"));
            town.staff.approve(town.staff.upload(town.folder, town.reader, loop).review());
        }
        town.staff.slot("loop-panel", "jinhui-default", "jinhui-panel", Mode.FILLER);
        town.staff.slot("loop-board", "jinfang-default", "jinfang-board", Mode.FILLER);
        town.staff.slot("loop-gate", "guangming-default", "guangming-gate", Mode.FILLER);
        town.staff.slot("loop-strip", "ninghu-default", "ninghu-strip", Mode.FILLER);
    }

    /** Each approved revision replaces what plays, so that it goes live at once. */
    private static void approvals(Town town, String community, String screen, String what) throws Exception {
        String id = community + "-bench";
        town.staff.upload(town.folder, town.reader, slogans(id, community, "批准之前"));
        town.staff.slot(id, id, screen, Mode.TAKEOVER);
        List<Long> shown = new ArrayList<>();
        for (int i = 0; i < APPROVALS + 3; i++) {
            long millis = approve(town, id, community, screen, "第" + i + "次批准");
            if (i >= 3) {
                shown.add(millis);
            }
        }
        PathBench.line("approve -> shown: " + what, shown);
    }

    private static Staff.Slogans slogans(String id, String community, String text) {
        return new Staff.Slogans(id, community, "2026-12-31", List.of(text));
    }

    private static long approve(Town town, String id, String community, String screen, String text) throws Exception {
        UploadAnswer upload = town.staff.upload(town.folder, town.reader, slogans(id, community, text));
        long[] begun = new long[1];
        Sha256 item = town.staff.approve(upload.review(), () -> begun[0] = System.nanoTime());
        long report = PathBench.until(() -> PathBench.shows(town.view(screen), item));
        return TimeUnit.NANOSECONDS.toMillis(report - begun[0]);
    }

    /** From the operator's signature to the last proof; every second time in the middle of a slow picture. */
    private static void stops(Town town) throws Exception {
        town.staff.upload(town.folder, town.reader, slogans("ninghu-bench", "ninghu", "批准之前"));
        town.staff.slot("ninghu-bench", "ninghu-bench", "ninghu-strip", Mode.TAKEOVER);
        List<Long> all = new ArrayList<>();
        List<Long> slow = new ArrayList<>();
        for (int i = 0; i < 2 * STOPS; i++) {
            boolean inTheMiddle = i % 2 == 1;
            if (inTheMiddle) {
                UploadAnswer next =
                        town.staff.upload(town.folder, town.reader, slogans("ninghu-bench", "ninghu", "第" + i + "次传输"));
                town.staff.approve(next.review());
                // The picture needs five seconds at 9600 baud.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1500));
            }
            long begun = System.nanoTime();
            town.staff.stop(Order.Scope.ALL);
            long dark = PathBench.until(() -> dark(town));
            (inTheMiddle ? slow : all).add(TimeUnit.NANOSECONDS.toMillis(dark - begun));
            town.staff.resume();
            PathBench.until(() -> lit(town));
        }
        PathBench.line("stop -> all six proven dark", all);
        PathBench.line("the same in the middle of a slow picture", slow);
    }

    private static List<ScreenView> views(Town town) throws Exception {
        return town.staff.administrator().client().list("/v1/screens", ScreenView.class);
    }

    private static boolean dark(Town town) throws Exception {
        return views(town).stream().allMatch(view -> ScreenState.of(view) == ScreenState.STOPPED);
    }

    private static boolean lit(Town town) throws Exception {
        return views(town).stream().allMatch(view -> ScreenState.of(view) == ScreenState.SHOWN);
    }
}
