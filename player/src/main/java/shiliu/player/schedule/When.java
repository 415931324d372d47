package shiliu.player.schedule;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.player.playlist.AddedLater;
import shiliu.player.playlist.Validity;

/**
 * When a slot may play: on the days that all of its parts allow, and on each of them within the daypart. What is left out
 * does not restrict.
 *
 * @param days of the week; empty, all of them
 * @param rrule days, or stretches of time, by a rule of RFC 5545
 * @param except days on which it does not begin, whatever the rest says
 * @param occasions one of them must hold; empty, none is asked for
 */
public record When(
        Optional<Validity> dates,
        Set<DayOfWeek> days,
        Optional<Daypart> daypart,
        Optional<Recurrence> rrule,
        @AddedLater List<Validity> except,
        @AddedLater List<Occasion> occasions) {
    /** The most exceptions, and the most occasions. */
    public static final int MOST = 100;

    public static final When ALWAYS = new When(Optional.empty(), Set.of(), Optional.empty());

    public When {
        days = Collections.unmodifiableSet(new TreeSet<>(days));
        except = List.copyOf(except);
        occasions = List.copyOf(occasions);
        if (except.size() > MOST || occasions.size() > MOST) {
            throw new IllegalArgumentException(except.size() + " exceptions, " + occasions.size() + " occasions");
        }
        if (daypart.isPresent() && rrule.flatMap(Recurrence::lasts).isPresent()) {
            throw new IllegalArgumentException("a daypart beside a rule that has its own times");
        }
    }

    /** By dates, days of the week and times only. */
    public When(Optional<Validity> dates, Set<DayOfWeek> days, Optional<Daypart> daypart) {
        this(dates, days, daypart, Optional.empty(), List.of(), List.of());
    }

    public When on(Occasion... wanted) {
        return new When(dates, days, daypart, rrule, except, List.of(wanted));
    }

    public When by(Recurrence rule) {
        return new When(dates, days, daypart, Optional.of(rule), except, occasions);
    }

    public When but(Validity... out) {
        return new When(dates, days, daypart, rrule, List.of(out), occasions);
    }
}
