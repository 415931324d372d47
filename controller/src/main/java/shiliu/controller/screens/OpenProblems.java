package shiliu.controller.screens;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.play.Report;
import shiliu.player.play.Report.Trouble;

/**
 * A player tells what went wrong lately; what came good since is no longer a problem. A problem is over only where the same
 * report shows it: without that it stays.
 */
final class OpenProblems {
    private static final String PLAY = "play.";
    private static final String BUNDLE = "bundle.";

    private final Report report;
    private final boolean upToDate;

    private OpenProblems(Report report, boolean upToDate) {
        this.report = report;
        this.upToDate = upToDate;
    }

    /**
     * The problems that still stand, oldest first.
     *
     * @param upToDate whether the player has what it should have
     */
    static List<Trouble> of(Report report, boolean upToDate) {
        OpenProblems open = new OpenProblems(report, upToDate);
        return report.problems().stream().filter(p -> !open.isOver(p)).toList();
    }

    private boolean isOver(Trouble trouble) {
        if (trouble.code().startsWith(BUNDLE)) {
            return isAfter(report.stored().map(Report.Stored::since), trouble);
        }
        String what = trouble.code().startsWith(PLAY) ? trouble.code().substring(PLAY.length()) : "";
        return switch (what) {
            case "card", "output" ->
                report.lost().isEmpty() && isAfter(report.shown().map(Report.Shown::since), trouble);
            // Here it is.
            case "report" -> !report.sent().isBefore(trouble.at());
            case "fetch" -> upToDate;
            // Whatever was wrong with what it had before: what it has now gave a good picture.
            case "bundle-failed", "item-failed", "disk" ->
                isAfter(report.stored().map(Report.Stored::since), trouble);
            default -> false;
        };
    }

    private static boolean isAfter(Optional<Instant> good, Trouble trouble) {
        return good.filter(since -> since.isAfter(trouble.at())).isPresent();
    }
}
