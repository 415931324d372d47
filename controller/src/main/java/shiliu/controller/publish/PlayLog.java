package shiliu.controller.publish;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.controller.api.ItemTitle;
import shiliu.controller.api.PlayList;
import shiliu.controller.api.PlayView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.people.Caller;
import shiliu.controller.store.ReportsTable.PlayRow;
import shiliu.controller.store.ReportsTable.PlaysWanted;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;

/** Proof of play, to be looked up. Safe for any thread; waits for the disk. */
public final class PlayLog {
    /** The most plays in one answer. */
    public static final int MOST = 1000;

    private final Publisher.Desk desk;
    private final Submissions submissions;

    public PlayLog(Publisher.Desk desk, Submissions submissions) {
        this.desk = desk;
        this.submissions = submissions;
    }

    /** Plays that touch {@code from} to {@code to}; {@code after} is where the answer before ended. */
    public PlayList list(Caller caller, Optional<String> screen, Instant from, Instant to, long after) throws Refused {
        SlotCheck.requirePerson(caller);
        if (screen.isPresent() && desk.screens().find(screen.get()).isEmpty()) {
            throw Refused.of(Kind.NOT_FOUND, "publish.screen-unknown", screen.get());
        }
        List<PlayRow> rows =
                desk.store().read(tables -> tables.reports().plays(new PlaysWanted(screen, from, to, after, MOST)));
        Map<Sha256, Optional<Submission>> read = new HashMap<>();
        List<PlayView> plays = rows.stream()
                .map(row -> view(row, read.computeIfAbsent(row.play().item(), this::submission)))
                .toList();
        Optional<Long> next = rows.size() < MOST
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).number());
        return new PlayList(plays, next);
    }

    private static PlayView view(PlayRow row, Optional<Submission> submission) {
        return new PlayView(
                row.screen(),
                row.play().from(),
                row.play().until(),
                row.play().slot(),
                row.play().item(),
                submission.map(Submission::playlist),
                submission.map(s -> s.item().kind()),
                submission.map(s -> ItemTitle.of(s.item())));
    }

    private Optional<Submission> submission(Sha256 item) {
        try {
            return Optional.of(submissions.get(item));
        } catch (IOException e) {
            // Its bytes are not kept any more, or the player told of something that was never here.
            return Optional.empty();
        }
    }
}
