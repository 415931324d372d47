package shiliu.player.schedule;

import java.time.LocalTime;
import java.util.List;

/** A recurrence, ready to be asked day by day. */
interface DayRule {
    /** The times of day at which it occurs on a day; in their order, without doubles. */
    List<LocalTime> on(long epochDay);
}
