package shiliu.controller.timing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.When;

/** What was understood so far of words about time. */
final class Draft {
    private final LocalDate today;
    private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    private final List<Validity> except = new ArrayList<>();
    private final List<Occasion> occasions = new ArrayList<>();
    private Optional<Validity> dates = Optional.empty();
    private Optional<Daypart> daypart = Optional.empty();
    private Optional<String> rule = Optional.empty();
    private Optional<LocalDateTime> start = Optional.empty();
    private Optional<Duration> lasts = Optional.empty();

    Draft(LocalDate today) {
        this.today = today;
    }

    LocalDate today() {
        return today;
    }

    void dates(LocalDate from, LocalDate until) throws WordsException {
        once(dates.isPresent(), "timing.dates-twice");
        dates = Optional.of(validity(from, until));
    }

    void except(LocalDate from, LocalDate until) throws WordsException {
        except.add(validity(from, until));
    }

    void days(Set<DayOfWeek> wanted) {
        days.addAll(wanted);
    }

    void daypart(Daypart part) throws WordsException {
        once(daypart.isPresent(), "timing.daypart-twice");
        daypart = Optional.of(part);
    }

    void rule(String text) throws WordsException {
        once(rule.isPresent(), "timing.rule-twice");
        rule = Optional.of(text);
    }

    /** Where a rule counts from; left out, its dates' first day, or today. */
    void start(LocalDateTime from) {
        start = Optional.of(from);
    }

    void lasts(Duration each) {
        lasts = Optional.of(each);
    }

    void occasion(Occasion occasion) {
        occasions.add(occasion);
    }

    When when() throws WordsException {
        if (rule.isEmpty() && (start.isPresent() || lasts.isPresent())) {
            throw WordsException.of("timing.no-rule");
        }
        if (except.size() > When.MOST || occasions.size() > When.MOST) {
            throw WordsException.of("timing.too-many", When.MOST);
        }
        if (daypart.isPresent() && lasts.isPresent()) {
            throw WordsException.of("timing.daypart-and-lasts");
        }
        return new When(dates, days, daypart, recurrence(), except, occasions);
    }

    private Optional<Recurrence> recurrence() throws WordsException {
        LocalDateTime from =
                start.orElse(dates.map(Validity::from).orElse(today).atStartOfDay());
        try {
            return rule.map(text -> new Recurrence(from, text, lasts));
        } catch (IllegalArgumentException e) {
            throw WordsException.of("timing.bad-rule", rule.orElse(""), String.valueOf(e.getMessage()));
        }
    }

    private static Validity validity(LocalDate from, LocalDate until) throws WordsException {
        if (until.isBefore(from)) {
            throw WordsException.of("timing.until-before-from", from, until);
        }
        return new Validity(from, until);
    }

    private static void once(boolean twice, String key) throws WordsException {
        if (twice) {
            throw WordsException.of(key);
        }
    }
}
