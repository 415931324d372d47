package shiliu.player.playlist;

import java.util.List;
import java.util.Optional;

/**
 * A notice to residents: a menu, a clinic, a course, fees, a survey with its code.
 *
 * @param when and {@code where}, {@code contact}: as staff wrote them
 */
public record Notice(
        Topic topic,
        String title,
        Optional<String> text,
        Optional<String> when,
        Optional<String> where,
        Optional<String> contact,
        Optional<Table> table,
        Optional<String> qr,
        Optional<Media> image,
        Airing airing)
        implements Item {

    /** What it is about. */
    public enum Topic {
        NOTICE,
        MENU,
        CLINIC,
        COURSE,
        FEES,
        SURVEY
    }

    @Override
    public String kind() {
        return "notice";
    }

    @Override
    public List<Media> media() {
        return image.stream().toList();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.notice(this);
    }
}
