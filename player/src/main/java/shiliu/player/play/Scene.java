package shiliu.player.play;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Decision;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Writing;

/**
 * One frame that belongs on the screen now.
 *
 * @param playing the play that it is of, where it is an item's
 * @param aired what the proof of play says of it, where it is an item or an alert
 * @param writing what the frame says, where the screen's card writes text only
 * @param moves whether the item moves all the time, so that this frame stands for a moment only
 * @param due when the next frame is, at the latest
 */
record Scene(
        Report.What what,
        Screen screen,
        Optional<Decision.Playing> playing,
        Optional<Aired> aired,
        Frame frame,
        Optional<Writing> writing,
        boolean moves,
        Instant due) {
    /** What stands for the slot of an alert. */
    static final String ALERT_SLOT = "alert";

    /** One play: what, by which slot, and when it began by plan; an alert's "item" is its order. */
    record Aired(Sha256 item, String slot, Instant from) {
        static Aired of(Decision.Playing play) {
            return new Aired(play.item(), play.slot().id(), play.from());
        }
    }

    static Scene dark(Report.What what, Screen screen, Instant due) {
        Frame black = Frame.black(screen.size().width(), screen.size().height());
        return new Scene(what, screen, Optional.empty(), Optional.empty(), black, Optional.empty(), false, due);
    }

    static Scene safeCard(Screen screen, Frame card, Optional<Writing> writing, Instant due) {
        return new Scene(Report.What.SAFE_CARD, screen, Optional.empty(), Optional.empty(), card, writing, false, due);
    }

    /** The order of the alert that it is of. */
    Optional<Sha256> order() {
        return aired.map(Aired::item).filter(item -> what == Report.What.ALERT);
    }

    /** As the output takes it. */
    Content content() {
        return writing.map(words -> Content.of(frame, words)).orElseGet(() -> Content.of(frame));
    }
}
