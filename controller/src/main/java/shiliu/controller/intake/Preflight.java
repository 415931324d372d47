package shiliu.controller.intake;

import java.util.List;
import java.util.Map;
import shiliu.player.config.Value;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Sha256;

/** Looks at an item that was read without a problem, as it would be shown, and refuses its value where it cannot be. */
@FunctionalInterface
public interface Preflight {
    /** Looks at nothing. */
    Preflight NONE = (candidate, value) -> List.of();

    /** Notes each problem through {@link Value#refuse}; gives what refuses nothing but people must see. */
    List<Warning> check(Candidate candidate, Value value);

    /**
     * An item that may go up.
     *
     * @param number of the item in its playlist, from 1
     * @param media the stored bytes of its pictures and films, perhaps of others too
     */
    record Candidate(int number, String community, Item item, Map<Sha256, byte[]> media) {}
}
