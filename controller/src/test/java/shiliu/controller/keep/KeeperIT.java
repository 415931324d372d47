package shiliu.controller.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AlarmView;
import shiliu.controller.office.World;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.controller.store.Store;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.Disk;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Proof;

/** What goes after its time, and what stays however old it is. */
class KeeperIT {
    private static final String BOOT = "0123456789abcdef0123456789abcdef";
    private static final Sha256 ITEM = Sha256.of(new byte[] {1});
    private static final KeepRules RULES =
            new KeepRules(Duration.ofDays(400), 1000, Duration.ofDays(100), Duration.ofDays(30), Duration.ofDays(365));

    @TempDir
    Path folder;

    private World world;
    private long sequence;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private void tells(int plays, Instant ended) throws Exception {
        List<Report.Play> told = new ArrayList<>();
        for (int i = 0; i < plays; i++) {
            told.add(new Report.Play(BOOT, ++sequence, ITEM, "s", ended.minusSeconds(10), ended));
        }
        world.office()
                .screens()
                .own(new Report(
                        Report.FORMAT,
                        "gate",
                        BOOT,
                        ++sequence,
                        world.clock.instant(),
                        new Report.Clock(true, true, 0),
                        Optional.empty(),
                        Optional.of(new Report.Shown(
                                Report.What.SAFE_CARD,
                                Optional.empty(),
                                Optional.empty(),
                                ITEM,
                                Proof.OUTPUT,
                                World.NOON)),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        told));
    }

    private Keeper.Cleared clear() throws Exception {
        return world.office().keeper().clear(RULES);
    }

    private long plays() throws Exception {
        return world.office()
                .plays()
                .list(world.caller("rui"), Optional.empty(), Instant.EPOCH, World.NOON.plus(Duration.ofDays(9999)), 0)
                .plays()
                .size();
    }

    @Test
    void playsGoByAgeAndByNumberTheOldestFirst() throws Exception {
        for (int i = 0; i < 3; i++) {
            tells(250, World.NOON.minus(Duration.ofDays(400)).minusSeconds(1));
            tells(150, World.NOON.minus(Duration.ofDays(400)));
        }
        assertThat(clear()).isEqualTo(new Keeper.Cleared(750, 0, 0, 0));
        for (int i = 0; i < 3; i++) {
            tells(200, World.NOON);
        }
        assertThat(clear().plays()).as("beyond 1000").isEqualTo(50);
        assertThat(plays()).isEqualTo(1000);
        assertThat(clear()).isEqualTo(new Keeper.Cleared(0, 0, 0, 0));
    }

    @Test
    void aClockThatRunsAwayClearsNothing() throws Exception {
        tells(5, World.NOON);
        world.clock.advance(Duration.ofDays(3650));
        assertThat(clear()).isEqualTo(new Keeper.Cleared(0, 0, 0, 0));
        tells(0, World.NOON);
        assertThat(clear().plays()).as("somebody says that it is so late").isEqualTo(5);
    }

    @Test
    void alarmsGoOnlyOnceTheyAreClosed() throws Exception {
        tells(0, World.NOON);
        world.office().alarms().look();
        world.clock.advance(ScreenRegistry.SILENCE.plusSeconds(1));
        world.office().alarms().look();
        assertThat(world.office().alarms().open()).hasSize(1);
        world.clock.advance(Duration.ofDays(200));
        tells(0, World.NOON);
        assertThat(clear().alarms()).isZero();
        world.office().alarms().look();
        world.clock.advance(Duration.ofSeconds(60));
        tells(0, World.NOON);
        world.office().alarms().look();
        assertThat(all()).isNotEmpty();
        world.clock.advance(Duration.ofDays(100).plusSeconds(1));
        tells(0, World.NOON);
        assertThat(clear().alarms()).isEqualTo(1);
        assertThat(all()).allMatch(AlarmView::open);
    }

    private List<AlarmView> all() throws Exception {
        return world.office()
                .alarms()
                .list(Optional.empty(), true, Optional.empty())
                .alarms();
    }

    @Test
    void aFileThatSomethingNamesStaysHoweverOldItIs() throws Exception {
        tells(0, World.NOON);
        world.approve("rui", world.upload("edith", "news", "共建美好家园").review());
        world.slot("news", "gate");
        world.upload("edith", "later", "还在审核");
        world.office().playlists().withdraw(world.caller("edith"), "later");
        world.settle();
        Blobs blobs = new Blobs(Disk.real(world.data()));
        List<Sha256> named = blobs.list();
        assertThat(named).hasSizeGreaterThan(4);
        Sha256 orphan =
                blobs.put("nobody names this".getBytes(StandardCharsets.UTF_8)).sha256();
        Sha256 fresh =
                blobs.put("nor this, yet".getBytes(StandardCharsets.UTF_8)).sha256();
        age(world.data(), fresh);

        assertThat(clear().files()).isEqualTo(1);
        assertThat(blobs.list())
                .containsExactlyInAnyOrderElementsOf(with(named, fresh))
                .doesNotContain(orphan);
        asksAgainWithinTheWrite(named);
    }

    private void asksAgainWithinTheWrite(List<Sha256> named) throws Exception {
        world.office().close();
        try (Store store = Store.open(world.data().resolve("shiliu.db"))) {
            for (Sha256 blob : named) {
                boolean removed = store.keep(tables -> tables.blobs().removeUnnamed(blob));
                assertThat(removed).isFalse();
            }
        } finally {
            world.reopen();
        }
    }

    private static List<Sha256> with(List<Sha256> some, Sha256 more) {
        List<Sha256> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    /** All files are old but this one. */
    private static void age(Path data, Sha256 but) throws Exception {
        List<Path> files;
        try (Stream<Path> found = Files.walk(data.resolve("blobs"))) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            boolean young = file.getFileName().toString().equals(but.hex());
            Instant written = young ? World.NOON.minus(Duration.ofDays(29)) : World.NOON.minus(Duration.ofDays(31));
            Files.setLastModifiedTime(file, FileTime.from(written));
        }
    }
}
