package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;

class BundleFetchTest {
    private final Office office = new Office();
    private final MemoryCalls memory = new MemoryCalls();
    private final MemorySource source = new MemorySource();
    private final Manifest.Entry plain = office.entry(Office.slogan("一家亲"), "wang");
    private final Manifest.Entry picture =
            office.entry(Office.submission("guangming", office.picture("picture")), "wang", "chen", "stranger");

    private TestPlayer player() throws Exception {
        return TestPlayer.on(Disk.on(memory), source);
    }

    private void serve(Manifest manifest) {
        source.serve(Office.signed(manifest), office.blobs());
    }

    private TestPlayer showing(Manifest manifest) throws Exception {
        serve(manifest);
        TestPlayer player = player();
        player.pull();
        player.cache().commit();
        return player;
    }

    @Test
    void onlyWhatIsMissingIsFetched() throws Exception {
        TestPlayer player = showing(Office.manifest(1, plain));
        assertThat(source.blobsServed).isEqualTo(2);
        assertThat(player.pull()).isEmpty();
        serve(Office.manifest(2, plain, picture));
        VerifiedBundle bundle = player.pull().orElseThrow();
        assertThat(source.blobsServed).isEqualTo(2 + 5);
        assertThat(bundle.items()).hasSize(2);
        assertThat(player.pull()).isEmpty();
    }

    @Test
    void aStagedBundlePlaysButOnlyACommittedOneIsStartedWith() throws Exception {
        TestPlayer player = showing(Office.manifest(1, plain));
        serve(Office.manifest(2, picture));
        player.pull();
        assertThat(player.version()).isEqualTo(2);
        assertThat(player().version()).isEqualTo(1);
        assertThat(player.cache().rollback().orElseThrow().accepted().version()).isEqualTo(1);
        assertThat(player.version()).isEqualTo(1);
        TestPlayer restarted = player();
        restarted.pull();
        restarted.cache().commit();
        assertThat(player().version()).isEqualTo(2);
    }

    @Test
    void theVersionFloorOutlivesARollback() throws Exception {
        TestPlayer player = showing(Office.manifest(1, plain));
        serve(Office.manifest(3, picture));
        player.pull();
        player.cache().rollback();
        serve(Office.manifest(2, plain));
        TestPlayer restarted = player();
        assertThatThrownBy(restarted::pull).isInstanceOf(BundleException.RolledBack.class);
        assertThat(restarted.version()).isEqualTo(1);
    }

    @Test
    void aDamagedBundleGivesWayToTheOneBeforeAndIsMended() throws Exception {
        TestPlayer player = showing(Office.manifest(1, plain));
        serve(Office.manifest(2, picture));
        player.pull();
        player.cache().commit();
        Sha256 media = picture.media().get(0).sha256();
        memory.damage("blobs/" + media.hex().substring(0, 2) + "/" + media);
        TestPlayer restarted = player();
        assertThat(restarted.version()).isEqualTo(1);
        assertThat(restarted.cache().damage()).hasSize(1);
        restarted.pull();
        restarted.cache().commit();
        assertThat(player().version()).isEqualTo(2);
        assertThat(player().cache().damage()).isEmpty();
    }

    /** Any one file may rot: there is a picture all the same, and the next version comes. */
    @Test
    void anySingleDamagedFileLeavesAPicture() throws Exception {
        TestPlayer player = showing(Office.manifest(1, plain));
        serve(Office.manifest(2, picture));
        player.pull();
        player.cache().commit();
        for (String file : memory.files()) {
            for (int bit = 0; bit < 8; bit++) {
                MemoryCalls one = memory.after(MemoryCalls.Loss.NONE);
                one.damage(file, bit);
                TestPlayer restarted = TestPlayer.on(Disk.on(one), source);
                assertThat(restarted.version()).as(file).isIn(1L, 2L);
                serve(Office.manifest(3, picture));
                restarted.pull();
                assertThat(restarted.version()).as(file).isEqualTo(3);
            }
        }
    }

    @Test
    void whatNoBundleNamesIsRemoved() throws Exception {
        TestPlayer player = showing(Office.manifest(1, plain));
        for (int version = 2; version < 6; version++) {
            serve(Office.manifest(version, office.entry(Office.slogan("第 " + version + " 句"), "wang")));
            player.pull();
            player.cache().commit();
            player.cache().collectGarbage(java.util.Set.of());
        }
        // Two bundles of one manifest, one item, one approval.
        assertThat(player.cache().blobs().list()).hasSize(6);
        assertThat(player().version()).isEqualTo(5);
    }

    @Test
    void anUnknownKindIsSkippedAndReported() throws Exception {
        String text = new String(Json.write(Office.slogan("x")), StandardCharsets.UTF_8);
        byte[] later = text.replace("\"slogan\"", "\"hologram\"").getBytes(StandardCharsets.UTF_8);
        Manifest.Entry unknown = new Manifest.Entry(office.keep(later), 5_000, Optional.empty(), List.of(), List.of());
        TestPlayer player = showing(Office.manifest(1, plain, unknown));
        VerifiedBundle bundle = player.cache().bundle().orElseThrow();
        assertThat(bundle.skipped())
                .containsExactly(new VerifiedBundle.Skipped(unknown.item().sha256(), "hologram"));
        assertThat(bundle.schedule().slots().get(0).items())
                .containsExactly(plain.item().sha256());
    }

