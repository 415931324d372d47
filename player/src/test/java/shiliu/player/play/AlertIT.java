package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Daypart;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

class AlertIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TWENTY = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final TestTime time = new TestTime(Office.NOON);
    private final TestSource source = new TestSource(office, time);
    private final Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");

    @Test
    void itGoesBeforeTheItemAndEndsByItselfWithoutAnyController() throws IOException {
        byte[] alert = alert(Alert.Severity.RED, Office.NOON, HOUR);
        try (Rig rig = playing()) {
            rig.urgent.add(alert);
            rig.awaitWhat(Report.What.ALERT);
            source.down(true);
            rig.pass(HOUR.minusMillis(1));
            assertThat(rig.node.player().showing().orElseThrow().order()).contains(Office.payload(alert));
            rig.pass(Duration.ofMillis(1)).awaitWhat(Report.What.ITEM);
            assertThat(rig.item()).contains(hash(one));
        }
    }

    @Test
    void itIsReportedObeyedAndProvenToHavePlayed() throws IOException {
        byte[] order = alert(Alert.Severity.RED, Office.NOON, HOUR);
        Sha256 alert = Office.payload(order);
        try (Rig rig = playing()) {
            rig.urgent.add(order);
            rig.awaitWhat(Report.What.ALERT);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> rig.reports.stream()
                            .anyMatch(report -> report.obeyed().contains(alert)
                                    && report.shown()
                                            .flatMap(Report.Shown::order)
                                            .filter(alert::equals)
                                            .isPresent()));
            rig.pass(HOUR).awaitWhat(Report.What.ITEM);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.plays().stream()
                            .anyMatch(play -> play.item().equals(alert)
                                    && play.slot().equals("alert")
                                    && play.until().equals(Office.NOON.plus(HOUR))));
        }
    }

    @Test
    void aStopIsStronger() throws IOException {
        try (Rig rig = playing()) {
            rig.urgent.add(alert(Alert.Severity.RED, Office.NOON, HOUR));
            rig.awaitWhat(Report.What.ALERT);
            rig.urgent.add(Office.signedOrder(Office.order(Order.Kind.STOP, "故障"), "sun"));
            rig.awaitWhat(Report.What.STOPPED);
        }
    }

    @Test
    void itStaysThroughARestartAndACancelEndsItForGood() throws IOException {
        byte[] alert = alert(Alert.Severity.RED, Office.NOON, HOUR);
        try (Rig rig = playing()) {
            rig.urgent.add(alert);
            rig.awaitWhat(Report.What.ALERT);
        }
        source.down(true);
        try (Rig rig = rig()) {
            rig.awaitWhat(Report.What.ALERT);
            rig.urgent.add(Office.signedOrder(Office.order(Order.Kind.CANCEL, "解除", alert), "ma"));
            rig.awaitWhat(Report.What.ITEM);
            rig.urgent.add(alert);
            await().until(rig.urgent::isEmpty);
            rig.node.player().wake();
            assertThat(rig.orders.activeAlerts(Office.NOON)).isEmpty();
        }
    }

    @Test
    void theGravestIsShownAndAnUpdateTakesThePlaceOfWhatItNames() throws IOException {
        byte[] blue = alert(Alert.Severity.BLUE, Office.NOON.plusSeconds(60), HOUR);
        byte[] orange = alert(Alert.Severity.ORANGE, Office.NOON, HOUR);
        byte[] yellow = alert(Alert.Severity.YELLOW, Office.NOON, HOUR, Office.payload(orange));
        try (Rig rig = playing()) {
            rig.urgent.add(blue);
            rig.urgent.add(orange);
            awaitAlert(rig, orange);
            rig.urgent.add(yellow);
            awaitAlert(rig, yellow);
        }
    }

    @Test
    void itLightsAScreenThatIsDarkOutsideItsHours() throws IOException {
        Daypart morning = new Daypart(LocalTime.of(7, 0), LocalTime.of(8, 0));
        Screen early = new Screen(
                "gate",
                "大门",
                "guangming",
                Set.of("strip"),
                new Size(128, 32),
                Colour.MONO,
                10,
                15,
                Office.ZONE,
                Optional.of(morning));
        source.serve(Office.manifest(early, 1, Office.NOON.plus(Duration.ofDays(30)), one));
        try (Rig rig = rig()) {
            rig.awaitWhat(Report.What.OFF);
            rig.urgent.add(alert(Alert.Severity.RED, Office.NOON, HOUR));
            rig.awaitWhat(Report.What.ALERT);
            rig.pass(HOUR).awaitWhat(Report.What.OFF);
        }
    }

    @Test
    void withoutACertainClockNobodyCanSayThatItIsNotOver() throws IOException {
        try (Rig rig = playing()) {
            rig.urgent.add(alert(Alert.Severity.RED, Office.NOON, HOUR));
            rig.awaitWhat(Report.What.ALERT);
        }
        source.down(true);
        time.set(Instant.EPOCH);
        try (Rig rig = rig()) {
            rig.awaitWhat(Report.What.SAFE_CARD);
        }
    }

    /** A machine without a clock of its own wakes up with the time that it saved before. */
    @Test
    void whatIsOverStaysOverAfterAPowerCut() throws IOException {
        try (Rig rig = playing()) {
            rig.urgent.add(alert(Alert.Severity.RED, Office.NOON, TWENTY));
            rig.awaitWhat(Report.What.ALERT);
            rig.pass(TWENTY).awaitWhat(Report.What.ITEM);
            await().until(() -> rig.cache.lastGoodTime().isPresent());
        }
        source.down(true);
        time.set(Office.NOON.plus(Duration.ofMinutes(7)));
        try (Rig rig = rig()) {
            rig.awaitWhat(Report.What.ITEM);
            assertThat(rig.node.player().showing().orElseThrow().what()).isEqualTo(Report.What.ITEM);
        }
    }

    @Test
    void whatAnOperatorSwitchedOffIsDarkUntilThen() throws IOException {
        Manifest plain = Office.manifest(1, one);
        source.serve(Manifests.byHand(plain, true, Office.NOON.plus(HOUR)));
        try (Rig rig = rig()) {
            rig.awaitWhat(Report.What.OFF);
            rig.pass(HOUR).awaitItem(hash(one));
        }
    }

    @Test
    void aChangeThatIsNotToWaitGoesLiveAtOnce() throws IOException {
        Manifest.Entry two = office.entry(Office.slogan("同心共筑中国梦"), "wang");
        source.serve(Office.manifest(1, one, two));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
            source.serve(Manifests.atOnce(Office.manifest(2, two, one), Office.NOON));
            rig.awaitVersion(2);
        }
    }

    private void awaitAlert(Rig rig, byte[] order) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> rig.node
                        .player()
                        .showing()
                        .flatMap(Showing::order)
                        .filter(Office.payload(order)::equals)
                        .isPresent());
    }

    private Rig playing() throws IOException {
        source.serve(Office.manifest(1, one));
        return rig().awaitItem(hash(one)).awaitVersion(1);
    }

    private Rig rig() throws IOException {
        return new Rig(folder, time, source);
    }

    private static byte[] alert(Alert.Severity severity, Instant sent, Duration lasts, Sha256... lifted) {
        Instant until = sent.plus(lasts);
        Alert alert = new Alert(severity, "暴雨", "未来三小时有特大暴雨", List.of("请勿外出"), "安宁市应急管理局", sent, until);
        Order order = new Order(
                1,
                Order.Kind.ALERT,
                Order.Scope.ALL,
                sent.toEpochMilli(),
                sent,
                Optional.of(until),
                "",
                List.of(lifted),
                Optional.of(alert));
        return Office.signedOrder(order, "ma");
    }

    private static Sha256 hash(Manifest.Entry entry) {
        return entry.item().sha256();
    }
}
