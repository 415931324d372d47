package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.OrderProgress;
import shiliu.controller.api.OrderView;
import shiliu.controller.cli.StaffDesk.Said;
import shiliu.controller.cli.StaffDesk.Word;
import shiliu.controller.office.World;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Order;
import shiliu.player.play.Report.What;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Sha256;

/** Alerts and drills as people give them, with players that obey. */
class OrderCommandsIT {
    private static final String[] RAIN = {
        "alert", "send", "--severity", "red", "--event", "暴雨", "--headline", "立即转移", "--step", "上楼", "--for", "2h"
    };

    @TempDir
    Path folder;

    private World world;
    private StaffDesk desk;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder.resolve("world"));
        world.add("ann", "*", AccountRole.ALERT);
        world.add("gus", "guangming", AccountRole.ALERT);
        desk = StaffDesk.open(folder, world, "ann", "gus", "oscar", "olga");
        for (String screen : List.of("gate", "hall", "panel")) {
            desk.says(screen, Word.of(What.ITEM));
        }
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private List<OrderView> given() throws Exception {
        return world.office().orders().list(world.caller("ann"));
    }

    /** From now on this screen's player shows the newest alert in force, and keeps every drill. */
    private void obeys(String screen) {
        world.office().snapshots().onChange(screen, () -> {
            try {
                Optional<Sha256> alert = Optional.empty();
                List<Sha256> kept = new ArrayList<>();
                for (OrderView order : given()) {
                    boolean lifted =
                            given().stream().anyMatch(o -> o.order().lifts().contains(order.hash()));
                    if (order.order().kind() == Order.Kind.ALERT && !lifted) {
                        alert = Optional.of(order.hash());
                    }
                    kept.add(order.hash());
                }
                desk.says(screen, new Word(alert.isPresent() ? What.ALERT : What.ITEM, alert, kept, Optional.empty()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Said run(String person, String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return desk.run(person, all.toArray(String[]::new));
    }

    /** It is on a player's disk, and the controller heard of it only by a dark screen. */
    @Test
    void aStopThatWasBroughtOnAStickIsLiftedWithItsFile() throws Exception {
        Order stop = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.ALL,
                1,
                World.NOON.minus(Duration.ofDays(20)),
                Optional.empty(),
                "故障",
                List.of(),
                Optional.empty());
        Path file = Files.write(
                folder.resolve("stop.json"), world.order(stop, "oscar").bytes());
        desk.says("gate", Word.of(What.STOPPED));
        assertThat(desk.run("oscar", "screen", "show", "gate").out()).contains("screen resume --stop FILE");
        String half = folder.resolve("half.json").toString();
        Said nothing = desk.run("oscar", "screen", "resume", "--out", half);
        assertThat(nothing.exit()).isEqualTo(1);
        assertThat(nothing.err()).contains("--stop FILE");

        Said first = desk.run("oscar", "screen", "resume", "--stop", file.toString(), "--out", half);
        assertThat(first.exit()).as(first.err()).isZero();
        Said second = desk.run("olga", "screen", "resume", "--countersign", half);
        assertThat(second.exit()).as(second.err()).isZero();
        List<OrderView> all = given();
        assertThat(all.get(all.size() - 1).order().lifts())
                .containsExactly(all.get(0).hash());
        assertThat(all.get(0).inForce()).isFalse();
    }

    @Test
    void anAlertIsGivenWatchedUpdatedAndEnded() throws Exception {
        obeys("gate");
        Said some = run("ann", RAIN, "gate", "hall", "--wait", "1s");
        assertThat(some.exit()).isEqualTo(1);
        assertThat(some.err())
                .contains("gate gate: shows it, proof: read-back, after 0.00 s (1 of 2)")
                .contains("1 of 2 screens are not proven to show it after 1 s")
                .contains("hall hall (shown, since 2026-11-10 04:00:00, last heard 2026-11-10 04:00:00)");
        String hash = given().get(0).hash().hex();
        assertThat(desk.run("ann", "alert", "list").out()).contains(hash.substring(0, 12), "red", "暴雨", "1/2", "ann");

        obeys("hall");
        Said updated = desk.run("ann", "alert", "update", hash.substring(0, 8), "--severity", "orange", "--json");
        assertThat(updated.exit()).as(updated.err()).isZero();
        OrderProgress progress = updated.json(OrderProgress.class);
        assertThat(progress.screens()).hasSize(2).allMatch(OrderProgress.Reached::reached);
        Order now = progress.order().order();
        assertThat(now.lifts()).extracting(Sha256::hex).containsExactly(hash);
        assertThat(now.alert().orElseThrow().severity()).isEqualTo(Alert.Severity.ORANGE);
        assertThat(now.alert().orElseThrow().headline()).isEqualTo("立即转移");
        assertThat(now.until()).isEqualTo(given().get(0).order().until());
        assertThat(desk.run("ann", "alert", "list").out()).contains("2/2").doesNotContain(hash.substring(0, 12));
        assertThat(desk.run("ann", "alert", "list", "--all", "--lang", "zh").out())
                .contains("已结束", "橙色");

        Said ended = desk.run("ann", "alert", "cancel", progress.order().hash().hex());
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("No screen of 2 shows it any more.");
        assertThat(desk.run("ann", "alert", "list").out()).contains("No alert is in force.");
        assertThat(desk.run("ann", "alert", "cancel", hash).exit())
                .as("is over")
                .isEqualTo(2);
    }

    @Test
    void onlyWhoIsNamedForAlertsGivesThemAndOnlyWhereTheyHaveASay() throws Exception {
        assertThat(run("oscar", RAIN, "--all", "--wait", "0").exit()).isEqualTo(3);
        assertThat(run("gus", RAIN, "panel", "--wait", "0").exit()).isEqualTo(3);
        assertThat(given()).isEmpty();
        assertThat(run("gus", RAIN, "gate", "--wait", "0").exit()).isZero();
        assertThat(desk.run("gus", "screen", "blackout", "gate", "--reason", "x")
                        .exit())
                .as("and nothing else")
                .isEqualTo(3);
    }

    @Test
    void aBadTextIsNotSigned() throws Exception {
        Said bad = run("ann", RAIN, "--all", "--step", "走\u202E", "--source", " ");
        assertThat(bad.exit()).isEqualTo(2);
        assertThat(bad.err()).contains("2 problems", "U+202E", "source");
        assertThat(run("ann", RAIN, "gaet").err()).contains("gaet");
        assertThat(desk.run("ann", "alert", "send", "--all", "--for", "2h").err())
                .contains("--severity");
        assertThat(run("ann", RAIN, "--all", "--until", "18:00").exit()).isEqualTo(2);
        assertThat(given()).isEmpty();
    }

    @Test
    void aPreviewDrawsAndGivesNothing() throws Exception {
        Path pictures = folder.resolve("pictures");
        Said drawn = run("ann", RAIN, "gate", "panel", "--preview", pictures.toString());
        assertThat(drawn.exit()).as(drawn.err()).isZero();
        assertThat(drawn.out()).contains("Nothing was given");
        assertThat(Files.readAllBytes(pictures.resolve("gate/alert-01.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(pictures.resolve("panel/alert-01.png")).exists();
        assertThat(pictures.resolve("hall")).doesNotExist();
        assertThat(given()).isEmpty();
    }

    @Test
    void aDrillTimesEveryScreenAndNamesWhoDidNotAnswer() throws Exception {
        obeys("gate");
        obeys("hall");
        Path csv = folder.resolve("drill.csv");
        Said drill =
                desk.run("oscar", "screen", "blackout", "--drill", "--all", "--wait", "1", "--csv", csv.toString());
        assertThat(drill.exit()).isEqualTo(1);
        assertThat(drill.out()).contains("KEPT s", "Kept by 2 screens", "No screen goes dark");
        assertThat(drill.err())
                .contains("1 of 3 screens did not answer within 1 s")
                .contains("panel panel (shown, since 2026-11-10 04:00:00");
        assertThat(Files.readString(csv)).startsWith("\uFEFFID,NAME,KEPT s").contains("gate,gate,0.00,-,shown");

        obeys("panel");
        world.clock.advance(Duration.ofSeconds(1));
        Said all = desk.run("oscar", "screen", "blackout", "--drill", "--all", "--json");
        assertThat(all.exit()).as(all.err()).isZero();
        BlackoutCommand.Blackout told = all.json(BlackoutCommand.Blackout.class);
        assertThat(told.order().kind()).isEqualTo(Order.Kind.DRILL);
        assertThat(told.order().until()).contains(told.order().issued().plus(Duration.ofMinutes(10)));
        assertThat(told.took().orElseThrow().answered()).isEqualTo(3);
        assertThat(world.office().screens().list()).noneMatch(view -> view.stopped());
    }

    /** For a day without a network: files, to be carried to the screens. */
    @Test
    void alertsAndTheirEndsAreSignedWithoutAController() throws Exception {
        String[] nowhere = {"--controller", "http://127.0.0.1:1"};
        Path alert = folder.resolve("alert.json");
        Path end = folder.resolve("end.json");
        Said sent = run("ann", RAIN, "--all", "--out", alert.toString(), nowhere[0], nowhere[1]);
        assertThat(sent.exit()).as(sent.err()).isEqualTo(4);
        assertThat(sent.err()).contains("The signed order is in " + alert);
        OrderFile given = OrderFile.read(alert, Order.Kind.ALERT, "");
        BundleVerifier.order(
                world.office().accounts().root(), given.envelope().bytes(), "jinhui", world.clock.instant());
        String[] cancel = {"alert", "cancel", alert.toString(), "--out", end.toString()};
        assertThat(run("ann", cancel, nowhere).exit()).isEqualTo(4);
        OrderFile ended = OrderFile.read(end, Order.Kind.CANCEL, "");
        BundleVerifier.order(
                world.office().accounts().root(), ended.envelope().bytes(), "jinhui", world.clock.instant());
        assertThat(ended.order().lifts()).containsExactly(given.envelope().payloadHash());
        assertThat(ended.order().scope()).isEqualTo(Order.Scope.ALL);
        assertThat(given()).isEmpty();

        assertThat(run("ann", cancel, "--wait", "0").exit()).isZero();
        assertThat(given()).hasSize(1);
        Said wrong = desk.run("ann", "alert", "cancel", end.toString());
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("holds no alert");
    }

    @Test
    void aDarkScreenIsTheStopsDoingAndNotTheAlerts() throws Exception {
        assertThat(run("ann", RAIN, "--all", "--wait", "0").exit()).isZero();
        assertThat(desk.run("oscar", "screen", "blackout", "--all", "--reason", "x", "--wait", "0")
                        .exit())
                .isZero();
        OrderView alert = given().get(0);
        OrderView stop = given().get(1);
        desk.says("gate", Word.of(What.STOPPED, alert.hash(), stop.hash()));
        assertThat(reached(alert).kept()).isPresent();
        assertThat(reached(alert).done()).isEmpty();
        assertThat(reached(stop).done()).isPresent();
    }

    @Test
    void whatIsStillNamedIsNeverStampedAnew() throws Exception {
        assertThat(desk.run("oscar", "screen", "blackout", "--all", "--reason", "x", "--wait", "0")
                        .exit())
                .isZero();
        OrderView stop = given().get(0);
        List<Sha256> many = new ArrayList<>(List.of(stop.hash()));
        for (byte i = 0; i < 100; i++) {
            many.add(Sha256.of(new byte[] {i}));
        }
        for (int reports = 0; reports < 3; reports++) {
            desk.says("gate", new Word(What.STOPPED, Optional.empty(), many, Optional.empty()));
            world.clock.advance(Duration.ofSeconds(30));
        }
        assertThat(reached(stop).kept()).contains(World.NOON);
        assertThat(reached(stop).done()).contains(World.NOON);
    }

    private OrderProgress.Reached reached(OrderView order) {
        return world.office().screens().progress(order).screens().stream()
                .filter(screen -> screen.screen().equals("gate"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDrillIsAnOperatorsAndAStopNeedsAReason() throws Exception {
        assertThat(desk.run("ann", "screen", "blackout", "--drill", "--all").exit())
                .isEqualTo(3);
        assertThat(desk.run("oscar", "screen", "blackout", "--all").exit()).isEqualTo(2);
        assertThat(desk.run("oscar", "screen", "blackout", "--drill", "--all", "--wait", "0")
                        .exit())
                .isEqualTo(2);
        assertThat(given()).isEmpty();
    }
}
