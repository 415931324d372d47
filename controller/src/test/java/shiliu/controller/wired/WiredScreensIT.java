package shiliu.controller.wired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.office.World;
import shiliu.player.bundle.Order;
import shiliu.player.play.Report;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.line.Network;

/** Three screens whose cards the controller speaks to itself, over real sockets: approved, shown, stopped, lost, found. */
@Timeout(120)
class WiredScreensIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private World world;
    private final Network network = new Network();
    private final Map<String, CardOnPort> cards = new HashMap<>();
    private Optional<WiredScreens> wired = Optional.empty();

    @BeforeEach
    void begin() throws Exception {
        world = World.staffed(folder);
        world.add("jo", "jinhui", AccountRole.REVIEWER);
        cards.put("gate", new CardOnPort(network, "onbon-5e", World.GATE));
        cards.put("hall", new CardOnPort(network, "onbon-6e", World.HALL));
        cards.put("panel", new CardOnPort(network, "jetfile", World.PANEL));
    }

    @AfterEach
    void end() throws Exception {
        wired.ifPresent(WiredScreens::close);
        cards.values().forEach(CardOnPort::close);
        network.close();
        world.close();
    }

    private void start() throws Exception {
        wired = Optional.of(WiredScreens.start(
                cards.values().stream().map(CardOnPort::wired).toList(),
                world.office(),
                folder.resolve("wired"),
                World.renderer(),
                world.clock));
    }

    /** One approved slogan on all three, in two communities. */
    private void publish(String playlist, String text) throws Exception {
        world.approve("rui", world.upload("edith", playlist, text).review());
        String jinhui = "jinhui-" + playlist;
        UploadAnswer upload =
                world.office().playlists().upload(world.caller("jin"), World.slogans(jinhui, "jinhui", text), Map.of());
        world.approve("jo", upload.review());
        world.slot(playlist, "gate", "hall");
        world.slot(jinhui, "panel");
        world.settle();
    }

    private ScreenView view(String screen) {
        return world.office().screens().show(screen).orElseThrow();
    }

    private void awaitState(String screen, ScreenState state) {
        await().atMost(LONG).until(() -> ScreenState.of(view(screen)) == state);
    }

    private void stopAll() throws Exception {
        Order stop = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.ALL,
                World.NOON.toEpochMilli(),
                World.NOON,
                Optional.empty(),
                "演练",
                List.of(),
                Optional.empty());
        world.office().orders().give(world.caller("oscar"), world.order(stop, "oscar"));
    }

    @Test
    void whatWasApprovedIsOnEveryCardWithItsProof() throws Exception {
        publish("unity", "民族团结一家亲");
        start();
        for (String screen : List.of("gate", "hall", "panel")) {
            await().atMost(LONG)
                    .until(() ->
                            view(screen).shown().flatMap(Report.Shown::item).isPresent());
            ScreenView view = view(screen);
            Report.Shown shown = view.shown().orElseThrow();
            assertThat(view.upToDate()).isTrue();
            assertThat(shown.proof()).isEqualTo(screen.equals("panel") ? Proof.READ_BACK : Proof.ACKNOWLEDGED);
            assertThat(cards.get(screen).shown().sha256())
                    .isEqualTo(shown.frame().hex());
            await().atMost(LONG)
                    .until(() -> world.office().screens().frame(screen).isPresent());
        }
        // Nobody else's text, and nothing before approval.
        assertThat(cards.get("gate").shown().isBlack()).isFalse();
    }

    @Test
    void nothingUnapprovedIsEverOnACard() throws Exception {
        start();
        world.upload("edith", "unity", "未批");
        world.slot("unity", "gate", "hall");
        world.settle();
        awaitState("gate", ScreenState.SAFE);
        awaitState("panel", ScreenState.SAFE);
        assertThat(view("gate").shown().flatMap(Report.Shown::item)).isEmpty();
    }

    @Test
    void aStopTurnsEveryCardDarkAndStaysThroughARestart() throws Exception {
        publish("unity", "民族团结一家亲");
        start();
        for (String screen : cards.keySet()) {
            awaitState(screen, ScreenState.SHOWN);
        }
        stopAll();
        for (String screen : cards.keySet()) {
            awaitState(screen, ScreenState.STOPPED);
            assertThat(cards.get(screen).shown().isBlack()).isTrue();
        }
        wired.orElseThrow().close();
        world.reopen();
        cards.values().forEach(card -> card.pictures().clear());
        start();
        for (String screen : cards.keySet()) {
            awaitState(screen, ScreenState.STOPPED);
        }
        assertThat(cards.values())
                .allSatisfy(card -> assertThat(card.pictures()).allMatch(Frame::isBlack));
    }

    @Test
    void aCardThatDiesIsUnknownComesBackAndSlowsNobody() throws Exception {
        int port = cards.get("hall").die();
        start();
        publish("unity", "民族团结一家亲");
        awaitState("gate", ScreenState.SHOWN);
        awaitState("panel", ScreenState.SHOWN);
        awaitState("hall", ScreenState.UNKNOWN);
        assertThat(view("hall").unknownSince()).isPresent();

        cards.get("hall").start(port);
        awaitState("hall", ScreenState.SHOWN);
        assertThat(view("hall").unknownSince()).isEmpty();

        cards.get("gate").die();
        awaitState("gate", ScreenState.UNKNOWN);
        stopAll();
        awaitState("hall", ScreenState.STOPPED);
        awaitState("panel", ScreenState.STOPPED);
        assertThat(ScreenState.of(view("gate"))).isEqualTo(ScreenState.UNKNOWN);
    }

    @Test
    void playsAreNotedOnlyForWhatWasProven() throws Exception {
        cards.get("gate").die();
        publish("unity", "民族团结一家亲");
        start();
        awaitState("gate", ScreenState.UNKNOWN);
        awaitState("hall", ScreenState.SHOWN);
        List<String> shown = new ArrayList<>();
        world.office()
                .screens()
                .list()
                .forEach(view -> view.shown()
                        .flatMap(Report.Shown::item)
                        .ifPresent(item -> shown.add(view.screen().id())));
        assertThat(shown).doesNotContain("gate").contains("hall");
    }
}
