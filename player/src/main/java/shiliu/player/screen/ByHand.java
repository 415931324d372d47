package shiliu.player.screen;

import java.time.Instant;
import java.util.Optional;

/**
 * What an operator set on a screen, beside its plan, for a while. Limits of light and hours hold all the same.
 *
 * @param percent of full light, 1 to 100; left out, the plan's
 * @param off whether it is to be dark
 * @param until from when the plan holds again
 */
public record ByHand(Optional<Integer> percent, boolean off, Instant until) {
    public ByHand {
        if (percent.filter(p -> p < 1 || p > 100).isPresent()) {
            throw new IllegalArgumentException("brightness " + percent.get() + " %");
        }
    }
}
