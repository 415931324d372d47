package shiliu.player.playlist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An award (民族团结示范户, 五好家庭 …): who, what for, a photo. */
public record Award(
        String title, String name, String reason, Optional<LocalDate> date, Optional<Media> image, Airing airing)
        implements Item {

    @Override
    public String kind() {
        return "award";
    }

    @Override
    public List<Media> media() {
        return image.stream().toList();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.award(this);
    }
}
