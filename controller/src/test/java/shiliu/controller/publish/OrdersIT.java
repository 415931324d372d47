package shiliu.controller.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
    void aResumeTakesTwoAndLiftsOnlyWhatItNamesWhereItIsMeant() throws Exception {
        OrderView stop = give(order(Kind.STOP, Scope.ALL), "oscar");
        Order resume = order(Kind.RESUME, Scope.screen("gate"), stop.hash());
        assertThatThrownBy(() -> give(resume, "oscar")).hasMessageContaining("below-threshold");
        assertThatThrownBy(() -> give(resume, "oscar", "oscar")).hasMessageContaining("below-threshold");
        give(resume, "oscar", "olga");
        assertThat(stopped("gate")).isFalse();
        assertThat(stopped("hall")).isTrue();
        assertThat(list()).extracting(OrderView::inForce).containsExactly(true, true);
        assertThat(snapshot("gate").orders())
                .as("a player that obeyed the stop must still hear of its end")
                .extracting(Snapshot.OrderEvent::number)
                .containsExactly(2L);
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
