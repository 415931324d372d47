package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shiliu.player.bundle.AuditMarks.WentBack;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

class AuditMarksTest {
    private static final Instant NOON = Office.NOON;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Office office = new Office();
    private final MemorySource source = new MemorySource();
    private final MemoryCalls memory = new MemoryCalls();
    private AuditMarks marks;

    @BeforeEach
    void open() throws IOException {
        marks = player().cache().audit();
    }

    @Test
    void aDayKeepsItsFirstAndTheNewestStays() throws Exception {
        marks.note(mark(1), NOON);
        marks.note(mark(2), NOON.plus(HOUR));
        marks.note(mark(3), NOON.plus(HOUR.multipliedBy(2)));
        assertThat(entries()).containsExactly(1L, 3L);
        marks.note(mark(4), NOON.plus(Duration.ofDays(1)));
        marks.note(mark(5), NOON.plus(Duration.ofDays(2)));
        assertThat(entries()).containsExactly(1L, 4L, 5L);
        assertThat(marks.newest()).contains(mark(5));
        assertThat(player().cache().audit().marks()).isEqualTo(marks.marks());
    }

    @Test
    void fourHundredDaysAreKeptWhateverTheClockDoes() {
        for (int day = 0; day < 450; day++) {
            marks.note(mark(2 * day + 1), NOON.plus(Duration.ofDays(day)));
            marks.note(mark(2 * day + 2), NOON.plus(Duration.ofDays(day)).plus(HOUR));
        }
        assertThat(marks.marks()).hasSize(401);
        assertThat(marks.marks().get(0).at()).isAfterOrEqualTo(NOON.plus(Duration.ofDays(49)));
        for (int i = 0; i < 100; i++) {
            marks.note(mark(2000 + i), NOON.plus(Duration.ofDays(448 + i % 2)));
        }
        assertThat(marks.marks()).hasSizeLessThanOrEqualTo(401);
        assertThat(marks.newest()).contains(mark(2099));
        assertThat(marks.wentBack()).isEmpty();
    }

    @Test
    void fewerEntriesThanBeforeAreEvidence() throws Exception {
        marks.note(mark(100), NOON);
        marks.note(mark(90), NOON.plus(HOUR));
        WentBack pair = new WentBack(NOON.plus(HOUR), mark(100), mark(90));
        assertThat(marks.wentBack()).containsExactly(pair);
        assertThat(marks.newest()).contains(mark(90));
        assertThat(player().cache().audit().lastWentBack()).contains(pair);
    }

    @Test
    void theSameNumberWithAnotherLastEntryIsEvidence() {
        AuditMark other = new AuditMark(100, hash("another"));
        marks.note(mark(100), NOON);
        marks.note(mark(100), NOON.plus(HOUR));
        assertThat(marks.wentBack()).isEmpty();
        marks.note(other, NOON.plus(HOUR));
        assertThat(marks.wentBack()).containsExactly(new WentBack(NOON.plus(HOUR), mark(100), other));
    }

    @Test
    void untilTheLogHasOutgrownWhatWasKeptItIsEvidence() {
        marks.note(mark(1), NOON);
        marks.note(mark(200), NOON.plus(HOUR));
        for (int entries : List.of(150, 160, 199)) {
            marks.note(mark(entries), NOON.plus(HOUR));
            assertThat(marks.lastWentBack()).contains(new WentBack(NOON.plus(HOUR), mark(200), mark(entries)));
        }
        marks.note(mark(201), NOON.plus(HOUR));
        assertThat(marks.wentBack()).hasSize(3);
    }

    @Test
    void theFirstPairsAndTheLastAreKept() {
        marks.note(mark(1000), NOON);
        for (int i = 0; i < 100; i++) {
            marks.note(mark(i), NOON);
        }
        assertThat(marks.wentBack()).hasSize(AuditMarks.MOST_PAIRS);
        assertThat(marks.wentBack().get(0).after()).isEqualTo(mark(0));
        assertThat(marks.lastWentBack().orElseThrow().after()).isEqualTo(mark(99));
    }

