package shiliu.controller.timing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
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

    void daypart(LocalTime from, LocalTime until) throws WordsException {
        once(daypart.isPresent(), "timing.daypart-twice");
        daypart = Optional.of(new Daypart(from, until));
    }

    void rule(String text) throws WordsException {
        once(rule.isPresent(), "timing.rule-twice");
        rule = Optional.of(text);
    }

    void occasion(Occasion occasion) {
        occasions.add(occasion);
    }

    When when() throws WordsException {
        Optional<Recurrence> recurrence = Optional.empty();
        try {
            LocalDateTime start = dates.map(Validity::from).orElse(today).atStartOfDay();
            recurrence = rule.map(text -> new Recurrence(start, text, Optional.empty()));
            return new When(dates, days, daypart, recurrence, except, occasions);
        } catch (IllegalArgumentException e) {
            throw WordsException.of("timing.bad-rule", rule.orElse(""));
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
