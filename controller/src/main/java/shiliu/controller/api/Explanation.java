package shiliu.controller.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Sha256;

/**
 * What a screen plays at an instant, and why.
 *
 * @param rule the rule that decided, a word of {@link shiliu.player.schedule.Rule}
 * @param from when this decision began; {@code until} is the first instant at which it no longer holds
 * @param lines the same in sentences, in the language that was asked for
 */
public record Explanation(
        String screen,
        Instant at,
        String rule,
        Instant from,
        Instant until,
        Optional<String> slot,
        Optional<Sha256> item,
        List<String> lines) {
    public Explanation {
        lines = List.copyOf(lines);
    }
}
