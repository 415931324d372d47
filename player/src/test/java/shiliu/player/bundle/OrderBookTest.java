package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shiliu.player.bundle.OrderBook.Outcome;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Sha256;

class OrderBookTest {
    private final byte[] stop = Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun");
    private final byte[] other = Office.signedOrder(Office.order(Order.Kind.STOP, "再停"), "zhou");
    private final byte[] resume = Office.signedOrder(Office.order(Order.Kind.RESUME, "播", stop), "sun", "zhou");
    private final byte[] alert = Office.signedOrder(Office.order(Order.Kind.ALERT, "雨"), "ma");
    private final MemoryCalls memory = new MemoryCalls();
    private OrderBook book = reopened(memory);

    private static OrderBook reopened(MemoryCalls memory, TrustRoot.TrustedKey... more) {
        try {
            TrustRoots roots = TrustRoots.open(Disk.on(memory), Office.pinned());
            if (roots.latest().isEmpty()) {
                roots.add(Office.firstRootEnvelope());
            }
            if (more.length > 0) {
                List<TrustRoot.TrustedKey> keys = new ArrayList<>(Office.people());
                keys.addAll(List.of(more));
                roots.add(Office.sign(DocumentType.ROOT, Office.root(2, keys, Map.of()), "recovery"));
            }
            return OrderBook.open(Disk.on(memory), roots);
        } catch (IOException | BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome obey(byte[] order) throws BundleException, IOException {
        return book.obey(order, Office.GATE, Office.NOON);
    }

    private void restart() {
        book = reopened(memory.after(MemoryCalls.Loss.ALL));
    }

    @Test
    void aStopStaysThroughRestartsUntilTwoPeopleLiftIt() throws Exception {
        assertThat(obey(stop)).isEqualTo(Outcome.OBEYED);
        for (int i = 0; i < 50; i++) {
            restart();
            assertThat(book.stopped()).isTrue();
        }
        assertThat(book.activeStops().get(0).reason()).isEqualTo("停");
        assertThat(book.kept(Office.NOON)).isEqualTo(book.activeStops());
        assertThat(book.activeStops().get(0).since()).isEqualTo(Office.NOON);
        book = reopened(memory);
        assertThat(obey(resume)).isEqualTo(Outcome.OBEYED);
        assertThat(book.stopped()).isFalse();
        restart();
        assertThat(book.stopped()).isFalse();
    }

    @Test
    void whoComesLateObeysAStopWhoseGiversKeyHasEndedSinceButNoResume() throws Exception {
        TrustRoots roots = TrustRoots.open(Disk.on(memory), Office.pinned());
        List<TrustRoot.TrustedKey> ending = Office.people("sun", Office.NOON.plusSeconds(60));
        roots.add(Office.sign(DocumentType.ROOT, Office.root(2, ending, Map.of()), "recovery"));
        book = OrderBook.open(Disk.on(memory), roots);
        Instant late = Office.NOON.plusSeconds(3600);
        assertThat(book.obey(stop, Office.GATE, late)).isEqualTo(Outcome.OBEYED);
        assertThatThrownBy(() -> book.obey(resume, Office.GATE, late))
                .isInstanceOf(BundleException.BelowThreshold.class);
        assertThat(book.stopped()).isTrue();
    }

    @Test
    void aResumeLiftsOnlyWhatItNames() throws Exception {
        obey(stop);
        obey(other);
        obey(resume);
        assertThat(book.stopped()).isTrue();
        assertThat(book.activeStops()).extracting(OrderBook.Obeyed::hash).containsExactly(Office.payload(other));
    }

    @Test
    void ordersDoTheSameInAnyOrderAndAnyNumberOfTimes() throws Exception {
        for (List<byte[]> sent : List.of(List.of(resume, stop), List.of(stop, resume, stop, resume, stop))) {
            OrderBook fresh = reopened(new MemoryCalls());
            for (byte[] order : sent) {
                fresh.obey(order, Office.GATE, Office.NOON);
            }
            assertThat(fresh.stopped()).isFalse();
        }
        assertThat(obey(stop)).isEqualTo(Outcome.OBEYED);
        assertThat(obey(stop)).isEqualTo(Outcome.KNOWN);
        restart();
        assertThat(obey(stop)).isEqualTo(Outcome.KNOWN);
    }

    @Test
    void anOperatorWhoLeftDoesNotUndoWhatWasOrdered() throws Exception {
        TrustRoots roots = TrustRoots.open(Disk.on(memory), Office.pinned());
        OrderBook here = OrderBook.open(Disk.on(memory), roots);
        here.obey(stop, Office.GATE, Office.NOON);
        here.obey(other, Office.GATE, Office.NOON);
        here.obey(resume, Office.GATE, Office.NOON);
        List<TrustedKey> stayed = Office.people().stream()
                .filter(key -> !key.person().equals("sun") && !key.person().equals("zhou"))
                .toList();
        roots.add(Office.sign(DocumentType.ROOT, Office.root(2, stayed, Map.of()), "recovery"));
        restart();
        assertThat(book.activeStops()).extracting(OrderBook.Obeyed::hash).containsExactly(Office.payload(other));
        assertThat(obey(stop)).isEqualTo(Outcome.KNOWN);
        byte[] late = Office.signedOrder(Office.order(Order.Kind.STOP, "late"), "sun");
        assertThatThrownBy(() -> obey(late)).isInstanceOf(BundleException.UnknownKey.class);
    }

    @Test
    void aStopWhoseFileIsDamagedStandsAndCanBeLifted() throws Exception {
        obey(stop);
        memory.files().stream().filter(f -> f.startsWith("orders/stop-")).forEach(memory::damage);
        book = reopened(memory);
        assertThat(book.stopped()).isTrue();
        obey(resume);
        book = reopened(memory);
        assertThat(book.stopped()).isFalse();
    }

    @Test
    void aResumeWhoseFileIsDamagedLeavesTheScreenDark() throws Exception {
        obey(stop);
        obey(resume);
        memory.files().stream().filter(f -> f.startsWith("orders/resume-")).forEach(memory::damage);
        book = reopened(memory);
        assertThat(book.stopped()).isTrue();
        assertThat(obey(resume)).isEqualTo(Outcome.OBEYED);
        assertThat(book.stopped()).isFalse();
    }

    @Test
    void anAlertEndsByItselfOrByItsCancel() throws Exception {
        assertThat(obey(alert)).isEqualTo(Outcome.OBEYED);
        assertThat(book.activeAlerts(Office.NOON)).hasSize(1);
        assertThat(book.activeAlerts(Office.NOON.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(book.stopped()).isFalse();
        obey(Office.signedOrder(Office.order(Order.Kind.CANCEL, "完", alert), "ma"));
        assertThat(book.activeAlerts(Office.NOON)).isEmpty();
        restart();
        assertThat(book.activeAlerts(Office.NOON)).isEmpty();
        assertThat(obey(alert)).isEqualTo(Outcome.KNOWN);
    }

    private static Order alertOrder(Order.Scope scope, Instant sent, Sha256... lifted) {
        Instant until = sent.plus(Duration.ofHours(1));
        return new Order(
                1,
                Order.Kind.ALERT,
                scope,
                sent.toEpochMilli(),
                sent,
                Optional.of(until),
                "",
                List.of(lifted),
                Optional.of(new Alert(Alert.Severity.RED, "暴雨", "有雨", List.of(), "应急局", sent, until)));
    }

    private static Order lift(Order.Kind kind, Order.Scope scope, byte[] lifted) {
        return new Order(
                1,
                kind,
                scope,
                Office.NOON.toEpochMilli(),
                Office.NOON,
                Optional.empty(),
                "",
                List.of(Office.payload(lifted)),
                Optional.empty());
    }

    private static Order.Scope tag(String tag) {
        return new Order.Scope(false, Set.of(), Set.of(tag), Set.of());
    }

    @Test
    void whatIsLiftedElsewhereIsLiftedOnAScreenThatLeftTheScope() throws Exception {
        obey(stop);
        byte[] elsewhere = Office.signedOrder(lift(Order.Kind.RESUME, tag("gone"), stop), "sun", "zhou");
        assertThat(obey(elsewhere)).isEqualTo(Outcome.OBEYED);
        assertThat(book.stopped()).isFalse();
        byte[] strange = Office.signedOrder(lift(Order.Kind.RESUME, tag("gone"), other), "sun", "zhou");
        assertThat(obey(strange)).isEqualTo(Outcome.NOT_HERE);
    }

    @Test
    void anUpdateForOtherScreensEndsTheAlertHereAndDoesNotShow() throws Exception {
        obey(alert);
        byte[] update = Office.signedOrder(alertOrder(tag("gone"), Office.NOON, Office.payload(alert)), "ma");
        assertThat(obey(update)).isEqualTo(Outcome.OBEYED);
        assertThat(book.activeAlerts(Office.NOON)).isEmpty();
        restart();
        assertThat(book.activeAlerts(Office.NOON)).isEmpty();
    }

    @Test
    void anAlertIsTakenBackByItsGiverOrByWhoseSayCoversThat() throws Exception {
        book = reopened(memory, Office.trusted("tang", "tang", Role.ALERT, "guangming"));
        obey(alert);
        byte[] small = Office.signedOrder(Office.order(Order.Kind.CANCEL, "完", alert), "tang");
        assertThat(obey(small)).isEqualTo(Outcome.OBEYED);
        assertThat(book.activeAlerts(Office.NOON)).hasSize(1);
        byte[] own = Office.signedOrder(alertOrder(Order.Scope.ALL, Office.NOON), "tang");
        obey(own);
        obey(Office.signedOrder(Office.order(Order.Kind.CANCEL, "完", own), "ma"));
        assertThat(book.activeAlerts(Office.NOON)).hasSize(1);
        obey(Office.signedOrder(Office.order(Order.Kind.CANCEL, "真完", alert), "ma"));
        assertThat(book.activeAlerts(Office.NOON)).isEmpty();
    }

    @Test
    void anAlertFromYearsAheadDoesNotShow() throws Exception {
        obey(Office.signedOrder(alertOrder(Order.Scope.ALL, Instant.parse("2099-01-01T00:00:00Z")), "ma"));
        assertThat(book.activeAlerts(Office.NOON)).isEmpty();
        obey(Office.signedOrder(alertOrder(Order.Scope.ALL, Office.NOON.plusSeconds(300)), "ma"));
        assertThat(book.activeAlerts(Office.NOON)).hasSize(1);
    }

    @Test
    void onADiskThatTakesNothingAnAlertAndItsEndCountAllTheSame() throws Exception {
        memory.failAt(1, 1000);
        assertThatThrownBy(() -> obey(alert)).isInstanceOf(IOException.class);
        assertThat(book.activeAlerts(Office.NOON)).hasSize(1);
        assertThat(book.kept(Office.NOON)).isEmpty();
        assertThatThrownBy(() -> obey(Office.signedOrder(Office.order(Order.Kind.CANCEL, "完", alert), "ma")))
                .isInstanceOf(IOException.class);
        assertThat(book.activeAlerts(Office.NOON)).isEmpty();
    }
}
