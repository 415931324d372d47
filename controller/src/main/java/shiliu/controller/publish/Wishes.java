package shiliu.controller.publish;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Screen;

/**
 * What people want of screens beside the schedule.
 *
 * @param byHand what operators set, by screen; some may be over
 * @param atOnce when a change was last not to wait, by the expression that says of which screens
 */
record Wishes(Map<String, ByHand> byHand, Map<String, Instant> atOnce) {
    static final Wishes NONE = new Wishes(Map.of(), Map.of());

    Wishes {
        byHand = Map.copyOf(byHand);
        atOnce = Map.copyOf(atOnce);
    }

    Optional<ByHand> byHand(Screen screen, Instant now) {
        return Optional.ofNullable(byHand.get(screen.id())).filter(set -> now.isBefore(set.until()));
    }

    Optional<Instant> atOnce(Screen screen) {
        return atOnce.entrySet().stream()
                .filter(entry -> ScreenSet.meant(List.of(entry.getKey())).test(screen))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder());
    }
}
