package shiliu.controller.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.OrderView;
import shiliu.controller.office.World;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.Order.Kind;
import shiliu.player.bundle.Order.Scope;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Sha256;

class OrdersIT {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void staff() throws Exception {
        world = World.staffed(folder);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void aStopReachesItsScreensAtOnceAndOutlivesARestart() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        world.settle();
        world.office().snapshots().onChange("gate", () -> told.add("gate"));
        world.office().snapshots().onChange("panel", () -> told.add("panel"));
        OrderView stop = give(order(Kind.STOP, Scope.screen("gate")), "oscar");
        assertThat(told).containsExactly("gate");
        assertThat(stop.number()).isEqualTo(1);
        assertThat(stop.signers()).containsExactly("oscar");
        assertThat(stopped("gate")).isTrue();
        assertThat(stopped("panel")).isFalse();
        assertThat(snapshot("gate").orders()).hasSize(1);
        assertThat(Envelope.read(snapshot("gate").orders().get(0).envelope().getBytes("UTF-8"))
                        .payloadHash())
                .isEqualTo(stop.hash());
        world.reopen();
        assertThat(stopped("gate")).isTrue();
        assertThat(world.office().screens().show("gate").orElseThrow().stopped())
                .isTrue();
    }

    @Test
    void aResumeTakesTwoAndLiftsWhatItNamesWhereverTheyHaveASay() throws Exception {
        world.add("local", "guangming", AccountRole.OPERATOR);
        world.add("lena", "guangming", AccountRole.OPERATOR);
        OrderView stop = give(order(Kind.STOP, Scope.ALL), "oscar");
        Order resume = order(Kind.RESUME, Scope.screen("gate"), stop.hash());
        assertThatThrownBy(() -> give(resume, "oscar")).hasMessageContaining("below-threshold");
        assertThatThrownBy(() -> give(resume, "oscar", "oscar")).hasMessageContaining("below-threshold");
        give(resume, "local", "lena");
        assertThat(stopped("gate")).isFalse();
        assertThat(stopped("hall")).as("players there obey it as well").isFalse();
        assertThat(stopped("panel")).as("players there do not know these two").isTrue();
        assertThat(numbers("gate"))
                .as("a player that obeyed the stop must still hear of its end")
                .containsExactly(2L);
        assertThat(numbers("hall")).containsExactly(2L);
        assertThat(numbers("panel")).containsExactly(1L);
        give(order(Kind.RESUME, Scope.ALL, stop.hash()), "oscar", "olga");
        assertThat(stopped("panel")).isFalse();
        assertThat(list()).extracting(OrderView::inForce).containsExactly(false, true, true);
        world.clock.advance(Duration.ofDays(400));
        assertThat(refreshed("panel")).containsExactly(3L);
    }

    /** Who was away while an alert was replaced must not go on showing it once what replaced it is over. */
    @Test
    void whatLiftsAnAlertIsToldAsLongAsThatWouldRun() throws Exception {
        world.add("ann", "*", AccountRole.ALERT);
        OrderView first = give(alert(Scope.ALL, hours(5)), "ann");
        world.clock.advance(hours(1));
        OrderView second = give(alert(Scope.screen("gate"), hours(1), first.hash()), "ann");
        assertThat(list()).extracting(OrderView::inForce).containsExactly(false, true);
        world.clock.advance(hours(2));
        assertThat(refreshed("gate")).containsExactly(second.number());
        assertThat(refreshed("panel")).as("outside its scope").containsExactly(second.number());
        world.clock.advance(hours(24));
        assertThat(refreshed("gate")).as("a player's clock may be late").containsExactly(second.number());
        world.clock.advance(hours(3));
        assertThat(refreshed("gate")).isEmpty();
    }

