package shiliu.player.playlist;

import java.util.List;
import java.util.Optional;

/** A picture that fills the screen (kind {@code image}); one that moves plays on and on. */
public record Picture(Media image, Fit fit, Optional<Focus> focus, Airing airing) implements Item {
    /** How a picture of another shape meets the screen. */
    public enum Fit {
        /** All of it, with bars. */
        CONTAIN,
        /** The whole screen, edges cut. */
        COVER,
        /** The whole screen, its shape lost. */
        STRETCH
    }

    /** The point of the picture that must stay in sight where edges are cut, per cent from its left and top edge. */
    public record Focus(int x, int y) {
        public static final Focus MIDDLE = new Focus(50, 50);

        public Focus {
            if (x < 0 || x > 100 || y < 0 || y > 100) {
                throw new IllegalArgumentException("a focus at " + x + ", " + y);
            }
        }
    }

    public Picture(Media image, Fit fit, Airing airing) {
        this(image, fit, Optional.empty(), airing);
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
