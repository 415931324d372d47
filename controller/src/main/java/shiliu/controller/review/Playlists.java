package shiliu.controller.review;

import java.util.List;
import java.util.Map;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.people.Caller;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;

/** Uploaded playlists and their revisions. Safe for any thread; waits for the disk. */
@SuppressWarnings("DoNotCallSuggester")
public final class Playlists {
    /**
     * Stores a new revision, which then waits for review; durable when it returns.
     *
     * @param media the re-encoded bytes of every picture that the playlist names and the store may lack
     */
    public UploadAnswer upload(Caller caller, Playlist playlist, Map<Sha256, byte[]> media) throws Refused {
        throw new UnsupportedOperationException();
    }

    public List<PlaylistView> list(Caller caller) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** The newest revision as it was uploaded. */
    public Playlist show(Caller caller, String id) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** Takes all revisions off air and out of review; one person suffices. */
    public PlaylistView withdraw(Caller caller, String id) throws Refused {
        throw new UnsupportedOperationException();
    }
}