    @Test
    void aVerifiedManifestBringsItsMarkAndAnyOtherNone() throws Exception {
        TestPlayer player = player();
        serve(1, Optional.of(mark(10)), "controller");
        player.pull();
        player.cache().commit();
        serve(2, Optional.of(mark(99)), "stranger");
        assertThatThrownBy(player::pull).isInstanceOf(BundleException.class);
        assertThat(player.cache().audit().newest()).contains(mark(10));
        serve(3, Optional.empty(), "controller");
        player.pull();
        assertThat(player.cache().audit().newest()).contains(mark(10));
        serve(4, Optional.of(mark(5)), "controller");
        player.pull();
        assertThat(player.version()).as("it is shown all the same").isEqualTo(4);
        assertThat(player.cache().audit().wentBack()).hasSize(1);
    }

    @Test
    void aDiskThatRefusesCostsNothingButTheMemory() {
        memory.failAt(0, Integer.MAX_VALUE);
        marks.note(mark(100), NOON);
        marks.note(mark(90), NOON);
        assertThat(marks.wentBack()).hasSize(1);
    }

    @Test
    void aDamagedFileBeginsAnewWithWhatTheBundleTells() throws Exception {
        TestPlayer player = player();
        serve(1, Optional.of(mark(10)), "controller");
        player.pull();
        player.cache().commit();
        memory.damage(AuditMarks.FILE);
        BundleCache again = player().cache();
        assertThat(again.damage()).hasSize(1);
        assertThat(again.audit().newest()).contains(mark(10));
        assertThat(player().cache().damage()).isEmpty();
    }

    @Test
    void aCutAtAnyMomentLeavesTheOldOrTheNewMark() throws Exception {
        marks.note(mark(1), NOON);
        for (int step = 0; step < 20; step++) {
            MemoryCalls disk = memory.after(MemoryCalls.Loss.NONE);
            AuditMarks cut = TestPlayer.on(Disk.on(disk), source).cache().audit();
            disk.cutAt(step);
            try {
                cut.note(mark(2), NOON.plus(HOUR));
            } catch (MemoryCalls.PowerCut e) {
                // as wanted
            }
            for (MemoryCalls.Loss loss : MemoryCalls.Loss.values()) {
                BundleCache after =
                        TestPlayer.on(Disk.on(disk.after(loss)), source).cache();
                assertThat(after.damage()).isEmpty();
                assertThat(after.audit().newest().orElseThrow()).isIn(mark(1), mark(2));
            }
        }
    }

    @Test
    void manifestsOfFormerReleasesHaveNone() throws Exception {
        Manifest without = Office.manifest(1, office.entry(Office.slogan("一"), "wang"));
        String json = new String(Json.write(without), StandardCharsets.UTF_8);
        assertThat(json).doesNotContain("audit");
        assertThat(Json.read(json.getBytes(StandardCharsets.UTF_8), Manifest.class)
                        .audit())
                .isEmpty();
        Manifest with = Office.audited(without, mark(7));
        assertThat(Json.read(Json.write(with), Manifest.class)).isEqualTo(with);
        String bad = new String(Json.write(with), StandardCharsets.UTF_8).replace("\"entries\":7", "\"entries\":-7");
        assertThatThrownBy(() -> Json.read(bad.getBytes(StandardCharsets.UTF_8), Manifest.class))
                .isInstanceOf(JsonException.class);
    }

    private void serve(long version, Optional<AuditMark> mark, String key) {
        Manifest plain = Office.manifest(version, office.entry(Office.slogan("一"), "wang"));
        Manifest manifest = mark.map(m -> Office.audited(plain, m)).orElse(plain);
        source.serve(Office.sign(DocumentType.MANIFEST, manifest, key), office.blobs());
    }

    private TestPlayer player() throws IOException {
        return TestPlayer.on(Disk.on(memory), source);
    }

    private List<Long> entries() {
        return marks.marks().stream().map(seen -> seen.mark().entries()).toList();
    }

    private static AuditMark mark(long entries) {
        return new AuditMark(entries, hash("entry " + entries));
    }

    private static Sha256 hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
