package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.player.playlist.Validity;

/** The days of occasions, year by year; kept once they were found. Safe for use by several threads. */
final class Windows {
    /** A lunar year ends in the next common year, and a reach goes a year further. */
    private static final int FAR = 2;

    private final Map<String, FestivalDays> festivals = new HashMap<>();
    private final Map<YearOf, List<Validity>> known = new java.util.concurrent.ConcurrentHashMap<>();

    private record YearOf(Occasion occasion, int year) {}

    /**
     * An occasion with all days that belong to it.
     *
     * @param from on its first day, only from this time on
     * @param until on its last day, only until this time
     */
    record Window(LocalDate first, LocalDate last, Optional<LocalTime> from, Optional<LocalTime> until) {
        boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    Windows(List<FestivalDays> festivals) {
        festivals.forEach(festival -> this.festivals.put(festival.id(), festival));
    }

    /** Those of {@code occasion} that contain {@code day}. */
    List<Window> on(Occasion occasion, LocalDate day) {
        List<Window> found = new ArrayList<>();
        Reach reach = occasion.reach();
        for (int year = day.getYear() - FAR; year <= day.getYear() + FAR; year++) {
            for (Validity days : known.computeIfAbsent(new YearOf(occasion, year), this::days)) {
                LocalDate first = days.from().minusDays(reach.before());
                LocalDate last = days.until().plusDays(reach.after());
                Window window = new Window(first, last, reach.from(), reach.until());
                if (window.contains(day)) {
                    found.add(window);
                }
            }
        }
        return found;
    }

    /** The comings whose year this is: the lunar year, or that of their first day. */
    private List<Validity> days(YearOf wanted) {
        int year = wanted.year();
        if (wanted.occasion().festival().isPresent()) {
            return Optional.ofNullable(
                            festivals.get(wanted.occasion().festival().get()))
                    .map(FestivalDays::days)
                    .orElse(List.of())
                    .stream()
                    .filter(days -> days.from().getYear() == year)
                    .toList();
        }
        return wanted
                .occasion()
                .lunar()
                .map(rule -> ChineseCalendar.days(rule, year))
                .orElseGet(() -> List.of(
                        ChineseCalendar.day(wanted.occasion().solarTerm().orElseThrow(), year)))
                .stream()
                .map(day -> new Validity(day, day))
                .toList();
    }
}
