package shiliu.controller.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.PairRequest;
import shiliu.controller.api.ScreenView;
import shiliu.controller.office.World;
import shiliu.controller.people.Caller;
import shiliu.controller.store.Store;
import shiliu.player.bundle.SigningKey;
import shiliu.player.message.Message;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Proof;

class ScreenRegistryIT {
    private static final String BOOT = "0123456789abcdef0123456789abcdef";
    private static final Sha256 FRAME = Sha256.of(new byte[] {1});

    @TempDir
    Path folder;

    private World world;
    private Caller player;

    @BeforeEach
    void pair() throws Exception {
        world = World.begin(folder);
        SigningKey key = SigningKey.generate();
        String code = world.office()
                .pairing()
                .invite(world.caller("admin"), new PairInvite(Set.of("gate")))
                .code();
        world.office().pairing().pair(new PairRequest(code, World.base64(key)));
        player = world.office().accounts().byKey(key.keyId()).orElseThrow();
        world.settle();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void wantedStoredAndShownAreThreeThings() throws Exception {
        assertThat(view().wanted()).isPresent();
        assertThat(view().stored()).isEmpty();
        assertThat(view().heard()).isEmpty();
        report(1, Sha256.of(new byte[] {9}));
        assertThat(view().stored()).isPresent();
        assertThat(view().upToDate()).isFalse();
        report(2, world.office().snapshots().of("gate").orElseThrow().payloadHash());
        assertThat(view().upToDate()).isTrue();
        assertThat(view().shown().orElseThrow().proof()).isEqualTo(Proof.OUTPUT);
        assertThat(view().unknownSince()).isEmpty();
    }

    @Test
    void aProblemThatIsOverIsNotShown() throws Exception {
        report(1, FRAME);
        assertThat(view().problems()).extracting(Report.Trouble::code).containsExactly("play.fetch");
        report(2, world.office().snapshots().of("gate").orElseThrow().payloadHash());
        assertThat(view().problems()).isEmpty();
    }

    @Test
    void aScreenThatIsSilentIsUnknownSinceItsLastWord() throws Exception {
        report(1, FRAME);
        world.clock.advance(ScreenRegistry.SILENCE);
        assertThat(view().unknownSince()).isEmpty();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(view().unknownSince()).contains(World.NOON);
        world.reopen();
        assertThat(view().unknownSince()).contains(World.NOON);
        report(2, FRAME);
        assertThat(view().unknownSince()).isEmpty();
    }

    @Test
    void aLateRetryDoesNotUndoANewerReportAndEachPlayIsKeptOnce() throws Exception {
        report(2, FRAME);
        report(1, Sha256.of(new byte[] {9}));
        assertThat(view().stored().orElseThrow().manifest()).isEqualTo(FRAME);
        report(2, FRAME);
        assertThat(plays()).isEqualTo(2);
    }

    @Test
    void onlyItsPlayerReportsAScreen() {
        assertThatThrownBy(() -> world.office().screens().report(world.caller("admin"), about("gate", 1, FRAME)))
                .hasMessageContaining("publish.not-its-player");
        assertThatThrownBy(() -> world.office().screens().report(player, about("hall", 1, FRAME)))
                .hasMessageContaining("publish.not-its-player");
        assertThatThrownBy(() -> world.office().screens().report(player, about("nowhere", 1, FRAME)))
                .hasMessageContaining("publish.screen-unknown");
    }

    @Test
    void aScreenshotIsAPictureOfItsPlayer() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
        List<String> told = new ArrayList<>();
        Runnable end = world.office().screens().onChange(told::add);
        world.office().screens().frame(player, "gate", png);
        assertThat(world.office().screens().frame("gate"))
                .hasValueSatisfying(p -> assertThat(p).isEqualTo(png));
        assertThat(told).containsExactly("gate");
        end.run();
        assertThatThrownBy(() -> world.office().screens().frame(player, "gate", "<svg/>".getBytes("UTF-8")))
                .hasMessageContaining("publish.no-screenshot");
        assertThatThrownBy(() -> world.office().screens().frame(player, "hall", png))
                .hasMessageContaining("publish.not-its-player");
        assertThat(told).hasSize(1);
    }

    private ScreenView view() {
        return world.office().screens().show("gate").orElseThrow();
    }

    private long plays() throws Exception {
        world.office().close();
        try (Store store = Store.open(world.data().resolve("shiliu.db"))) {
            return store.read(tables -> tables.reports().plays("gate"));
        } finally {
            world.reopen();
        }
    }

    private void report(long sequence, Sha256 manifest) throws Exception {
        world.office().screens().report(player, about("gate", sequence, manifest));
    }

    private Report about(String screen, long sequence, Sha256 manifest) {
        return new Report(
                1,
                screen,
                BOOT,
                sequence,
                world.clock.instant(),
                new Report.Clock(true, true, 0),
                Optional.of(new Report.Stored(sequence, manifest, World.NOON)),
                Optional.of(new Report.Shown(
                        Report.What.SAFE_CARD, Optional.empty(), Optional.empty(), FRAME, Proof.OUTPUT, World.NOON)),
                Optional.empty(),
                List.of(),
                List.of(new Report.Trouble(World.NOON, "play.fetch", Message.of("play.fetch", "x"))),
                List.of(),
                List.of(new Report.Play(BOOT, sequence, FRAME, "s-1", World.NOON, World.NOON.plusSeconds(10))));
    }
}
