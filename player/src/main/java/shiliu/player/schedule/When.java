package shiliu.player.schedule;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.player.playlist.Validity;

/** When a slot may play; what is left out does not restrict. An empty {@code days} means every day of the week. */
public record When(Optional<Validity> dates, Set<DayOfWeek> days, Optional<Daypart> daypart) {
    public static final When ALWAYS = new When(Optional.empty(), Set.of(), Optional.empty());

    public When {
        days = Collections.unmodifiableSet(new TreeSet<>(days));
    }
}
