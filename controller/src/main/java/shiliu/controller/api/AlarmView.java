package shiliu.controller.api;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.message.Message;

/**
 * One alarm of one screen.
 *
 * @param id counts all alarms from 1
 * @param closed when it was good again, for a minute
 * @param sentence what was wrong when it was raised
 * @param latest the newest word on it while it was open, at most a minute old
 */
public record AlarmView(
        long id,
        String screen,
        AlarmKind kind,
        Instant opened,
        Optional<Instant> closed,
        Optional<Acknowledged> acknowledged,
        Message sentence,
        Message latest) {
    /** Who has seen it, and what they say. */
    public record Acknowledged(String by, Instant at, String note) {}

    public AlarmKind.Severity severity() {
        return kind.severity();
    }

    public boolean open() {
        return closed.isEmpty();
    }
}
