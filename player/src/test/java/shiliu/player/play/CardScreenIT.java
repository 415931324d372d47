package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;

/** A player on a card that takes its time, vanishes and comes back. */
class CardScreenIT {
    private static final Duration TEN = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final TestTime time = new TestTime(Office.NOON);
    private final TestSource source = new TestSource(office, time);
    private final SlowCard card = new SlowCard(time);
    private final Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");
    private final Manifest.Entry two = office.entry(Office.slogan("同心共筑中国梦"), "wang");

    @Test
    void theFormerItemCountsAsShownUntilTheNextIsProven() throws IOException {
        source.serve(Office.manifest(1, one, two));
        try (Rig rig = rig()) {
            card.awaitWanted(1);
            rig.awaitVersion(1);
            assertThat(rig.node.player().showing()).isEmpty();
            time.pass(Duration.ofSeconds(2));
            card.light(1);
            rig.awaitItem(hash(one));
            Showing first = rig.node.player().showing().orElseThrow();
            assertThat(first.since()).isEqualTo(Office.NOON.plusSeconds(2));
            assertThat(first.proof()).isEqualTo(Proof.ACKNOWLEDGED);

            rig.pass(Duration.ofSeconds(8));
            card.awaitWanted(2);
            time.pass(Duration.ofSeconds(3));
            rig.node.player().wake();
            await().during(Duration.ofMillis(200))
                    .until(() -> rig.node.player().showing().orElseThrow().equals(first));
            card.light(2);
            rig.awaitItem(hash(two));
            assertThat(rig.node.player().showing().orElseThrow().since()).isEqualTo(Office.NOON.plusSeconds(13));
            awaitReport(
                    rig,
                    report -> report.shown()
                            .filter(shown -> shown.item().equals(java.util.Optional.of(hash(two))))
                            .filter(shown -> shown.frame()
                                    .hex()
                                    .equals(card.wanted.get(1).sha256()))
                            .isPresent());
            assertThat(rig.reports.stream().flatMap(r -> r.lost().stream())).isEmpty();
        }
    }

    @Test
    void onlyWhatWasProvenIsAPlayAndOnlyForAsLong() throws IOException {
        source.serve(Office.manifest(1, one, two));
        try (Rig rig = rig()) {
            time.pass(Duration.ofSeconds(1));
            card.light(1);
            rig.awaitItem(hash(one));
            // The second is wanted, and never proven.
            rig.pass(Duration.ofSeconds(9));
            card.awaitWanted(2);
            card.paints();
            rig.pass(TEN);
            card.awaitWanted(3);
            time.pass(Duration.ofSeconds(1));
            card.light(3);
            await().until(() ->
                    rig.node.player().showing().orElseThrow().since().isAfter(Office.NOON.plusSeconds(2)));
            rig.pass(Duration.ofSeconds(9));
            card.light(4);
            rig.awaitItem(hash(two));
            rig.time.pass(Duration.ofMinutes(2));
            rig.node.player().wake();
            await().until(() -> rig.plays().size() >= 2);
            assertThat(rig.plays().get(0).item()).isEqualTo(hash(one));
            assertThat(rig.plays().get(0).from()).isEqualTo(Office.NOON.plusSeconds(1));
            assertThat(rig.plays().get(0).until()).isEqualTo(Office.NOON.plusSeconds(10));
            assertThat(rig.plays().get(1).item()).isEqualTo(hash(one));
            assertThat(rig.plays().get(1).from()).isEqualTo(Office.NOON.plusSeconds(21));
        }
    }

    @Test
    void aCardThatVanishesIsLostAndComesBackByItself() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            card.light(1);
            rig.awaitItem(hash(one));
            time.pass(Duration.ofSeconds(9));
            card.silent(Duration.ofSeconds(7));
            rig.awaitTrouble("play.card");
            awaitReport(rig, report -> report.lost().isPresent());
            Report lost = rig.reports.get(rig.reports.size() - 1);
            assertThat(lost.lost()).contains(Office.NOON.plusSeconds(2));
            assertThat(lost.shown().orElseThrow().item()).contains(hash(one));

