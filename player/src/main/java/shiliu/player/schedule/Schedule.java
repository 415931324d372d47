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
 * @param items every item that a slot names: how long one play takes and on which days it may show
 * @param festivals those that slots name; one that is missing never comes
 */
public record Schedule(
        ZoneId zone, Light light, List<Slot> slots, Map<Sha256, Play> items, List<FestivalDays> festivals) {
    /**
     * When the screen may be lit.
     *
     * @param hours left out, always
     * @param quiet and within them not in these
     */
    public record Light(Optional<Daypart> hours, List<Daypart> quiet) {
        public static final Light ALWAYS = new Light(Optional.empty(), List.of());

        public Light {
            quiet = List.copyOf(quiet);
        }
    }

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
        if (slots.size() >= Plays.OFF) {
            throw new IllegalArgumentException(slots.size() + " slots");
        }
        items = Map.copyOf(items);
        festivals = List.copyOf(festivals);
    }
}
