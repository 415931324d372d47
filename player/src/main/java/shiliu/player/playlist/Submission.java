package shiliu.player.playlist;

import java.time.LocalDate;

/**
 * One item as its author submitted it: what a blob holds and what a reviewer's approval covers. It names its author so
 * that a screen can refuse an approval by the author.
 *
 * @param author the person who uploaded it
 * @param valid the days on which it may show: the playlist's, cut by the item's own {@code until}
 */
public record Submission(int format, String playlist, String community, String author, Validity valid, Item item) {
    public static final int FORMAT = 1;

    public Submission {
        Ids.check("playlist", playlist);
        Ids.check("community", community);
        Ids.check("author", author);
        LocalDate until = valid.until();
        if (item.airing().until().filter(until::isAfter).isPresent()) {
            throw new IllegalArgumentException("valid beyond the item's own end");
        }
    }
}
