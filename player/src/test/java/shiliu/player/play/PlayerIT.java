package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.bundle.AuditMark;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;

class PlayerIT {
    private static final Duration TEN = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final TestTime time = new TestTime(Office.NOON);
    private final TestSource source = new TestSource(office, time);
    private final Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");
    private final Manifest.Entry two = office.entry(Office.slogan("同心共筑中国梦"), "wang");
    private final Manifest.Entry broken =
            office.entry(Office.submission("guangming", office.picture("no picture at all")), "wang");

    @Test
    void itPlaysWhatWasPulledAndAfterARestartTheSameWithoutAnyController() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
        }
        source.down(true);
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one));
            assertThat(rig.frames).isNotEmpty();
        }
    }

    @Test
    void beforeItEverSawABundleThereIsNothingToShow() throws IOException {
        source.down(true);
        try (Rig rig = rig()) {
            await().during(Duration.ofMillis(300))
                    .until(() -> rig.node.player().showing().isEmpty());
        }
    }

    @Test
    void aNewBundleGoesLiveWhenTheItemEnds() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
            source.serve(Office.manifest(2, two, one));
            await().until(() -> rig.cache.bundle().orElseThrow().accepted().version() == 2);
            rig.node.player().wake();
            assertThat(rig.item()).contains(hash(one));
            assertThat(rig.cache.current().orElseThrow().accepted().version()).isEqualTo(1);
            // A play later where the bundle was offered just after this one had begun.
            await().until(() ->
                    rig.pass(TEN).cache.current().orElseThrow().accepted().version() == 2);
        }
    }

    @Test
    void aNewBundleWithoutTheItemThatPlaysGoesLiveAtOnce() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one));
            source.serve(Office.manifest(2, two));
            rig.awaitItem(hash(two)).awaitVersion(2);
        }
    }

    @Test
    void aLogThatWentBackIsToldAlsoAfterARestartAndThePictureGoesOn() throws IOException {
        AuditMark hundred = new AuditMark(100, hash(one));
        AuditMark fifty = new AuditMark(50, hash(two));
        source.serve(Office.audited(Office.manifest(1, one), hundred));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
            await().until(() -> rig.reports.stream().anyMatch(r -> r.audit().equals(Optional.of(hundred))));
            assertThat(rig.reports).allMatch(r -> r.problems().isEmpty());
            source.serve(Office.audited(Office.manifest(2, two), fifty));
            rig.awaitTrouble("play.audit-went-back").awaitItem(hash(two)).awaitVersion(2);
            await().until(() -> rig.reports.stream().anyMatch(r -> r.audit().equals(Optional.of(fifty))));
        }
        source.down(true);
        try (Rig rig = rig()) {
            rig.awaitTrouble("play.audit-went-back").awaitItem(hash(two));
            String told = rig.reports.get(rig.reports.size() - 1).problems().toString();
            assertThat(told).contains("100", "50", hash(one).hex().substring(0, 16));
        }
    }

    @Test
    void whatIsRefusedLeavesThePictureAndIsReportedByItsName() throws IOException {
        source.serve(Office.manifest(5, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(5);
            source.serve(Office.manifest(4, two));
            rig.awaitTrouble("bundle.rolled-back");
            source.serve(Office.manifest(6, office.entry(Office.slogan("自己批准"), "li")));
            rig.awaitTrouble("bundle.approved-by-author");
            assertThat(rig.item()).contains(hash(one));
            assertThat(rig.cache.current().orElseThrow().accepted().version()).isEqualTo(5);
        }
    }

    @Test
    void aStopDarkensAtOnceStaysThroughARestartAndOnlyTwoPeopleLiftIt() throws IOException {
        byte[] stop = Office.signedOrder(Office.order(Order.Kind.STOP, "故障"), "sun");
        byte[] alone = Office.signedOrder(Office.order(Order.Kind.RESUME, "好了", stop), "sun");
        byte[] both = Office.signedOrder(Office.order(Order.Kind.RESUME, "好了", stop), "sun", "zhou");
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
            rig.urgent.add(stop);
            rig.awaitWhat(Report.What.STOPPED);
            assertThat(rig.frames.get(rig.frames.size() - 1).pixels()).containsOnly(0);
        }
        source.down(true);
        try (Rig rig = rig()) {
            rig.awaitWhat(Report.What.STOPPED);
            assertThat(rig.frames).hasSize(1);
            rig.urgent.add(alone);
            rig.awaitTrouble("bundle.below-threshold");
            assertThat(rig.orders.stopped()).isTrue();
            rig.urgent.add(both);
            rig.awaitItem(hash(one));
            rig.urgent.add(stop);
            rig.urgent.add(alone);
            await().until(rig.urgent::isEmpty);
            assertThat(rig.orders.stopped()).isFalse();
        }
    }

    @Test
    void aStopThatComesOnlyWithTheListIsObeyedToo() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one));
            source.order(Office.signedOrder(Office.order(Order.Kind.STOP, "故障"), "sun"));
            rig.awaitWhat(Report.What.STOPPED);
            await().until(() -> rig.reports.stream().anyMatch(r -> r.obeyed().size() == 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:05Z", "2099-01-01T00:00:00Z"})
    void aWrongClockShowsTheDefaultLoopUntilTheControllerSaysTheTime(String wrong) throws IOException {
        TestSource source = new TestSource(office, new TestTime(Office.NOON));
        Validity ever = new Validity(Office.NOVEMBER.from(), Validity.NO_END);
        Manifest.Entry endless = withoutEnd(office.entry(valid(ever, "石榴籽"), "wang"));
        Manifest.Entry over = withoutEnd(two);
        source.serve(looped(3, List.of(hash(one)), List.of(hash(over), hash(endless)), one, over, endless));
        try (Rig rig = new Rig(folder, time, source)) {
            rig.awaitItem(hash(one)).awaitVersion(3);
        }
        source.down(true);
        time.set(Instant.parse(wrong));
        try (Rig rig = new Rig(folder, time, source)) {
            rig.awaitItem(hash(endless)).pass(TEN).awaitItem(hash(endless));
            source.down(false);
            rig.awaitItem(hash(one));
        }
    }

    @Test
    void aWrongClockWithoutADefaultLoopShowsTheSafeCard() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
        }
        source.down(true);
        time.set(Instant.EPOCH);
        try (Rig rig = rig()) {
            rig.awaitWhat(Report.What.SAFE_CARD);
        }
    }

    @Test
    void pastTheManifestsEndThereIsTheSafeCard() throws IOException {
        source.serve(Office.manifest(Office.GATE, 1, Office.NOON.plus(TEN), one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
            source.down(true);
            rig.pass(TEN).awaitWhat(Report.What.SAFE_CARD);
        }
    }

    @Test
    void pastTheItemsLastDayItIsGone() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
            source.down(true);
            Instant end = one.notAfter().orElseThrow();
            rig.pass(Duration.between(Office.NOON, end).minusSeconds(1)).awaitItem(hash(one));
            rig.pass(Duration.ofSeconds(1)).awaitWhat(Report.What.SAFE_CARD);
        }
    }

    @Test
    void anItemThatCannotBeDrawnIsLeftOutAndReported() throws IOException {
        source.serve(Office.manifest(1, broken, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitTrouble("play.item-failed").awaitVersion(1);
        }
    }

    @Test
    void aBundleOfWhichNothingCanBeDrawnIsRolledBack() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
            source.serve(Office.manifest(2, broken));
            rig.awaitTrouble("play.bundle-failed").awaitItem(hash(one));
            assertThat(rig.cache.current().orElseThrow().accepted().version()).isEqualTo(1);
        }
    }

    @Test
    void anOutputThatFailsIsTriedAgain() throws IOException {
        source.serve(Office.manifest(1, one, two));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one));
            rig.outputBroken = true;
            // A marquee begins with a black frame, which is shown already: look in the middle of it.
            rig.pass(TEN.plusSeconds(2)).awaitTrouble("play.output");
            await().until(() -> last(rig).lost().isPresent());
            assertThat(last(rig).lost()).contains(Office.NOON.plusSeconds(12));
            assertThat(last(rig).shown().orElseThrow().item()).contains(hash(one));
            rig.outputBroken = false;
            rig.awaitItem(hash(two));
            await().until(() -> last(rig).lost().isEmpty());
        }
    }

    @Test
    void eachPlayIsProvenOnce() throws IOException {
        source.serve(Office.manifest(1, one, two));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(1);
            rig.pass(TEN).awaitItem(hash(two));
            rig.pass(TEN).awaitItem(hash(one));
            rig.time.pass(Duration.ofMinutes(2));
            rig.node.player().wake();
            await().until(() -> rig.plays().size() >= 2);
            assertThat(rig.plays().stream().map(Report.Play::item)).startsWith(hash(one), hash(two));
            assertThat(rig.plays().get(0).from()).isEqualTo(Office.NOON);
            assertThat(rig.plays().get(0).until()).isEqualTo(Office.NOON.plus(TEN));
            assertThat(rig.plays().stream().map(p -> p.boot() + p.sequence())).doesNotHaveDuplicates();
        }
    }

    @Test
    void theReportSaysWhatIsStoredAndShown() throws IOException {
        source.serve(Office.manifest(7, one));
        try (Rig rig = rig()) {
            rig.awaitItem(hash(one)).awaitVersion(7);
            await().until(() -> !rig.reports.isEmpty()
                    && last(rig).stored().isPresent()
                    && last(rig).shown().isPresent());
            assertThat(last(rig).stored().orElseThrow().version()).isEqualTo(7);
            assertThat(last(rig).shown().orElseThrow().item()).contains(hash(one));
            assertThat(last(rig).shown().orElseThrow().frame().hex())
                    .isEqualTo(rig.frames.get(rig.frames.size() - 1).sha256());
            assertThat(rig.reports.stream().map(Report::sequence))
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    private Rig rig() throws IOException {
        return new Rig(folder, time, source);
    }

    private static Report last(Rig rig) {
        return rig.reports.get(rig.reports.size() - 1);
    }

    private static Sha256 hash(Manifest.Entry entry) {
        return entry.item().sha256();
    }

    private static Submission valid(Validity days, String text) {
        Submission plain = Office.slogan(text);
        return new Submission(plain.format(), plain.playlist(), plain.community(), plain.author(), days, plain.item());
    }

    /** As a controller might sign it, whatever was approved. */
    private static Manifest.Entry withoutEnd(Manifest.Entry entry) {
        return new Manifest.Entry(entry.item(), entry.playMillis(), Optional.empty(), entry.approvals(), entry.media());
    }

    private static Manifest looped(long version, List<Sha256> rotating, List<Sha256> fillers, Manifest.Entry... all) {
        Manifest plain = Office.manifest(version, all);
        List<Slot> slots = List.of(
                new Slot("a1", "unity", rotating, When.ALWAYS, Mode.ROTATE, 0, 1),
                new Slot("f1", "unity", fillers, When.ALWAYS, Mode.FILLER, 0, 1));
        return new Manifest(
                1, plain.screen(), version, plain.created(), plain.expires(), 1, slots, Arrays.asList(all), List.of());
    }
}