            card.paints();
            await().during(Duration.ofMillis(200))
                    .until(() ->
                            rig.node.player().standing().orElseThrow().lost().isPresent());
            card.light(1);
            awaitReport(rig, report -> report.lost().isEmpty() && report.sequence() > lost.sequence());
            rig.pass(TEN);
            rig.time.pass(Duration.ofMinutes(2));
            rig.node.player().wake();
            await().until(() -> !rig.plays().isEmpty());
            assertThat(rig.plays().get(0).until()).isEqualTo(Office.NOON.plusSeconds(2));
        }
    }

    /** Between two pictures nobody knows for a moment what is lit; where that lasts, nothing is claimed any more. */
    @Test
    void whatNobodyKnowsForLongIsLostAndSinceBeginsAnew() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            card.light(1);
            rig.awaitItem(hash(one));
            card.paints();
            rig.pass(Duration.ofSeconds(2));
            awaitReport(rig, report -> report.lost().isEmpty());
            rig.pass(Duration.ofSeconds(2));
            awaitReport(rig, report -> report.lost().equals(Optional.of(Office.NOON)));
            rig.pass(Duration.ofSeconds(1));
            card.light(1);
            awaitReport(
                    rig,
                    report -> report.lost().isEmpty()
                            && report.shown().map(Report.Shown::since).equals(Optional.of(Office.NOON.plusSeconds(5))));
        }
    }

    @Test
    void aCardThatIsUnpluggedAtTheStartIsReportedAndTheBundleStored() throws IOException {
        source.serve(Office.manifest(1, one));
        card.silent(Duration.ZERO);
        try (Rig rig = rig()) {
            rig.awaitVersion(1);
            awaitReport(
                    rig,
                    report -> report.lost().isPresent()
                            && report.shown().isEmpty()
                            && report.stored().isPresent());
        }
    }

    @Test
    void aStopIsShownOnlyWhenTheCardIsBlack() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            card.light(1);
            rig.awaitItem(hash(one));
            rig.urgent.add(Office.signedOrder(Office.order(Order.Kind.STOP, "故障"), "sun"));
            card.awaitWanted(2);
            Frame black = card.wanted.get(1);
            assertThat(black.pixels()).containsOnly(0);
            assertThat(rig.item()).contains(hash(one));
            card.light(black);
            rig.awaitWhat(Report.What.STOPPED);
        }
    }

    @Test
    void whatRunsStandsInPagesAndTheReportNamesThePageThatIsLit() throws IOException {
        Manifest.Entry run = office.entry(Office.slogan("各民族要像石榴籽一样紧紧抱在一起，共同团结奋斗，共同繁荣发展，铸牢中华民族共同体意识！"), "wang");
        source.serve(Office.manifest(1, run));
        try (Rig rig = rig()) {
            card.light(1);
            rig.awaitItem(hash(run));
            Showing first = rig.node.player().showing().orElseThrow();
            assertThat(first.moves()).isFalse();
            assertThat(first.frame().pixels()).contains(0xFF0000);
            awaitPictures(rig, 1);
            rig.pass(Duration.ofSeconds(9));
            card.light(2);
            awaitReport(
                    rig,
                    report -> report.shown()
                            .filter(shown -> shown.frame()
                                    .hex()
                                    .equals(card.wanted.get(1).sha256()))
                            .filter(shown -> shown.since().equals(first.since()))
                            .isPresent());
            awaitPictures(rig, 2);
            assertThat(rig.pictures).containsExactly(card.wanted.get(0), card.wanted.get(1));
        }
    }

    @Test
    void thePlayerThatSaysNothingNewSendsNothing() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            card.light(1);
            rig.awaitItem(hash(one));
            rig.pass(TEN).pass(TEN);
            await().during(Duration.ofMillis(300)).until(() -> card.wanted.size() == 1);
            assertThat(rig.pictures).hasSizeLessThan(2);
        }
    }

    private Rig rig() throws IOException {
        return new Rig(folder, time, source, card);
    }

    private static void awaitReport(Rig rig, Predicate<Report> wanted) {
        await().atMost(TEN).until(() -> rig.reports.stream().anyMatch(wanted));
    }

    private static void awaitPictures(Rig rig, int pictures) {
        await().atMost(TEN).until(() -> rig.pictures.size() >= pictures);
    }

    private static Sha256 hash(Manifest.Entry entry) {
        return entry.item().sha256();
    }
}