    @Test
    void theScheduleEndsWithTheLastWholeDay() throws Exception {
        Submission slogan = Office.slogan("一家亲");
        Instant noon = Instant.parse("2026-11-20T04:00:00Z");
        Manifest.Entry cut = new Manifest.Entry(
                plain.item(), plain.playMillis(), Optional.of(noon), plain.approvals(), plain.media());
        VerifiedBundle bundle =
                showing(Office.manifest(1, cut, picture)).cache().bundle().orElseThrow();
        assertThat(bundle.items()).containsEntry(plain.item().sha256(), slogan);
        assertThat(bundle.schedule().items().get(plain.item().sha256()).valid())
                .isEqualTo(new Validity(slogan.valid().from(), LocalDate.of(2026, 11, 19)));
        assertThat(bundle.schedule().items().get(picture.item().sha256()).valid())
                .isEqualTo(Office.NOVEMBER);
    }

    @Test
    void theStreetMayShowEverywhereWithAReviewerForEverywhere() throws Exception {
        Slogan slogan = new Slogan("全街道", List.of(), shiliu.player.playlist.Airing.DEFAULT);
        Manifest.Entry street = office.entry(Office.submission("street", slogan), "yang");
        assertThat(showing(Office.manifest(1, street)).version()).isEqualTo(1);
    }

    @Test
    void rootsAreFollowedStepByStepAndAReviewerWhoLeftDoesNotDarkenWhatShows() throws Exception {
        TestPlayer player = showing(Office.manifest(1, plain));
        var stayed = Office.people().stream()
                .filter(key -> !key.person().equals("wang"))
                .toList();
        source.roots.put(2, Office.sign(DocumentType.ROOT, Office.root(2, Office.people(), Map.of()), "recovery"));
        source.roots.put(3, Office.sign(DocumentType.ROOT, Office.root(3, stayed, Map.of()), "recovery"));
        assertThat(player.pull()).isEmpty();
        assertThat(player.roots().next()).isEqualTo(4);
        assertThat(player().version()).isEqualTo(1);
        serve(Office.manifest(2, plain));
        assertThatThrownBy(player::pull).isInstanceOf(BundleException.UnknownKey.class);
        assertThat(player().version()).isEqualTo(1);
    }

    @Test
    void anotherFirstRootThanTheOneGivenIsRefused() throws Exception {
        source.roots.put(
                1, Office.sign(DocumentType.ROOT, Office.root(1, Office.people().subList(0, 3), Map.of()), "recovery"));
        TestPlayer player = player();
        assertThatThrownBy(player::pull)
                .isInstanceOfSatisfying(
                        BundleException.RootNotPinned.class,
                        e -> assertThat(e.code()).isEqualTo("root-not-pinned"));
    }

    @Test
    void aStopIsObeyedBeforeTheVeryFirstManifestAndOneBadOrderStopsNoGoodOne() throws Exception {
        source.orders.add(Office.signedOrder(Office.order(Order.Kind.STOP, "x"), "stranger"));
        source.orders.add(Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun"));
        assertThat(showing(Office.manifest(1, plain)).orders().stopped()).isTrue();
        assertThat(player().orders().stopped()).isTrue();
    }

    @Test
    void aStopIsObeyedEvenWhereTheManifestIsRefused() throws Exception {
        TestPlayer player = showing(Office.manifest(2, plain));
        serve(Office.manifest(1, plain));
        source.orders.add(Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun"));
        assertThatThrownBy(player::pull).isInstanceOf(BundleException.RolledBack.class);
        assertThat(player.orders().stopped()).isTrue();
    }

    @Test
    void whatCannotBeHadNowIsHadLater() throws Exception {
        TestPlayer player = showing(Office.manifest(1, plain));
        serve(Office.manifest(2, picture));
        source.blobs.clear();
        assertThatThrownBy(player::pull).isInstanceOf(FetchException.class);
        assertThat(player.version()).isEqualTo(1);
        serve(Office.manifest(2, picture));
        assertThat(player.pull()).isPresent();
    }

    @Test
    void withoutATrustedClockNothingIsExpired() throws Exception {
        serve(Office.manifest(Office.GATE, 1, Office.NOON.minusSeconds(60), plain));
        TestPlayer player = player();
        assertThatThrownBy(player::pull).isInstanceOf(BundleException.Expired.class);
        assertThat(player.fetch().pull(Duration.ZERO, Instant.MIN)).isPresent();
        player.cache().commit();
        assertThat(player().version()).isEqualTo(1);
    }

    @Test
    void theTimeIsTheAnswerToTheQuestion() throws Exception {
        TestPlayer player = player();
        assertThatThrownBy(() -> player.fetch().time("n")).isInstanceOf(BundleException.RootGap.class);
        player.fetch().updateRoots();
        assertThat(player.fetch().time("n").time()).isEqualTo(Office.NOON);
    }

    @Test
    void theTimeFloorOnlyRises() throws Exception {
        BundleCache cache = player().cache();
        cache.raiseTimeFloor(Office.NOON);
        cache.raiseTimeFloor(Office.NOON.minusSeconds(5));
        assertThat(player().cache().timeFloor()).contains(Office.NOON);
    }
}
