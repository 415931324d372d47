package shiliu.player.schedule;

import java.util.List;
import shiliu.player.playlist.Ids;
import shiliu.player.playlist.Sha256;

/**
 * A playlist's claim to a screen.
 *
 * @param items the playlist's approved items in its order, by their blobs' hashes
 * @param priority among takeovers, higher wins; 0 to 100
 * @param weight share of the turns among rotating slots; 1 to 100
 */
public record Slot(String id, String playlist, List<Sha256> items, When when, Mode mode, int priority, int weight) {
    public Slot {
        Ids.check("slot", id);
        Ids.check("playlist", playlist);
        items = List.copyOf(items);
        if (priority < 0 || priority > 100 || weight < 1 || weight > 100) {
            throw new IllegalArgumentException("priority " + priority + ", weight " + weight);
        }
    }
}
