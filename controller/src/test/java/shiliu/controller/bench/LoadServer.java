package shiliu.controller.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.alarms.AlarmRules;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.config.Communities;
import shiliu.controller.http.ControllerServer;
import shiliu.controller.http.Limits;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.Preflight;
import shiliu.controller.keep.KeepRules;
import shiliu.controller.office.Office;
import shiliu.controller.office.World;
import shiliu.controller.people.Caller;
import shiliu.controller.publish.Snapshot;
import shiliu.controller.review.ReviewRules;
import shiliu.controller.timing.Festivals;
import shiliu.player.bundle.Order;
import shiliu.player.net.ApiException;
import shiliu.player.net.Body;
import shiliu.player.net.RequestSigner;
import shiliu.player.net.SignedHttp;
import shiliu.player.net.UnreachableException;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/**
 * A real controller of very many screens, s-0 and so on, in a process of its own; it obeys lines on standard input and
 * answers each with one. Every line in the pipe that it is given is an operator's command to stop all screens.
 */
final class LoadServer {
    private static final String LIST = "news";
    private static final int ITEMS = 20;
    /** Signing the first manifests must not take longer than a controller waits for them when it opens. */
    private static final int STEP = 1_000;

    private final World world;
    private final Office office;
    private final ControllerServer server;
    private final SignedHttp operator;
    private final List<Double> signing = new ArrayList<>();
    private final List<Double> accepting = new ArrayList<>();
    private int orders;
    private int edits;

    private LoadServer(World world, Office office, ControllerServer server) {
        this.world = world;
        this.office = office;
        this.server = server;
        this.operator = new SignedHttp(
                server.address(),
                new SignedHttp.Identity(
                        Optional.of(new RequestSigner(world.key("oscar"), new SecureRandom())),
                        world.clock,
                        (envelope, nonce) -> Optional.empty()),
                Duration.ofSeconds(60),
                Locale.ENGLISH);
    }

    /** @param arguments an empty folder, how many screens, the pipe */
    public static void main(String[] arguments) {
        try {
            serve(arguments);
            System.exit(0);
        } catch (Throwable e) { // the office's threads would keep the process, and who waits for its line, for ever
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void serve(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        World world = World.staffed(folder, screens(1));
        String[] texts = new String[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            texts[i] = "铸牢中华民族共同体意识 " + i;
        }
        world.approve("rui", world.upload("edith", LIST, texts).review());
        world.slot(LIST, "*");
        world.close();
        Office office = open(world, Integer.parseInt(arguments[1]));
        ControllerServer server = ControllerServer.start(
                new ControllerServer.Listen("127.0.0.1", 0, Limits.DEFAULT.withPerAddress(20_000)),
                office,
                new PlaylistReader(Communities.ofIds(Set.of("guangming")), c -> true, Preflight.NONE),
                world.clock);
        LoadServer load = new LoadServer(world, office, server);
        Thread desk = new Thread(() -> load.stopWhenTold(Path.of(arguments[2])), "operator");
        desk.setDaemon(true);
        desk.start();
        Sha256 blob = load.first().manifest().items().get(0).item().sha256();
        System.out.println(server.port() + " " + blob.hex());
        load.obey();
    }

    private static Office open(World world, int count) throws Exception {
        int now = Math.min(STEP, count);
        Office office = office(world, now);
        while (now < count) {
            office.close();
            now = Math.min(now + STEP, count);
            office = office(world, now);
        }
        office.settle(Duration.ofMinutes(5));
        return office;
    }

    private static Office office(World world, int count) throws Exception {
        return Office.open(new Office.Plan(
                world.data(),
                screens(count),
                Set.of("guangming", "jinhui"),
                Festivals.NONE,
                World.renderer(),
                world.clock,
                ReviewRules.USUAL,
                AlarmRules.USUAL,
                KeepRules.USUAL));
    }

    private static List<Screen> screens(int count) {
        List<Screen> screens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            screens.add(new Screen(
                    "s-" + i,
                    "屏 " + i,
                    "guangming",
                    Set.of("all"),
                    new Size(128, 32),
                    Colour.MONO,
                    10,
                    15,
                    ZoneId.of("Asia/Shanghai"),
                    Optional.empty()));
        }
        return screens;
    }

    private Snapshot first() {
        return office.snapshots().of("s-0").orElseThrow();
    }

    private Caller caller(String person) {
        return office.accounts().byKey(world.key(person).keyId()).orElseThrow();
    }

    private void obey() throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(
                    switch (line) {
                        case "edit" -> edit();
                        case "lift" -> lift();
                        case "times" -> times();
                        default -> throw new IllegalArgumentException(line);
                    });
        }
    }

    /** One more slot for s-0; answers with its new entity tag once it is published. */
    private String edit() throws Exception {
        SlotRequest slot = new SlotRequest(
                Optional.of("edit-" + ++edits),
                LIST,
                List.of("s-0"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.of(1 + edits % 100));
        office.slots().add(caller("admin"), slot);
        office.settle(Duration.ofMinutes(5));
        return first().etag();
    }

    /** Ends all stops; answers with the bytes that the newest order took on a stream. */
    private synchronized String lift() throws Exception {
        List<OrderView> inForce = office.orders().list(caller("oscar")).stream()
                .filter(OrderView::inForce)
                .toList();
        List<Snapshot.OrderEvent> events = first().orders();
        int size = events.get(events.size() - 1).envelope().length() + "id: 10\nevent: order\ndata: \n\n".length();
        List<Sha256> stops = inForce.stream()
                .filter(view -> view.order().kind() == Order.Kind.STOP)
                .map(OrderView::hash)
                .toList();
        if (!stops.isEmpty()) {
            office.orders().give(caller("oscar"), world.order(order(Order.Kind.RESUME, stops), "oscar", "olga"));
        }
        return String.valueOf(size);
    }

    /** Median milliseconds: the person's two signatures, and from the request to its answer. */
    private synchronized String times() {
        return String.format(Locale.ROOT, "%.2f %.2f", Figures.median(signing), Figures.median(accepting));
    }

    private void stopWhenTold(Path pipe) {
        try {
            while (true) {
                // Each time that nobody writes any more the pipe ends, and is opened anew.
                for (String line : Files.readAllLines(pipe)) {
                    if (line.equals("stop")) {
                        stop();
                    }
                }
            }
        } catch (IOException | ApiException | UnreachableException e) {
            throw new IllegalStateException("a stop was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Signed by the operator, sent in a request that they signed too. */
    private synchronized void stop() throws ApiException, UnreachableException, InterruptedException {
        long begun = System.nanoTime();
        Body body = Body.json(new OrderRequest(world.order(order(Order.Kind.STOP, List.of()), "oscar")));
        long signed = System.nanoTime();
        operator.send("POST", "/v1/orders", body);
        signing.add((signed - begun) / 1e6);
        accepting.add((System.nanoTime() - signed) / 1e6);
    }

    private Order order(Order.Kind kind, List<Sha256> lifts) {
        Instant now = world.clock.instant();
        return new Order(
                Order.FORMAT,
                kind,
                Order.Scope.ALL,
                now.toEpochMilli() + ++orders,
                now,
                Optional.empty(),
                "演练 " + orders,
                lifts,
                Optional.empty());
    }
}
