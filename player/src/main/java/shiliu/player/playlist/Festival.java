package shiliu.player.playlist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A festival or memorial day, with its lunar date.
 *
 * @param date the day itself, by the common calendar
 */
public record Festival(
        String name,
        LocalDate date,
        Optional<String> text,
        List<Translation> also,
        Optional<Media> image,
        Airing airing)
        implements Item {
    public Festival {
        also = List.copyOf(also);
    }

    @Override
    public String kind() {
        return "festival";
    }

    @Override
    public List<Media> media() {
        return image.stream().toList();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.festival(this);
    }
}
