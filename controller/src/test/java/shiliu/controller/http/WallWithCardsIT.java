package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.Signs;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.config.Communities;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.Preflight;
import shiliu.controller.office.World;
import shiliu.controller.wired.CardOnPort;
import shiliu.controller.wired.WiredScreens;
import shiliu.player.bundle.Order;
import shiliu.protocols.line.Network;

/** Cards on sockets, players in the controller, the page in a browser: nothing between them is played by a test. */
@Timeout(180)
class WallWithCardsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private Browser browser;

    private void awaitStates(String state, String... screens) {
        for (String screen : screens) {
            await().atMost(PATIENCE)
                    .until(() -> state.equals(browser.driver
                            .findElement(By.id("screen-" + screen))
                            .getDomAttribute("data-state")));
        }
    }

    @Test
    void picturesComeAKilledCardTurnsUnknownAStopTurnsAllDark() throws Exception {
        try (World world = World.staffed(folder);
                Network network = new Network()) {
            publish(world);
            Map<String, CardOnPort> cards = new LinkedHashMap<>();
            cards.put("gate", new CardOnPort(network, "onbon-5e", World.GATE));
            cards.put("hall", new CardOnPort(network, "onbon-6e", World.HALL));
            cards.put("panel", new CardOnPort(network, "jetfile", World.PANEL));
            try (WiredScreens wired = WiredScreens.start(
                            cards.values().stream().map(CardOnPort::wired).toList(),
                            world.office(),
                            folder.resolve("wired"),
                            World.renderer(),
                            world.clock);
                    ControllerServer server = ControllerServer.start(
                            new ControllerServer.Listen("127.0.0.1", 0, Limits.DEFAULT),
                            world.office(),
                            new PlaylistReader(
                                    Communities.ofIds(Set.of("guangming", "jinhui")), c -> true, Preflight.NONE),
                            world.clock,
                            Signs.NONE)) {
                assertThat(wired).isNotNull();
                browser = Browser.open(folder.resolve("profile"), "en");
                browser.driver.get(server.address().toString() + "/");
                awaitStates("shown", "gate", "hall", "panel");
                await().atMost(PATIENCE).until(() -> pictures() == 3);

                int port = cards.get("hall").die();
                awaitStates("unknown", "hall");
                cards.get("hall").start(port);
                awaitStates("shown", "hall");

                stop(world);
                awaitStates("stopped", "gate", "hall", "panel");
                assertThat(cards.values()).allMatch(card -> card.shown().isBlack());
                assertThat(browser.complaints()).isEmpty();
            } finally {
                cards.values().forEach(CardOnPort::close);
                if (browser != null) {
                    browser.close();
                }
            }
        }
    }

    private long pictures() {
        return (Long) browser.run("return [...document.querySelectorAll('.pixels img')]"
                + ".filter(i => i.complete && i.naturalWidth > 0).length");
    }

    private static void publish(World world) throws Exception {
        world.add("jo", "jinhui", AccountRole.REVIEWER);
        world.approve("rui", world.upload("edith", "unity", "民族团结一家亲").review());
        UploadAnswer jinhui = world.office()
                .playlists()
                .upload(world.caller("jin"), World.slogans("jinhui-unity", "jinhui", "中华民族一家亲"), Map.of());
        world.approve("jo", jinhui.review());
        world.slot("unity", "gate", "hall");
        world.slot("jinhui-unity", "panel");
        world.settle();
    }

    private static void stop(World world) throws Exception {
        Order stop = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.ALL,
                World.NOON.toEpochMilli(),
                World.NOON,
                Optional.empty(),
                "drill",
                List.of(),
                Optional.empty());
        world.office().orders().give(world.caller("oscar"), world.order(stop, "oscar"));
    }
}
