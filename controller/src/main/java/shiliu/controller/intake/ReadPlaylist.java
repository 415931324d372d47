package shiliu.controller.intake;

import java.util.Map;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;

/** A playlist that was read without a problem, and the re-encoded bytes of the pictures that it names. */
public record ReadPlaylist(Playlist playlist, Map<Sha256, byte[]> media) {
    public ReadPlaylist {
        media = Map.copyOf(media);
    }
}
