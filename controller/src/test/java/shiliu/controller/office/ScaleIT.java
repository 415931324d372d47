package shiliu.controller.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.ReviewState;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.controller.store.Store;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Keys;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/**
 * A controller of a whole county after a year: what people list comes whole. {@code -Dshiliu.scale=100} (per cent) is 1,000
 * screens, 50 communities, 500 people, 10,400 revisions and a year of the audit log; prints how long each list takes.
 */
class ScaleIT {
    private static final int PER_CENT = Integer.getInteger("shiliu.scale", 3);
    private static final int SCREENS = 10 * PER_CENT;
    private static final int PEOPLE = 5 * PER_CENT;
    private static final int COMMUNITIES = Math.max(1, PER_CENT / 2);
    private static final int WEEKS = 52;
    private static final int EACH = 4;

    @TempDir
    Path folder;

    @Test
    void whatPeopleListComesWhole() throws Exception {
        try (World world = World.staffed(folder, screens())) {
            String review = world.upload("edith", "news", "民族团结一家亲").review();
            world.approve("rui", review);
            world.slot("news", "*");
            world.settle();
            world.office().close();
            fill(world);
            world.reopen();
            Office office = world.office();
            assertThat(timed("people", () -> office.accounts().list(world.caller("admin"))))
                    .hasSize(PEOPLE + 7);
            assertThat(timed("playlists", () -> office.playlists().list(world.caller("admin"))))
                    .hasSize(COMMUNITIES * EACH + 1);
            assertThat(timed("reviews", () -> office.reviews().list(world.caller("admin"))))
                    .isNotEmpty();
            assertThat(timed("all reviews", () -> office.reviews().list(world.caller("admin"), true)))
                    .hasSize(Math.min(1000, COMMUNITIES * EACH * WEEKS + 1));
            assertThat(timed("screens", () -> office.screens().list())).hasSize(SCREENS);
            assertThat(timed("slots", () -> office.slots().list(world.caller("admin"))))
                    .hasSize(1);
            assertThat(timed("audit, a page", () -> office.audit().after(world.caller("admin"), 0))
                            .rows())
                    .isNotEmpty();
            long entries = office.audit().head().entries();
            System.out.printf(
                    "%d screens, %d people, %d revisions, %d audit entries: database %d MiB%n",
                    SCREENS,
                    PEOPLE,
                    COMMUNITIES * EACH * WEEKS,
                    entries,
                    Files.size(world.data().resolve("shiliu.db")) >> 20);
        }
    }

    /** Something that is listed. */
    private interface Listing<T> {
        T list() throws Exception;
    }

    private static <T> T timed(String what, Listing<T> listing) throws Exception {
        long start = System.nanoTime();
        T listed = listing.list();
        byte[] json = Json.write(listed);
        System.out.printf("%-14s %6d ms, %d KiB%n", what, (System.nanoTime() - start) / 1_000_000, json.length >> 10);
        return listed;
    }

    private static List<Screen> screens() {
        return IntStream.range(0, SCREENS)
                .mapToObj(i -> new Screen(
                        String.format("s-%04d", i),
                        "屏 " + i,
                        "guangming",
                        Set.of(),
                        new Size(64, 32),
                        Colour.MONO,
                        10,
                        15,
                        ZoneId.of("Asia/Shanghai"),
                        Optional.empty()))
                .toList();
    }

    private static void fill(World world) {
        try (Store store = Store.open(world.data().resolve("shiliu.db"))) {
            store.keep(tables -> {
                people(tables);
                revisions(tables);
                return 1;
            });
            for (int day = 365; day > 0; day--) {
                Instant at = World.NOON.minus(Duration.ofDays(day));
                store.write(tables -> {
                    log(tables, at);
                    return 1;
                });
            }
        }
    }

    private static void people(Tables tables) {
        for (int i = 0; i < PEOPLE; i++) {
            byte[] key = java.util.HexFormat.of()
                    .parseHex(Sha256.of(new byte[] {(byte) i, (byte) (i >> 8)}).hex());
            tables.people()
                    .put(new PersonView(
                            "p-" + i,
                            "人 " + i,
                            Set.of(AccountRole.EDITOR),
                            "c-" + i % COMMUNITIES,
                            AccountState.CONFIRMED,
                            Optional.of(java.util.Base64.getEncoder().encodeToString(key)),
                            Optional.of(Keys.id(key)),
                            Optional.empty(),
                            Optional.empty(),
                            World.NOON));
        }
    }

    /** Four playlists of each community, renewed each week; their items are those of the one real revision. */
    private static void revisions(Tables tables) {
        Revision real = tables.revisions().of("news").get(0);
        List<Sha256> items =
                tables.revisions().items(real).stream().map(BlobRef::sha256).toList();
        for (int community = 0; community < COMMUNITIES; community++) {
            for (int list = 0; list < EACH; list++) {
                for (int week = 1; week <= WEEKS; week++) {
                    Revision revision = new Revision(
                            "c-" + community + "-" + list,
                            week,
                            "动态",
                            "c-" + community,
                            "edith",
                            World.NOON.minus(Duration.ofDays(7L * (WEEKS - week))),
                            World.NOVEMBER,
                            real.source(),
                            ReviewState.WAITING,
                            Optional.empty());
                    tables.revisions().add(revision, items);
                    if (week < WEEKS) {
                        tables.revisions()
                                .close(
                                        revision,
                                        ReviewState.SUPERSEDED,
                                        new shiliu.controller.api.ReviewView.Closing("edith", World.NOON, ""));
                    }
                }
            }
        }
    }

    /** A day: what people did, and the manifests that are signed anew. */
    private static void log(Tables tables, Instant at) {
        for (int i = 0; i < PER_CENT; i++) {
            tables.note(
                    at,
                    AuditNote.of("edith", AuditAction.UPLOAD, "news." + i, "guangming")
                            .with("items", 5));
            tables.note(
                    at,
                    AuditNote.of("rui", AuditAction.APPROVE, "news." + i, "guangming")
                            .with("item", "x"));
        }
        Map<String, String> signed = new ArrayList<>(screens())
                .stream().collect(Collectors.toMap(Screen::id, s -> "1794283200 " + Sha256.of(new byte[] {1})));
        tables.note(at, new AuditNote("controller", AuditAction.SIGN, "" + SCREENS, "*", signed));
    }
}
