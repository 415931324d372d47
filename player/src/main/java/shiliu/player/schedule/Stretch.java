package shiliu.player.schedule;

import java.time.Instant;
import java.util.List;

/**
 * A part of a day in which the same slots share the screen.
 *
 * @param rule the strongest that decided in it
 * @param shares by slot id; none where the screen is dark or shows its safe card
 */
public record Stretch(Instant from, Instant until, Rule rule, List<Share> shares) {
    public Stretch {
        shares = List.copyOf(shares);
    }

    /** How long a slot is on air in it, and how often it begins. */
    public record Share(Slot slot, long millis, int plays) {}
}
