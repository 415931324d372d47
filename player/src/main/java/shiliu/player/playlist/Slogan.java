package shiliu.player.playlist;

import java.util.List;

/** A slogan (标语): one short line, very large, perhaps in further languages. */
public record Slogan(String text, List<Translation> also, Airing airing) implements Item {
    public Slogan {
        also = List.copyOf(also);
    }

    @Override
    public String kind() {
        return "slogan";
    }

    @Override
    public List<Media> media() {
        return List.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.slogan(this);
    }
}
