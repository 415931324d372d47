package shiliu.player.playlist;

import java.util.List;
import java.util.Optional;

/** A table under a title (kind {@code table}). */
public record Listing(String title, Table table, Optional<String> note, Airing airing) implements Item {

    @Override
    public String kind() {
        return "table";
    }

    @Override
    public List<Media> media() {
        return List.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.table(this);
    }
}
