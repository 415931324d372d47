package shiliu.controller.intake;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;

/**
 * A playlist that was read without a problem.
 *
 * @param media the re-encoded bytes of the pictures that it names
 * @param mediaNames the names of the files that these were read from
 */
public record ReadPlaylist(Playlist playlist, Map<Sha256, byte[]> media, Set<String> mediaNames) {
    public ReadPlaylist {
        media = Map.copyOf(media);
        mediaNames = java.util.Collections.unmodifiableSet(new TreeSet<>(mediaNames));
    }
}
