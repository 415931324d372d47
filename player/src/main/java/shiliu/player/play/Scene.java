package shiliu.player.play;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.schedule.Decision;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Writing;

/**
 * One frame that belongs on the screen now.
 *
 * @param playing the play that it is of, where it is an item's
 * @param writing what the frame says, where the screen's card writes text only
 * @param moves whether the item moves all the time, so that this frame stands for a moment only
 * @param due when the next frame is, at the latest
 */
record Scene(
        Report.What what,
        Screen screen,
        Optional<Decision.Playing> playing,
        Frame frame,
        Optional<Writing> writing,
        boolean moves,
        Instant due) {
    static Scene dark(Report.What what, Screen screen, Instant due) {
        Frame black = Frame.black(screen.size().width(), screen.size().height());
        return new Scene(what, screen, Optional.empty(), black, Optional.empty(), false, due);
    }

    static Scene safeCard(Screen screen, Frame card, Optional<Writing> writing, Instant due) {
        return new Scene(Report.What.SAFE_CARD, screen, Optional.empty(), card, writing, false, due);
    }

    /** As the output takes it. */
    Content content() {
        return writing.map(words -> Content.of(frame, words)).orElseGet(() -> Content.of(frame));
    }
}
