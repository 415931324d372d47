package shiliu.player.schedule;

import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Ids;
import shiliu.player.playlist.Sha256;

/**
 * A playlist's claim to a screen.
 *
 * @param items the playlist's approved items in its order, by their blobs' hashes
 * @param priority among takeovers, higher wins; 0 to 100
 * @param weight share of the turns among slots of the same rank; 1 to 100
 * @param capPerHour the most plays that begin within an hour, 1 to 3600
 * @param minutesADay how long each of its items is on air each day, as far as the slot's time allows; 1 to 1440
 */
public record Slot(
        String id,
        String playlist,
        List<Sha256> items,
        When when,
        Mode mode,
        int priority,
        int weight,
        Optional<Integer> capPerHour,
        Optional<Integer> minutesADay) {
    /** What shapes a slot's turns beyond its weight; what is left out does not. */
    public record Limits(Optional<Integer> capPerHour, Optional<Integer> minutesADay) {
        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());

        public Limits {
            if (capPerHour.filter(n -> n < 1 || n > 3_600).isPresent()
                    || minutesADay.filter(n -> n < 1 || n > 1_440).isPresent()) {
                throw new IllegalArgumentException("cap " + capPerHour + ", minutes " + minutesADay);
            }
        }
    }

    public Slot {
        Ids.check("slot", id);
        Ids.check("playlist", playlist);
        items = List.copyOf(items);
        if (items.size() >= Plays.ITEMS) {
            throw new IllegalArgumentException(items.size() + " items");
        }
        if (priority < 0 || priority > 100 || weight < 1 || weight > 100) {
            throw new IllegalArgumentException("priority " + priority + ", weight " + weight);
        }
        new Limits(capPerHour, minutesADay);
    }

    /** Without limits. */
    public Slot(String id, String playlist, List<Sha256> items, When when, Mode mode, int priority, int weight) {
        this(id, playlist, items, when, mode, priority, weight, Limits.NONE);
    }

    public Slot(
            String id,
            String playlist,
            List<Sha256> items,
            When when,
            Mode mode,
            int priority,
            int weight,
            Limits limits) {
        this(id, playlist, items, when, mode, priority, weight, limits.capPerHour(), limits.minutesADay());
    }

    public Limits limits() {
        return new Limits(capPerHour, minutesADay);
    }

    /** The same claim with other items. */
    public Slot playing(List<Sha256> others) {
        return new Slot(id, playlist, others, when, mode, priority, weight, capPerHour, minutesADay);
    }

    /** The same claim at other times. */
    public Slot at(When other) {
        return new Slot(id, playlist, items, other, mode, priority, weight, capPerHour, minutesADay);
    }

    public Slot within(Limits other) {
        return new Slot(id, playlist, items, when, mode, priority, weight, other);
    }
}
