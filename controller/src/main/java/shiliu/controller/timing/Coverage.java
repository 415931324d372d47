package shiliu.controller.timing;

import java.time.LocalDate;
import java.util.Optional;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.ChineseCalendar;
import shiliu.player.schedule.FestivalDays;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.When;

/** What is known of the days that a {@link When} asks for: outside the years of its tables nothing is guessed. */
public final class Coverage {
    private final Festivals festivals;

    public Coverage(Festivals festivals) {
        this.festivals = festivals;
    }

    /** Refuses festivals that no table has, and dates outside the years that are known; one without an end may go on. */
    public void check(When when) throws WordsException {
        for (Occasion occasion : when.occasions()) {
            Validity known = covered(occasion);
            Optional<Validity> dates = when.dates();
            if (dates.isPresent() && !inside(dates.get(), occasion, known)) {
                throw outside(occasion, known);
            }
        }
    }

    /** Until when it is known, where it has no end and asks for days that are not of the common calendar. */
    public Optional<LocalDate> knownUntil(When when) throws WordsException {
        if (when.dates().filter(dates -> !dates.endless()).isPresent()) {
            return Optional.empty();
        }
        Optional<LocalDate> until = Optional.empty();
        for (Occasion occasion : when.occasions()) {
            LocalDate last = covered(occasion).until();
            until = until.filter(before -> before.isBefore(last)).or(() -> Optional.of(last));
        }
        return until;
    }

    /** Refuses a day of which it cannot be said whether the slot plays on it; a festival without a table never comes. */
    public void check(When when, LocalDate day) throws WordsException {
        for (Occasion occasion : when.occasions()) {
            boolean never = occasion.festival().isPresent()
                    && occasion.festival().flatMap(festivals::known).isEmpty();
            Validity known = never ? ChineseCalendar.COVERED : covered(occasion);
            if (!never && !inside(new Validity(day, day), occasion, known)) {
                throw outside(occasion, known);
            }
        }
    }

    private static boolean inside(Validity dates, Occasion occasion, Validity known) {
        // Days before a coming belong to one that begins later.
        LocalDate last = dates.endless()
                ? dates.from()
                : dates.until().plusDays(Math.max(0, occasion.reach().before()));
        return !dates.from().isBefore(known.from()) && !last.isAfter(known.until());
    }

    private Validity covered(Occasion occasion) throws WordsException {
        if (occasion.festival().isEmpty()) {
            return ChineseCalendar.COVERED;
        }
        String id = occasion.festival().get();
        Optional<FestivalDays> days = festivals.known(id);
        if (days.isEmpty()) {
            throw new WordsException(
                    shiliu.player.message.Message.of("timing.festival-unknown", id),
                    new Unknown(festivals).festival(id));
        }
        return days.get().covered();
    }

    private static WordsException outside(Occasion occasion, Validity known) {
        String what = occasion.festival()
                .or(() -> occasion.solarTerm().map(term -> term.text()))
                .or(() -> occasion.lunar().map(rule -> LunarWords.text(rule, false)))
                .orElseThrow();
        return WordsException.of(
                "timing.outside-years",
                what,
                known.from().getYear(),
                known.until().getYear());
    }
}
