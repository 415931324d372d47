package shiliu.player.playlist;

import java.util.List;
import java.util.Optional;

/**
 * A list of small powers (小微权力清单): what an office may do, who answers for it, in which steps, what is forbidden.
 *
 * @param contact where to complain, as staff wrote it
 */
public record Powers(String title, List<Power> powers, Optional<String> contact, Optional<String> qr, Airing airing)
        implements Item {
    public Powers {
        powers = List.copyOf(powers);
        if (powers.isEmpty()) {
            throw new IllegalArgumentException("a list of no powers");
        }
    }

    /** One power. */
    public record Power(String name, String holder, List<String> steps, List<String> forbidden) {
        public Power {
            steps = List.copyOf(steps);
            forbidden = List.copyOf(forbidden);
        }
    }

    @Override
    public String kind() {
        return "powers";
    }

    @Override
    public List<Media> media() {
        return List.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.powers(this);
    }
}
