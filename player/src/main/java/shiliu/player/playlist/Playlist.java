package shiliu.player.playlist;

import java.util.List;

/** What staff upload: items of one community that play in this order on the days of {@code valid}. */
public record Playlist(String id, String title, String community, Validity valid, List<Item> items) {
    public Playlist {
        Ids.check("playlist", id);
        Ids.check("community", community);
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a playlist without items");
        }
    }
}
