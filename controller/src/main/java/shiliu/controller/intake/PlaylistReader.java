package shiliu.controller.intake;

import java.util.Set;
import java.util.function.IntPredicate;
import shiliu.player.config.ProblemsException;

/** Reads staff's playlists, all problems at once. Safe for any thread; nothing is written to disk. */
@SuppressWarnings("DoNotCallSuggester")
public final class PlaylistReader {
    private final Set<String> communities;
    private final IntPredicate hasGlyph;
    private final Preflight preflight;

    /**
     * Reads for these communities.
     *
     * @param communities the ids that may stand under {@code community}
     * @param hasGlyph whether the fonts can draw a code point
     */
    public PlaylistReader(Set<String> communities, IntPredicate hasGlyph, Preflight preflight) {
        this.communities = Set.copyOf(communities);
        this.hasGlyph = hasGlyph;
        this.preflight = preflight;
    }

    /** The playlist and its pictures, or every problem of it. */
    public ReadPlaylist read(PlaylistFiles files) throws ProblemsException {
        throw new UnsupportedOperationException("" + communities + hasGlyph + preflight + files);
    }
}
