package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.BundleFetch;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.MemorySource;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.TrustRoots;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;
import shiliu.player.render.FontSet;
import shiliu.player.render.Renderer;
import shiliu.player.schedule.Decision;

/**
 * R7: whatever the machine's clock does while the player runs, what is over is not shown again. An item ends at midnight,
 * which comes half an hour into each run; another one never ends. {@code -Dshiliu.clock-jumps=1000} runs more hours than
 * the twenty of the gate.
 */
class ClockJumpsTest {
    private static final int RUNS = Integer.getInteger("shiliu.clock-jumps", 20);
    private static final Instant MIDNIGHT = Instant.parse("2026-11-10T16:00:00Z");
    private static final Instant START = MIDNIGHT.minus(Duration.ofMinutes(30));
    private static final Duration[] JUMPS = {
        Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(365), Duration.ofSeconds(-1),
        Duration.ofHours(-1), Duration.ofDays(-365), Duration.ofDays(365 * 30), Duration.ofMinutes(-40)
    };

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final Manifest.Entry ending = office.entry(
            submission("今天截止", new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 10))), "wang");
    private BundleCache cache;

    private static Submission submission(String text, Validity valid) {
        return new Submission(1, "unity", "guangming", "li", valid, new Slogan(text, List.of(), Airing.DEFAULT));
    }

    @BeforeEach
    void fetch() throws Exception {
        Manifest.Entry other = office.entry(Office.slogan("民族团结一家亲"), "wang");
        Manifest.Entry ended = new Manifest.Entry(
                ending.item(), ending.playMillis(), Optional.of(MIDNIGHT), ending.approvals(), ending.media());
        Disk disk = Disk.real(folder);
        TrustRoots roots = TrustRoots.open(disk, Office.pinned());
        cache = BundleCache.open(disk, roots, OwnScreen.of("gate"));
        MemorySource source = new MemorySource();
        source.serve(Office.signed(Office.manifest(1, ended, other)), office.blobs());
        new BundleFetch(source, cache, OrderBook.open(disk, roots)).pull(Duration.ZERO, Office.NOON);
        cache.commit();
    }

    private Program program() throws IOException {
        return new Program(cache.current().orElseThrow(), new Renderer(new FontSet()), cache::media);
    }

    private static Optional<Sha256> playing(Program program, TimeTrust trust) {
        return program.at(trust.now()).play().map(Decision.Playing::item);
    }

    @Test
    void noJumpBringsBackWhatIsOver() throws IOException {
        Program program = program();
        int shownBefore = 0;
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(run);
            TestTime machine = new TestTime(START);
            TimeTrust trust = new TimeTrust(machine, machine, Optional.empty());
            // It starts with a clock that is right: nobody could tell a plausible one that is not.
            trust.now();
            Instant truth = START;
            for (int second = 0; second < 3600; second++) {
                truth = truth.plusSeconds(1);
                machine.pass(Duration.ofSeconds(1));
                if (random.nextInt(40) == 0) {
                    machine.set(machine.instant().plus(JUMPS[random.nextInt(JUMPS.length)]));
                } else if (random.nextInt(60) == 0) {
                    machine.set(truth);
                }
                boolean shows = playing(program, trust)
                        .filter(ending.item().sha256()::equals)
                        .isPresent();
                shownBefore += shows ? 1 : 0;
                assertThat(shows && !truth.isBefore(MIDNIGHT))
                        .as("run %d: %s, %s by the machine", run, truth, machine.instant())
                        .isFalse();
            }
        }
        // It is shown while it may.
        assertThat(shownBefore).isGreaterThan(RUNS * 60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2000-01-01T00:00:00Z",
                "2038-01-19T03:14:07Z",
                "2099-12-31T23:59:59Z",
                "2026-11-09T00:00:00Z"
            })
    void aBootWithAWrongClockShowsNothingThatEnds(String wrong) throws IOException {
        Program program = program();
        TestTime machine = new TestTime(Instant.parse(wrong));
        // What was signed last was after the end.
        Optional<Instant> floor = Optional.of(MIDNIGHT.plusSeconds(60));
        TimeTrust trust = new TimeTrust(machine, machine, floor);
        for (int second = 0; second < 3600; second++) {
            machine.pass(Duration.ofSeconds(1));
            assertThat(playing(program, trust))
                    .isNotEqualTo(Optional.of(ending.item().sha256()));
        }
    }
}
