package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Disk;
import shiliu.player.playlist.Sha256;

class PlayLogIT {
    private static final Sha256 ITEM = Sha256.of(new byte[] {1});
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final String BOOT = "0".repeat(32);
    private static final String NEXT_BOOT = "1".repeat(32);

    @TempDir
    Path folder;

    @Test
    void whatWasNotTakenIsThereAfterARestartOldestFirst() throws IOException {
        PlayLog log = open(BOOT);
        add(log, 2);
        PlayLog next = open(NEXT_BOOT);
        add(next, 1);

        assertThat(names(next.oldest().orElseThrow())).containsExactly(BOOT + " 1", BOOT + " 2");
        assertThat(names(next.oldest().orElseThrow())).hasSize(2);
        next.taken(next.oldest().orElseThrow().page());
        assertThat(names(next.oldest().orElseThrow())).containsExactly(NEXT_BOOT + " 1");
        next.taken(next.oldest().orElseThrow().page());
        assertThat(next.oldest()).isEmpty();
        assertThat(open(BOOT).oldest()).isEmpty();
    }

    @Test
    void aPageThatIsBeingSentTakesNoMorePlays() throws IOException {
        PlayLog log = open(BOOT);
        add(log, 1);
        PlayLog.Batch sent = log.oldest().orElseThrow();
        add(log, 1);
        log.taken(sent.page());
        assertThat(names(log.oldest().orElseThrow())).containsExactly(BOOT + " 2");
    }

    @Test
    void aFullPageIsFollowedByTheNext() throws IOException {
        PlayLog log = open(BOOT);
        add(log, Report.MOST_PLAYS + 3);
        assertThat(log.oldest().orElseThrow().plays()).hasSize(Report.MOST_PLAYS);
        log.taken(log.oldest().orElseThrow().page());
        assertThat(log.oldest().orElseThrow().plays()).hasSize(3);
    }

    @Test
    void aTornLastLineCostsOnlyItself() throws IOException {
        PlayLog log = open(BOOT);
        add(log, 2);
        Path page = folder.resolve("plays").resolve(only(folder.resolve("plays")));
        Files.writeString(page, "{\"boot\":\"" + BOOT + "\",\"seq", StandardOpenOption.APPEND);
        PlayLog next = open(NEXT_BOOT);
        add(next, 1);
        assertThat(names(next.oldest().orElseThrow())).containsExactly(BOOT + " 1", BOOT + " 2");
        next.taken(next.oldest().orElseThrow().page());
        assertThat(names(next.oldest().orElseThrow())).containsExactly(NEXT_BOOT + " 1");
    }

    @Test
    void theDiskIsNotFilled() throws IOException {
        Files.createDirectories(folder.resolve("plays"));
        for (int i = 0; i < PlayLog.MOST_PAGES; i++) {
            Files.writeString(folder.resolve("plays").resolve(String.format("%019d.jsonl", i)), "torn");
        }
        add(open(BOOT), 1);
        try (var files = Files.list(folder.resolve("plays"))) {
            assertThat(files.count()).isEqualTo(PlayLog.MOST_PAGES);
        }
    }

    private PlayLog open(String boot) throws IOException {
        return PlayLog.open(Disk.real(folder), boot);
    }

    private static void add(PlayLog log, int plays) throws IOException {
        for (int i = 0; i < plays; i++) {
            log.add(ITEM, "s1", NOON, NOON.plusSeconds(10));
        }
    }

    private static List<String> names(PlayLog.Batch batch) {
        return batch.plays().stream().map(p -> p.boot() + " " + p.sequence()).toList();
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList().get(0).getFileName();
        }
    }
}
