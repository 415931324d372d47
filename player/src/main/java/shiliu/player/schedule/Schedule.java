package shiliu.player.schedule;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;

/**
 * All that decides what one screen plays.
 *
 * @param hours when the screen may be lit; left out, always
 * @param items every item that a slot names: how long one play takes and on which days it may show
 */
public record Schedule(ZoneId zone, Optional<Daypart> hours, List<Slot> slots, Map<Sha256, Play> items) {
    /** One play of an item: {@code millis} on this screen, 1 s to 1 h, on the days of {@code valid}. */
    public record Play(long millis, Validity valid) {
        public Play {
            if (millis < 1_000 || millis > 3_600_000) {
                throw new IllegalArgumentException("a play of " + millis + " ms");
            }
        }
    }

    public Schedule {
        slots = List.copyOf(slots);
        items = Map.copyOf(items);
    }
}
