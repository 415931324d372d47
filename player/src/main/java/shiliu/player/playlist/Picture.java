package shiliu.player.playlist;

import java.util.List;

/** A picture that fills the screen (kind {@code image}). */
public record Picture(Media image, Fit fit, Airing airing) implements Item {
    /** How a picture of another shape meets the screen. */
    public enum Fit {
        /** All of it, with bars. */
        CONTAIN,
        /** The whole screen, edges cut. */
        COVER
    }

    @Override
    public String kind() {
        return "image";
    }

    @Override
    public List<Media> media() {
        return List.of(image);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.picture(this);
    }
}
