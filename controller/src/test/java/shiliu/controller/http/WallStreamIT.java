package shiliu.controller.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.Signs;
import shiliu.controller.api.WallAlarms;
import shiliu.controller.api.WallScreen;
import shiliu.controller.office.World;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.player.json.Json;
import shiliu.player.play.Report.What;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Proof;

/** The wall's events on real sockets. */
@Timeout(120)
class WallStreamIT {
    private final World.SettableClock clock = new World.SettableClock(House.NOON);

    @TempDir
    Path folder;

    private House house;
    private SixScreens six;

    @BeforeEach
    void open() throws Exception {
        Limits limits = Limits.DEFAULT.withPerAddress(WallStream.MOST_LISTENERS + 50);
        house = House.open(folder, limits, new House.Street(SixScreens.ALL, SixScreens.SIGNS, clock));
        six = new SixScreens(house.office);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void tellsEveryScreenThenEachThatChanged() throws Exception {
        six.says("a-gate", What.ITEM, Proof.READ_BACK);
        try (Listener wall = new Listener(house)) {
            List<WallScreen> first = wall.untilReady();
            assertThat(first)
                    .extracting(WallScreen::id)
                    .containsExactly("a-gate", "b-strip", "c-hall", "d-board", "e-canteen", "f-pole");
            WallScreen gate = first.get(0);
            assertThat(gate.state()).isEqualTo("shown");
            assertThat(gate.proof()).contains(Proof.READ_BACK);
            assertThat(gate.since()).contains(House.NOON);
            assertThat(gate.communityName()).contains("光明社区");
            assertThat(gate.link()).contains("onbon-5e serial:/dev/ttyUSB0?baud=57600");
            assertThat(first.get(1).state()).isEqualTo("wanted");

            six.picture(SixScreens.ALL.get(1), Color.RED);
            WallScreen changed = wall.screen();
            assertThat(changed.id()).isEqualTo("b-strip");
            assertThat(changed.picture()).isPresent();
            six.lost("a-gate", House.NOON.minusSeconds(9));
            WallScreen lost = wall.screen();
            assertThat(lost.state()).isEqualTo("unknown");
            assertThat(lost.since()).contains(House.NOON.minusSeconds(9));
            assertThat(lost.proof()).isEmpty();
        }
    }

    @Test
    void tellsTheOpenAlarmsAndEachChangeOfThem() throws Exception {
        six.says("a-gate", What.ITEM, Proof.READ_BACK);
        house.office.alarms().look();
        try (Listener wall = new Listener(house)) {
            assertThat(wall.alarms().open()).isZero();
            clock.advance(ScreenRegistry.SILENCE.plusSeconds(1));
            house.office.alarms().look();
            WallAlarms alarms = wall.alarms();
            assertThat(alarms.open()).isEqualTo(1);
            assertThat(alarms.unseen()).isEqualTo(1);
            assertThat(alarms.list()).extracting(WallAlarms.Row::kind).containsExactly("silent");
        }
    }

    @Test
    void tellsABurstAsOneAndNothingWhereNothingChanged() throws Exception {
        try (Listener wall = new Listener(house)) {
            wall.untilReady();
            for (int i = 0; i < 500; i++) {
                six.picture(SixScreens.ALL.get(0), new Color(i * 31 % 0xffffff));
            }
            String last = house.office
                    .screens()
                    .picture("a-gate")
                    .orElseThrow()
                    .hash()
                    .hex();
            int events = 0;
            WallScreen told;
            do {
                told = wall.screen();
                events++;
            } while (!told.picture().orElseThrow().hex().equals(last));
            assertThat(events).isLessThan(50);

            six.says("a-gate", What.ITEM, Proof.OUTPUT);
            wall.screen();
            // The same again is no news; what comes next is the other screen's.
            six.says("a-gate", What.ITEM, Proof.OUTPUT);
            await().pollDelay(Duration.ofMillis(2 * WallStream.BURST_MILLIS)).until(() -> true);
            six.says("f-pole", What.SAFE_CARD, Proof.OUTPUT);
            assertThat(wall.screen().id()).isEqualTo("f-pole");
        }
    }

    @Test
    void aScreenThatFallsSilentIsToldByItself() throws Exception {
        six.says("c-hall", What.ITEM, Proof.OUTPUT);
        try (Listener wall = new Listener(house)) {
            wall.untilReady();
            clock.advance(ScreenRegistry.SILENCE.plusSeconds(1));
            WallScreen silent = wall.screen();
            assertThat(silent.id()).isEqualTo("c-hall");
            assertThat(silent.state()).isEqualTo("unknown");
            assertThat(silent.since()).contains(House.NOON);
        }
    }

    /** 300 screens with events of 4 KiB that change 15 times: 18 MiB, were they kept for who does not read. */
    @Test
    void aListenerThatReadsNothingCostsNoMemoryAndHarmsNobody() throws Exception {
        house.close();
        List<Screen> many = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            many.add(SixScreens.screen("s-" + (1000 + i), "屏", "guangming", new Size(64, 32), Colour.MONO));
            places.put("s-" + (1000 + i), "x".repeat(4096));
        }
        Signs signs = new Signs(Map.of(), places, Map.of());
        house = House.open(folder.resolve("many"), Limits.DEFAULT, new House.Street(many, signs, clock));
        try (Socket deaf = new Socket();
                Listener good = new Listener(house)) {
            deaf.setReceiveBufferSize(1024);
            deaf.connect(new InetSocketAddress("127.0.0.1", house.server.port()));
            deaf.setSoTimeout(30_000);
            deaf.getOutputStream().write("GET /v1/events HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            assertThat(good.untilReady()).hasSize(300);
            String last = "";
            for (int change = 0; change < 15; change++) {
                last = changeAll(many, change);
                Set<String> told = new HashSet<>();
                while (told.size() < many.size()) {
                    WallScreen now = good.screen();
                    if (now.picture().orElseThrow().hex().equals(last)) {
                        told.add(now.id());
                    }
                }
            }
            assertThat(bytesUntil(deaf.getInputStream(), last, many.size())).isLessThan(9 << 20);
        }
    }

    private String changeAll(List<Screen> screens, int change) throws Exception {
        byte[] png = SixScreens.png(screens.get(0), new Color(change + 1));
        for (Screen screen : screens) {
            house.office.screens().ownFrame(screen.id(), png);
        }
        return house.office
                .screens()
                .picture(screens.get(0).id())
                .orElseThrow()
                .hash()
                .hex();
    }

    /** How many bytes come until {@code last} was told so many times. */
    private static long bytesUntil(InputStream in, String last, int times) throws IOException {
        long bytes = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (int told = 0; told < times; ) {
            String line = lines.readLine();
            bytes += line.length();
            told += line.contains(last) ? 1 : 0;
        }
        return bytes;
    }

    @Test
    void moreListenersThanAreAllowedAreRefusedUntilOneLeaves() throws Exception {
        List<Listener> all = new ArrayList<>();
        try {
            for (int i = 0; i < WallStream.MOST_LISTENERS; i++) {
                all.add(new Listener(house));
            }
            HttpResponse<byte[]> refused = house.get("/v1/events");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(House.text(refused)).contains("http.busy");
            all.remove(0).close();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                try (Listener late = new Listener(house)) {
                    assertThat(late.untilReady()).hasSize(6);
                }
            });
        } finally {
            for (Listener one : all) {
                one.close();
            }
        }
    }

    @Test
    void anUnchangedPictureCostsNoBytes() throws Exception {
        assertThat(house.get("/v1/screens/a-gate/frame").statusCode()).isEqualTo(404);
        six.picture(SixScreens.ALL.get(0), Color.RED);
        HttpResponse<byte[]> first = house.get("/v1/screens/a-gate/frame?picture=x");
        String etag = first.headers().firstValue("etag").orElseThrow();
        assertThat(etag)
                .isEqualTo('"'
                        + house.office
                                .screens()
                                .picture("a-gate")
                                .orElseThrow()
                                .hash()
                                .hex()
                        + '"');
        assertThat(first.headers().firstValue("cache-control")).contains("no-cache");
        HttpResponse<byte[]> again = house.get("/v1/screens/a-gate/frame", "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        six.picture(SixScreens.ALL.get(0), Color.BLUE);
        assertThat(house.get("/v1/screens/a-gate/frame", "If-None-Match", etag).statusCode())
                .isEqualTo(200);
    }

    /** One who listens, event by event. */
    private static final class Listener implements AutoCloseable {
        private final BufferedReader lines;
        private String data = "";

        Listener(House house) throws Exception {
            HttpResponse<InputStream> answer = house.plain.send(
                    HttpRequest.newBuilder(house.uri("/v1/events"))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        List<WallScreen> untilReady() throws Exception {
            List<WallScreen> screens = new ArrayList<>();
            for (Optional<WallScreen> next = next("ready"); next.isPresent(); next = next("ready")) {
                screens.add(next.get());
            }
            return screens;
        }

        WallScreen screen() throws Exception {
            return next("").orElseThrow();
        }

        WallAlarms alarms() throws Exception {
            while (next("alarms").isPresent()) {
                // screens that changed meanwhile
            }
            return Json.read(data.getBytes(StandardCharsets.UTF_8), WallAlarms.class);
        }

        /** The next screen; nothing where the event called {@code end} came before. */
        private Optional<WallScreen> next(String end) throws Exception {
            String event = "";
            // An interrupt does not end the reading; the heartbeat lets it look at the clock.
            long deadline = System.nanoTime() + Duration.ofSeconds(45).toNanos();
            while (true) {
                String line = lines.readLine();
                assertThat(System.nanoTime()).as("no event came in time").isLessThan(deadline);
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ") && event.equals(end)) {
                    data = line.substring(6);
                    return Optional.empty();
                } else if (line.startsWith("data: ") && event.equals("screen")) {
                    return Optional.of(Json.read(line.substring(6).getBytes(StandardCharsets.UTF_8), WallScreen.class));
                }
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
