package shiliu.player.playlist;

import java.util.List;

/** Days until a day: 距春节还有 N 天. */
public record Countdown(String text, Day to, Airing airing) implements Item {

    @Override
    public String kind() {
        return "countdown";
    }

    @Override
    public List<Media> media() {
        return List.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.countdown(this);
    }
}
