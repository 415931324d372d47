package shiliu.player.schedule;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something about a slot that whoever entered it should know.
 *
 * @param day the first day on which it is so
 * @param other the slot that it meets
 * @param minutes of air time that the item with the least gets that day
 */
public record Concern(Kind kind, LocalDate day, Optional<Slot> other, long minutes) {
    /** What it is. */
    public enum Kind {
        /** Within the year its time never comes. */
        NEVER,
        /** Its time comes, but none of its items may show then. */
        NO_ITEM,
        /** Its time comes, but something stronger always plays, or the screen is dark. */
        SILENCED,
        /** With it, another slot never shows any more. */
        SILENCES,
        /** Another override, or takeover of the same priority, plays at the same time: they take turns. */
        CONFLICT,
        /** An item is on air for less than the slot's minutes a day. */
        TOO_SHORT
    }

    static Concern of(Kind kind, LocalDate day) {
        return new Concern(kind, day, Optional.empty(), 0);
    }
}
