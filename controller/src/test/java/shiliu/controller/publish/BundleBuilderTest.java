package shiliu.controller.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shiliu.controller.store.SlotsTable.SlotRow;
import shiliu.controller.timing.Festivals;
import shiliu.controller.timing.Tables;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Manifest.Entry;
import shiliu.player.json.Json;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

class BundleBuilderTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final Screen GATE = screen("gate", "guangming", "Asia/Shanghai");
    private static final PlayLengths TEN_SECONDS = (item, screen) -> Optional.of(10_000L);

    @Test
    void aScreenGetsTheSlotsThatNameItById_orTag_withItemsInOrder() {
        ApprovedItem one = slogan("guangming", "一", 30);
        ApprovedItem two = slogan("guangming", "二", 30);
        BundleBuilder builder = new BundleBuilder(Map.of("unity", List.of(one, two, one)), TEN_SECONDS, Festivals.NONE);
        BundleBuilder.Contents contents = builder.build(
                GATE,
                List.of(slot("a", "gate"), slot("b", "#outdoor"), slot("c", "hall"), slot("d", "#gate")),
                3,
                NOON);
        assertThat(contents.slots()).extracting(Slot::id).containsExactly("a", "b");
        assertThat(contents.slots().get(0).items()).containsExactly(hash(one), hash(two), hash(one));
        assertThat(contents.items()).extracting(entry -> entry.item().sha256()).containsExactly(hash(one), hash(two));
        assertThat(contents.rootVersion()).isEqualTo(3);
    }

    @Test
    void whatIsGoodForEverHasNoEnd() {
        Submission november = slogan("guangming", "一", 30).submission();
        Submission ever = new Submission(
                1,
                november.playlist(),
                november.community(),
                november.author(),
                new Validity(november.valid().from(), Validity.NO_END),
                november.item());
        ApprovedItem item = new ApprovedItem(BlobRef.of(Json.write(ever)), ever, List.of());
        BundleBuilder builder = new BundleBuilder(Map.of("unity", List.of(item)), TEN_SECONDS, Festivals.NONE);
        assertThat(builder.build(GATE, List.of(slot("a", "gate")), 1, NOON).items())
                .singleElement()
                .matches(entry -> entry.notAfter().isEmpty());
    }

    @Test
    void anItemEndsWithItsLastDayOnTheScreensClock() {
        ApprovedItem item = slogan("guangming", "一", 30);
        BundleBuilder builder = new BundleBuilder(Map.of("unity", List.of(item)), TEN_SECONDS, Festivals.NONE);
        assertThat(end(builder, GATE)).isEqualTo(Instant.parse("2026-11-30T16:00:00Z"));
        Screen abroad = screen("gate", "guangming", "America/New_York");
        assertThat(end(builder, abroad)).isEqualTo(Instant.parse("2026-12-01T05:00:00Z"));
    }

    @Test
    void whatIsOverLeavesAndASlotWithNothingLeftLeavesToo() {
        ApprovedItem short_ = slogan("guangming", "短", 10);
        ApprovedItem long_ = slogan("guangming", "长", 30);
        Instant end = Instant.parse("2026-11-10T16:00:00Z");
        BundleBuilder both = new BundleBuilder(Map.of("unity", List.of(short_, long_)), TEN_SECONDS, Festivals.NONE);
        assertThat(items(both, end.minusMillis(1))).containsExactly(hash(short_), hash(long_));
        assertThat(items(both, end)).containsExactly(hash(long_));
        BundleBuilder one = new BundleBuilder(Map.of("unity", List.of(short_)), TEN_SECONDS, Festivals.NONE);
        assertThat(one.build(GATE, List.of(slot("a", "gate")), 1, end).slots()).isEmpty();
    }

    @Test
    void contentOfAnotherCommunityStaysAway_theStreetsDoesNot() {
        ApprovedItem other = slogan("jinhui", "别", 30);
        ApprovedItem street = slogan("street", "街", 30);
        BundleBuilder builder = new BundleBuilder(Map.of("unity", List.of(other, street)), TEN_SECONDS, Festivals.NONE);
        assertThat(items(builder, NOON)).containsExactly(hash(street));
    }

    @Test
    void whatCannotBeDrawnIsLeftOut() {
        ApprovedItem good = slogan("guangming", "好", 30);
        ApprovedItem bad = slogan("guangming", "坏", 30);
        PlayLengths lengths = (item, screen) -> item.equals(bad) ? Optional.empty() : Optional.of(7_000L);
        BundleBuilder builder = new BundleBuilder(Map.of("unity", List.of(bad, good)), lengths, Festivals.NONE);
        BundleBuilder.Contents contents = builder.build(GATE, List.of(slot("a", "gate")), 1, NOON);
        assertThat(contents.items())
                .singleElement()
                .extracting(Entry::playMillis)
                .isEqualTo(7_000L);
        assertThat(contents.slots().get(0).items()).containsExactly(hash(good));
    }

    @Test
    void anEntryNamesPicturesAndApprovals() {
        Media media = new Media(Sha256.of(new byte[] {7}), "image/png", 4, 4, 99);
        Submission submission = new Submission(
                1, "unity", "guangming", "edith", november(30), new Picture(media, Picture.Fit.COVER, Airing.DEFAULT));
        BlobRef approval = BlobRef.of(new byte[] {8});
        ApprovedItem item = new ApprovedItem(BlobRef.of(Json.write(submission)), submission, List.of(approval));
        Entry entry = new BundleBuilder(Map.of("unity", List.of(item)), TEN_SECONDS, Festivals.NONE)
                .build(GATE, List.of(slot("a", "gate")), 1, NOON)
                .items()
                .get(0);
        assertThat(entry.media()).containsExactly(new BlobRef(media.sha256(), 99));
        assertThat(entry.approvals()).containsExactly(approval);
    }

    @Test
    void theHashChangesWithWhatTheManifestSaysAndWithNothingElse() {
        BundleBuilder builder =
                new BundleBuilder(Map.of("unity", List.of(slogan("guangming", "一", 30))), TEN_SECONDS, Festivals.NONE);
        List<SlotRow> slots = List.of(slot("a", "gate"));
        Sha256 hash = builder.build(GATE, slots, 1, NOON).hash();
        assertThat(builder.build(GATE, slots, 1, NOON.plusSeconds(60)).hash()).isEqualTo(hash);
        assertThat(builder.build(GATE, slots, 2, NOON).hash()).isNotEqualTo(hash);
        assertThat(builder.build(GATE, List.of(slot("b", "gate")), 1, NOON).hash())
                .isNotEqualTo(hash);
        assertThat(builder.build(screen("gate", "guangming", "Asia/Tokyo"), slots, 1, NOON)
                        .hash())
                .isNotEqualTo(hash);
    }

    @Test
    void versionsRiseAlsoWhenTheClockOrTheDatabaseGoesBack() {
        assertThat(BundleSigner.nextVersion(0, NOON)).isEqualTo(NOON.getEpochSecond());
        assertThat(BundleSigner.nextVersion(NOON.getEpochSecond(), NOON)).isEqualTo(NOON.getEpochSecond() + 1);
        assertThat(BundleSigner.nextVersion(NOON.getEpochSecond(), Instant.EPOCH))
                .isEqualTo(NOON.getEpochSecond() + 1);
        assertThat(BundleSigner.nextVersion(5, NOON.plus(Duration.ofDays(1)))).isGreaterThan(NOON.getEpochSecond() + 1);
    }

    /** Only those that a slot names; comings of a year ago to two years ahead. */
    @Test
    void aManifestCarriesTheFestivalsOfItsSlots() {
        BundleBuilder builder =
                new BundleBuilder(Map.of("unity", List.of(slogan("guangming", "一", 30))), TEN_SECONDS, Tables.sample());
        When torch = When.ALWAYS.on(Occasion.festival("torch", Reach.NONE));
        SlotRow slot = new SlotRow(
                "a",
                "unity",
                List.of("* & !#indoor"),
                torch,
                Mode.ROTATE,
                0,
                1,
                new Slot.Limits(Optional.of(6), Optional.of(20)),
                "edith",
                NOON);
        BundleBuilder.Contents contents = builder.build(GATE, List.of(slot), 1, NOON);
        assertThat(contents.festivals()).singleElement().satisfies(known -> {
            assertThat(known.id()).isEqualTo("torch");
            assertThat(known.days()).extracting(days -> days.from().getYear()).containsExactly(2026, 2027, 2028);
        });
        assertThat(contents.slots()).singleElement().satisfies(kept -> {
            assertThat(kept.when()).isEqualTo(torch);
            assertThat(kept.limits()).isEqualTo(new Slot.Limits(Optional.of(6), Optional.of(20)));
        });
        assertThat(builder.build(GATE, List.of(slot("b", "gate")), 1, NOON).festivals())
                .isEmpty();
        // A look at days far away needs all that is known.
        assertThat(builder.schedule(GATE, List.of(slot), NOON)
                        .festivals()
                        .get(0)
                        .days())
                .hasSizeGreaterThan(100);
    }

    private static Instant end(BundleBuilder builder, Screen screen) {
        return builder.build(screen, List.of(slot("a", "gate")), 1, NOON)
                .items()
                .get(0)
                .notAfter()
                .orElseThrow();
    }

    private static List<Sha256> items(BundleBuilder builder, Instant now) {
        return builder.build(GATE, List.of(slot("a", "gate")), 1, now).items().stream()
                .map(entry -> entry.item().sha256())
                .toList();
    }

    private static Sha256 hash(ApprovedItem item) {
        return item.blob().sha256();
    }

    private static ApprovedItem slogan(String community, String text, int lastDay) {
        Submission submission = new Submission(
                1, "unity", community, "edith", november(lastDay), new Slogan(text, List.of(), Airing.DEFAULT));
        return new ApprovedItem(BlobRef.of(Json.write(submission)), submission, List.of());
    }

    private static Validity november(int lastDay) {
        return new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, lastDay));
    }

    private static SlotRow slot(String id, String selector) {
        return new SlotRow(
                id, "unity", List.of(selector), When.ALWAYS, Mode.ROTATE, 0, 1, Slot.Limits.NONE, "edith", NOON);
    }

    private static Screen screen(String id, String community, String zone) {
        return new Screen(
                id,
                id,
                community,
                Set.of("outdoor"),
                new Size(128, 32),
                Colour.MONO,
                10,
                15,
                ZoneId.of(zone),
                Optional.empty());
    }
}
