package shiliu.controller.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.message.Message;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Proof;

class OpenProblemsTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final Sha256 ANY = Sha256.of(new byte[] {1});

    /** The problem was met at second 100; what the report says besides, in seconds too; -1 where it says nothing. */
    @ParameterizedTest
    @CsvSource({
        // code, shown since, lost since, stored since, up to date, still open
        "play.card, 50, -1, 50, true, true",
        "play.card, 101, -1, 50, true, false",
        "play.card, 101, 99, 50, true, true",
        "play.card, -1, -1, 50, true, true",
        "play.fetch, 50, -1, 50, false, true",
        "play.fetch, 50, -1, 50, true, false",
        "play.report, 50, -1, 50, false, false",
        "bundle.refused.hash, 101, -1, 50, true, true",
        "bundle.refused.hash, 50, -1, 101, true, false",
        "play.bundle-failed, 50, -1, 101, true, false",
        "play.item-failed, 50, -1, 50, true, true",
        "play.item-failed, 50, -1, 101, true, false",
        "play.disk, 50, -1, 101, true, false",
        "play.journal, 101, -1, 101, true, true",
        "play.internal, 101, -1, 101, true, true",
    })
    void aProblemIsOverWhereTheReportShowsIt(
            String code, int shown, int lost, int stored, boolean upToDate, boolean open) {
        Report report = report(List.of(trouble(code)), at(shown), at(lost), at(stored));
        assertThat(OpenProblems.of(report, upToDate)).hasSize(open ? 1 : 0);
    }

    @Test
    void theOthersStayInTheirOrder() {
        List<Report.Trouble> told = List.of(trouble("play.journal"), trouble("play.fetch"), trouble("play.internal"));
        assertThat(OpenProblems.of(report(told, at(1), at(-1), at(1)), true))
                .extracting(Report.Trouble::code)
                .containsExactly("play.journal", "play.internal");
    }

    private static Optional<Instant> at(int second) {
        return second < 0 ? Optional.empty() : Optional.of(NOON.plusSeconds(second));
    }

    private static Report.Trouble trouble(String code) {
        return new Report.Trouble(NOON.plusSeconds(100), code, Message.of(code, "x"));
    }

    private static Report report(
            List<Report.Trouble> troubles, Optional<Instant> shown, Optional<Instant> lost, Optional<Instant> stored) {
        return new Report(
                Report.FORMAT,
                "gate",
                "0123456789abcdef0123456789abcdef",
                1,
                NOON.plusSeconds(200),
                new Report.Clock(true, true, 0),
                stored.map(since -> new Report.Stored(1, ANY, since)),
                shown.map(since -> new Report.Shown(
                        Report.What.SAFE_CARD, Optional.empty(), Optional.empty(), ANY, Proof.READ_BACK, since)),
                lost,
                List.of(),
                troubles,
                List.of(),
                List.of());
    }
}