    @Test
    void theCancelOfAnUpdateAndTheUpdateAreBothTold() throws Exception {
        world.add("ann", "*", AccountRole.ALERT);
        OrderView first = give(alert(Scope.ALL, hours(5)), "ann");
        OrderView second = give(alert(Scope.ALL, hours(2), first.hash()), "ann");
        OrderView end = give(order(Kind.CANCEL, Scope.screen("hall"), second.hash()), "ann");
        assertThat(list()).extracting(OrderView::inForce).containsExactly(false, false, true);
        for (String screen : List.of("gate", "hall", "panel")) {
            assertThat(numbers(screen)).containsExactly(second.number(), end.number());
        }
    }

    @Test
    void onlyWhoMayTakesAnAlertBackWhateverIsWrittenBesideIt() throws Exception {
        world.add("ann", "*", AccountRole.ALERT);
        world.add("gus", "guangming", AccountRole.ALERT);
        world.add("gil", "guangming", AccountRole.ALERT);
        OrderView wide = give(alert(Scope.screen("gate"), hours(2)), "ann");
        Order end = order(Kind.CANCEL, Scope.screen("gate"), wide.hash());
        assertThatThrownBy(() -> give(end, "gus")).hasMessageContaining("publish.not-taken-back");
        assertThatThrownBy(() -> give(alert(Scope.screen("gate"), hours(1), wide.hash()), "gus"))
                .hasMessageContaining("publish.not-taken-back");
        List<Envelope.Signature> forged =
                new ArrayList<>(world.order(end, "gus").signatures());
        forged.add(
                new Envelope.Signature(world.key("ann").keyId(), forged.get(0).sig()));
        forged.add(new Envelope.Signature(world.key("ann").keyId(), "no base64"));
        Envelope both = new Envelope(
                world.order(end, "gus").payloadType(), world.order(end, "gus").payload(), forged);
        assertThatThrownBy(() -> world.office().orders().give(world.caller("gus"), both))
                .hasMessageContaining("publish.not-taken-back");
        assertThat(list()).extracting(OrderView::inForce).containsExactly(true);
        OrderView narrow = give(alert(Scope.screen("hall"), hours(2)), "gus");
        give(order(Kind.CANCEL, Scope.screen("hall"), narrow.hash()), "gil");
        give(end, "ann");
        assertThat(list()).extracting(OrderView::inForce).containsExactly(false, false, true, true);
        assertThat(numbers("panel"))
                .as("players there would refuse what these two signed")
                .containsExactly(4L);
    }

    @Test
    void aScreenOutsideItsScopeIsNotToldWhatItsPlayerWouldRefuse() throws Exception {
        world.add("ann", "*", AccountRole.ALERT);
        OrderView first = give(alert(Scope.ALL, hours(5)), "ann");
        give(order(Kind.CANCEL, Scope.screen("gate"), first.hash()), "ann");
        assertThat(numbers("panel")).containsExactly(2L);
        world.revoke("ann");
        assertThat(numbers("panel")).isEmpty();
        assertThat(numbers("gate")).containsExactly(2L);
        assertThat(list()).extracting(OrderView::inForce).containsExactly(false, true);
    }

    @Test
    void anOrderThatIsDatedWrongIsRefusedAndNamesTheClock() throws Exception {
        assertThatThrownBy(() ->
                        give(stopAt(World.NOON.plus(Duration.ofMinutes(10)).plusMillis(1)), "oscar"))
                .hasMessageContaining("publish.order-early");
        Instant old = World.NOON.minus(Order.LONGEST).minusMillis(1);
        Order drill = new Order(
                1, Kind.DRILL, Scope.ALL, 1, old, Optional.of(old.plusSeconds(600)), "", List.of(), Optional.empty());
        assertThatThrownBy(() -> give(drill, "oscar")).hasMessageContaining("publish.order-late");
        assertThat(list()).isEmpty();
        Order early = stopAt(World.NOON.plus(Duration.ofMinutes(10)));
        OrderView given = give(early, "oscar");
        // A stop may come late, on its way from a stick.
        give(stopAt(old), "oscar");
        world.clock.advance(Duration.ofDays(30));
        assertThat(give(early, "oscar")).as("it was given long ago").isEqualTo(given);
    }

