package shiliu.player.playlist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Work news (工作动态): headline, text, the day it happened, a photo. */
public record News(String title, String text, LocalDate date, Optional<Media> image, Airing airing) implements Item {
    @Override
    public String kind() {
        return "news";
    }

    @Override
    public List<Media> media() {
        return image.stream().toList();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.news(this);
    }
}
