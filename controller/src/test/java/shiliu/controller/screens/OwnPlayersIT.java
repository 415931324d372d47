package shiliu.controller.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.controller.office.World;
import shiliu.controller.store.Store;
import shiliu.player.play.Report;
import shiliu.player.play.Report.What;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Proof;

/** Players that live in the controller's own process, and screens of which nobody knows any more what they show. */
class OwnPlayersIT {
    private static final String BOOT = "0123456789abcdef0123456789abcdef";
    private static final Sha256 FRAME = Sha256.of(new byte[] {1});
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

    @TempDir
    Path folder;

    private World world;
    private long sequence;

    @BeforeEach
    void open() throws Exception {
        world = World.begin(folder);
        world.settle();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void aLostCardIsUnknownSinceItWasLost() throws Exception {
        own(What.ITEM, Optional.empty());
        assertThat(view().unknownSince()).isEmpty();
        own(What.ITEM, Optional.of(World.NOON.minusSeconds(5)));
        assertThat(view().unknownSince()).contains(World.NOON.minusSeconds(5));
        assertThat(ScreenState.of(view())).isEqualTo(ScreenState.UNKNOWN);
        world.clock.advance(ScreenRegistry.SILENCE.plusSeconds(1));
        assertThat(view().unknownSince()).as("the earlier of the two").contains(World.NOON.minusSeconds(5));
        own(What.ITEM, Optional.empty());
        assertThat(view().unknownSince()).isEmpty();
    }

    @Test
    void aClockThatIsNotTrustedDoesNotDateTheLoss() throws Exception {
        Instant nonsense = Instant.EPOCH;
        screens().own(report(What.ITEM, Optional.of(nonsense), false, List.of()));
        world.clock.advance(Duration.ofSeconds(10));
        screens().own(report(What.ITEM, Optional.of(nonsense), false, List.of()));
        assertThat(view().unknownSince()).contains(World.NOON);
        own(What.ITEM, Optional.of(World.NOON.plusSeconds(3600)));
        assertThat(view().unknownSince()).as("never in the future").contains(World.NOON.plusSeconds(10));
    }

    @Test
    void aControllerThatComesBackSoonClaimsOldStatesNoLongerThanSilence() throws Exception {
        own(What.ITEM, Optional.empty());
        world.reopen();
        assertThat(ScreenState.of(view())).isEqualTo(ScreenState.SHOWN);
        world.clock.advance(ScreenRegistry.SILENCE.plusSeconds(1));
        assertThat(ScreenState.of(view())).isEqualTo(ScreenState.UNKNOWN);
        world.clock.advance(Duration.ofDays(-2));
        world.reopen();
        assertThat(ScreenState.of(view())).as("the clock was set back").isEqualTo(ScreenState.UNKNOWN);
    }

    @Test
    void silenceIsToldOnce() throws Exception {
        own(What.ITEM, Optional.empty());
        List<String> told = new ArrayList<>();
        screens().onChange(told::add);
        world.clock.advance(ScreenRegistry.SILENCE);
        screens().lookForSilence();
        assertThat(told).isEmpty();
        world.clock.advance(Duration.ofSeconds(1));
        screens().lookForSilence();
        screens().lookForSilence();
        assertThat(told).containsExactly("gate");
        own(What.ITEM, Optional.empty());
        world.clock.advance(ScreenRegistry.SILENCE.plusSeconds(1));
        screens().lookForSilence();
        assertThat(told).containsExactly("gate", "gate", "gate");
    }

    @Test
    void aReportThatSaysNothingNewIsWrittenTwiceAMinute() throws Exception {
        own(What.ITEM, Optional.empty());
        world.clock.advance(Duration.ofSeconds(29));
        own(What.ITEM, Optional.empty());
        assertThat(view().heard()).contains(World.NOON.plusSeconds(29));
        assertThat(kept()).isEqualTo(World.NOON);
        own(What.ITEM, Optional.empty());
        world.clock.advance(Duration.ofSeconds(30));
        own(What.ITEM, Optional.empty());
        assertThat(kept()).isEqualTo(World.NOON.plusSeconds(59));
    }

    @Test
    void whatChangedIsWrittenAtMostOnceASecond() throws Exception {
        own(What.ITEM, Optional.empty());
        world.clock.advance(Duration.ofMillis(999));
        own(What.STOPPED, Optional.empty());
        assertThat(ScreenState.of(view())).isEqualTo(ScreenState.STOPPED);
        world.clock.advance(Duration.ofMillis(1));
        own(What.STOPPED, Optional.empty());
        assertThat(kept()).isEqualTo(World.NOON.plusSeconds(1));
        assertThat(ScreenState.of(view())).isEqualTo(ScreenState.STOPPED);
    }

    @Test
    void eachPlayIsKeptAtOnce() throws Exception {
        Report.Play play = new Report.Play(BOOT, 7, FRAME, "s-1", World.NOON, World.NOON.plusSeconds(10));
        // The first report is written anyhow; those that follow at once only for their plays.
        own(What.ITEM, Optional.empty());
        screens().own(report(What.ITEM, Optional.empty(), true, List.of(play)));
        screens().own(report(What.ITEM, Optional.empty(), true, List.of(play)));
        world.office().close();
        try (Store store = Store.open(world.data().resolve("shiliu.db"))) {
            long plays = store.read(tables -> tables.reports().plays("gate"));
            assertThat(plays).isEqualTo(1);
        } finally {
            world.reopen();
        }
    }

    @Test
    void aPictureIsToldWhereItIsAnother() throws Exception {
        List<String> told = new ArrayList<>();
        screens().onChange(told::add);
        screens().ownFrame("gate", PNG);
        screens().ownFrame("gate", PNG);
        assertThat(told).containsExactly("gate");
        assertThat(view().picture()).contains(Sha256.of(PNG));
        assertThatThrownBy(() -> screens().ownFrame("gate", "<svg/>".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("publish.no-screenshot");
        assertThatThrownBy(() -> screens().ownFrame("nowhere", PNG)).hasMessageContaining("publish.screen-unknown");
    }

    /** When the report in the database came, as a controller that starts anew finds it. */
    private Instant kept() throws Exception {
        world.reopen();
        return view().heard().orElseThrow();
    }

    private ScreenRegistry screens() {
        return world.office().screens();
    }

    private ScreenView view() {
        return screens().show("gate").orElseThrow();
    }

    private void own(What what, Optional<Instant> lost) throws Exception {
        screens().own(report(what, lost, true, List.of()));
    }

    private Report report(What what, Optional<Instant> lost, boolean trusted, List<Report.Play> plays) {
        return new Report(
                Report.FORMAT,
                "gate",
                BOOT,
                ++sequence,
                world.clock.instant(),
                new Report.Clock(trusted, true, 0),
                Optional.of(new Report.Stored(1, FRAME, World.NOON)),
                Optional.of(new Report.Shown(
                        what,
                        Optional.empty(),
                        Optional.empty(),
                        // Something that moves: another frame each time.
                        Sha256.of(new byte[] {(byte) sequence}),
                        Proof.ACKNOWLEDGED,
                        World.NOON)),
                lost,
                List.of(),
                List.of(),
                List.of(),
                plays);
    }
}
