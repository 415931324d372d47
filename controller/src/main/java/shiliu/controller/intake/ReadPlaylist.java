package shiliu.controller.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;

/**
 * A playlist that was read without a problem.
 *
 * @param media the re-encoded bytes of the pictures and films that it names
 * @param mediaNames the names of the files that these were read from
 * @param warnings what is to be seen on its screens and refuses nothing
 * @param rows where its items stand, if it is a sheet
 */
public record ReadPlaylist(
        Playlist playlist, Map<Sha256, byte[]> media, Set<String> mediaNames, List<Warning> warnings, SheetRows rows) {
    public ReadPlaylist {
        media = Map.copyOf(media);
        warnings = List.copyOf(warnings);
        mediaNames = java.util.Collections.unmodifiableSet(new TreeSet<>(mediaNames));
    }
}
