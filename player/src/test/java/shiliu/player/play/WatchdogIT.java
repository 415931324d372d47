package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;

class WatchdogIT {
    private static final Duration TEN = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final TestTime time = new TestTime(Office.NOON);
    private final TestSource source = new TestSource(office, time);
    private final Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");
    private final Manifest.Entry two = office.entry(Office.slogan("同心共筑中国梦"), "wang");

    private Rig rig() throws IOException {
        source.serve(Office.manifest(1, one, two));
        return new Rig(folder, time, source);
    }

    @Test
    void anOutputThatHangsIsShakenAndThePictureIsBack() throws IOException {
        try (Rig rig = rig()) {
            rig.awaitItem(one.item().sha256()).awaitVersion(1);
            rig.outputHangs = true;
            rig.pass(TEN.plusSeconds(2));
            await().atMost(TEN).until(() -> rig.hanging);
            rig.outputHangs = false;
            // Until that was told: with the next good picture it is over.
            rig.outputBroken = true;
            time.pass(Watchdog.STALLED);
            rig.awaitTrouble("play.stalled");
            await().atMost(TEN).until(() -> !rig.hanging);
            rig.outputBroken = false;
            rig.awaitWhat(Report.What.ITEM);
            assertThat(rig.beyondHelp).isFalse();
        }
    }

    @Test
    void whatNoShakingHelpsIsGivenUp() throws IOException {
        try (Rig rig = rig()) {
            rig.awaitItem(one.item().sha256()).awaitVersion(1);
            rig.outputDeaf = true;
            rig.pass(TEN.plusSeconds(2));
            await().atMost(TEN).until(() -> rig.hanging);
            time.pass(Watchdog.STALLED);
            rig.awaitTrouble("play.stalled");
            assertThat(rig.node.alive()).isTrue();
            time.pass(Watchdog.HOPELESS);
            await().atMost(TEN).until(() -> rig.beyondHelp);
            assertThat(rig.node.alive()).isFalse();
            rig.outputDeaf = false;
            rig.hanging = false;
        }
    }

    @Test
    void aDiskThatTakesNothingIsToldAndThatItIsGoodAgainToo() throws IOException {
        try (Rig rig = rig()) {
            rig.awaitItem(one.item().sha256()).awaitVersion(1);
            // A folder in the place of the file: the rename fails, whoever runs this.
            Files.deleteIfExists(folder.resolve("probe"));
            Files.createDirectories(folder.resolve("probe").resolve("full"));
            rig.pass(Duration.ofMinutes(1));
            rig.awaitTrouble("play.disk");
            rig.awaitWhat(Report.What.ITEM);
            Files.delete(folder.resolve("probe").resolve("full"));
            Files.delete(folder.resolve("probe"));
            rig.pass(Duration.ofMinutes(1));
            // The next report tells it; each new item brings one.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rig.pass(TEN).reports.get(rig.reports.size() - 1).problems().stream()
                            .noneMatch(trouble -> trouble.code().equals("play.disk")));
        }
    }
}
