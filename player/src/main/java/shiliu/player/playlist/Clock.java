package shiliu.player.playlist;

import java.util.List;

/** The time and the day, by the screen's own zone. */
public record Clock(Airing airing) implements Item {

    @Override
    public String kind() {
        return "clock";
    }

    @Override
    public List<Media> media() {
        return List.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.clock(this);
    }
}