    @Test
    void theSameOrderAgainIsTheSameOrder() throws Exception {
        Envelope stop = world.order(order(Kind.STOP, Scope.ALL), "oscar");
        OrderView first = world.office().orders().give(world.caller("oscar"), stop);
        assertThat(world.office().orders().give(world.caller("olga"), stop)).isEqualTo(first);
        assertThat(list()).hasSize(1);
    }

    @Test
    void whatNoPlayerWouldObeyIsRefused() throws Exception {
        world.add("local", "guangming", AccountRole.OPERATOR);
        assertThatThrownBy(() -> give(order(Kind.STOP, Scope.ALL), "rui")).hasMessageContaining("wrong-role");
        assertThatThrownBy(() -> give(order(Kind.STOP, Scope.ALL), "local")).hasMessageContaining("other-community");
        assertThatThrownBy(() -> give(order(Kind.STOP, Scope.screen("nowhere")), "oscar"))
                .hasMessageContaining("publish.order-meets-nothing");
        Order alert = new Order(
                1,
                Kind.ALERT,
                Scope.ALL,
                1,
                World.NOON,
                Optional.of(World.NOON.plusSeconds(60)),
                "",
                List.of(),
                Optional.of(new Alert(
                        Alert.Severity.RED,
                        "暴雨",
                        "未来三小时有特大暴雨",
                        List.of(),
                        "安宁市应急管理局",
                        World.NOON,
                        World.NOON.plusSeconds(60))));
        assertThatThrownBy(() -> give(alert, "oscar")).hasMessageContaining("wrong-role");
        assertThat(list()).isEmpty();
        give(order(Kind.STOP, new Scope(false, Set.of(), Set.of("gm"), Set.of())), "local");
        assertThat(stopped("hall")).isTrue();
    }

    @Test
    void aStopSurvivesTheRevocationOfWhoGaveIt() throws Exception {
        give(order(Kind.STOP, Scope.ALL), "oscar");
        TrustRoot before = world.office().accounts().root();
        world.revoke("oscar");
        world.settle();
        assertThat(world.office().accounts().root().version()).isEqualTo(before.version() + 1);
        assertThat(stopped("gate")).isTrue();
    }

    private OrderView give(Order order, String... signers) throws Exception {
        return world.office().orders().give(world.caller("admin"), world.order(order, signers));
    }

    private static Order order(Kind kind, Scope scope, Sha256... lifts) {
        return new Order(
                1,
                kind,
                scope,
                World.NOON.toEpochMilli(),
                World.NOON,
                Optional.empty(),
                "test",
                List.of(lifts),
                Optional.empty());
    }

    private static Order stopAt(Instant issued) {
        return new Order(
                1,
                Kind.STOP,
                Scope.ALL,
                issued.toEpochMilli(),
                issued,
                Optional.empty(),
                "test",
                List.of(),
                Optional.empty());
    }

    private Order alert(Scope scope, Duration length, Sha256... lifts) {
        Instant now = world.clock.instant();
        Instant end = now.plus(length);
        Alert text = new Alert(Alert.Severity.RED, "暴雨", "立即转移", List.of(), "应急管理局", now, end);
        return new Order(
                1,
                Kind.ALERT,
                scope,
                now.toEpochMilli(),
                now,
                Optional.of(end),
                "test",
                List.of(lifts),
                Optional.of(text));
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    private List<Long> numbers(String screen) {
        return snapshot(screen).orders().stream()
                .map(Snapshot.OrderEvent::number)
                .toList();
    }

    /** What a player hears that comes back now. */
    private List<Long> refreshed(String screen) {
        world.office().orders().show();
        return numbers(screen);
    }

    private List<OrderView> list() throws Exception {
        return world.office().orders().list(world.caller("admin"));
    }

    private Snapshot snapshot(String screen) {
        return world.office().snapshots().of(screen).orElseThrow();
    }

    private boolean stopped(String screen) {
        return snapshot(screen).stopped();
    }
}
