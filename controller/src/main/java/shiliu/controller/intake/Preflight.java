package shiliu.controller.intake;

import shiliu.player.config.Value;
import shiliu.player.playlist.Item;

/** Looks at an item that was read without a problem, as it would be shown, and refuses its value where it cannot be. */
@FunctionalInterface
public interface Preflight {
    /** Looks at nothing. */
    Preflight NONE = (item, value) -> {};

    /** Notes each problem through {@link Value#refuse}. */
    void check(Item item, Value value);
}
