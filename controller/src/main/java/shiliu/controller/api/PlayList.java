package shiliu.controller.api;

import java.util.List;
import java.util.Optional;

/**
 * Plays in the order in which they were told.
 *
 * @param next what to ask for {@code after}, where there may be more
 */
public record PlayList(List<PlayView> plays, Optional<Long> next) {
    public PlayList {
        plays = List.copyOf(plays);
    }
}
