package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Validity;

/** The times of one slot, ready to be asked day by day. */
final class SlotDays {
    private static final int ALL_DAYS = 0x7f;

    private final When when;
    private final Windows windows;
    private final long from;
    private final long until;
    private final int weekdays;
    private final int partFrom;
    private final int partUntil;
    private final Optional<DayRule> rule;
    private final int lasts;

    SlotDays(When when, LocalDays days, Windows windows) {
        this.when = when;
        this.windows = windows;
        this.from = when.dates().map(d -> d.from().toEpochDay()).orElse(Long.MIN_VALUE);
        this.until = when.dates().map(d -> d.until().toEpochDay()).orElse(Long.MAX_VALUE);
        this.weekdays = when.days().isEmpty()
                ? ALL_DAYS
                : when.days().stream()
                        .mapToInt(day -> 1 << (day.getValue() - 1))
                        .sum();
        this.partFrom = when.daypart().map(p -> DayClock.millis(p.from())).orElse(0);
        int end = when.daypart().map(p -> DayClock.millis(p.until())).orElse(DayClock.DAY);
        // Over midnight: so many milliseconds of the next day.
        this.partUntil = end <= partFrom ? end + DayClock.DAY : end;
        this.rule = when.rrule().map(r -> Occurrences.of(r, days.zone()));
        this.lasts = when.rrule()
                .flatMap(Recurrence::lasts)
                .map(d -> (int) d.toMillis())
                .orElse(0);
    }

    /** Adds what touches the day of {@code clock}: spans that begin on it or on the day before. */
    void spans(DayClock clock, Spans out) {
        boolean longer = partUntil > DayClock.DAY || lasts > 0;
        if (longer) {
            spans(clock, -1, out);
        }
        spans(clock, 0, out);
    }

    private void spans(DayClock clock, int shift, Spans out) {
        LocalDate start = clock.day();
        long epochDay = start.toEpochDay() + shift;
        if (epochDay < from || epochDay > until || (weekdays & 1 << SimpleRule.weekday(epochDay)) == 0) {
            return;
        }
        List<LocalTime> times = rule.isPresent() ? rule.get().on(epochDay) : List.of();
        if ((rule.isPresent() && times.isEmpty()) || excepted(epochDay)) {
            return;
        }
        List<Windows.Window> within = windows(epochDay);
        if (!when.occasions().isEmpty() && within.isEmpty()) {
            return;
        }
        if (lasts == 0) {
            add(clock, shift, at(clock, shift, partFrom), at(clock, shift, partUntil), within, out);
        }
        for (int i = 0; i < times.size() && lasts > 0; i++) {
            int begin = clock.at(shift, DayClock.millis(times.get(i)));
            add(clock, shift, begin, begin + lasts, within, out);
        }
    }

    private boolean excepted(long epochDay) {
        for (Validity days : when.except()) {
            if (epochDay >= days.from().toEpochDay() && epochDay <= days.until().toEpochDay()) {
                return true;
            }
        }
        return false;
    }

    private List<Windows.Window> windows(long epochDay) {
        if (when.occasions().isEmpty()) {
            return List.of();
        }
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return when.occasions().stream()
                .flatMap(occasion -> windows.on(occasion, day).stream())
                .toList();
    }

    /** What belongs to the day that is {@code shift} away, cut where an occasion opens and closes. */
    private static void add(DayClock clock, int shift, int begin, int end, List<Windows.Window> within, Spans out) {
        if (within.isEmpty()) {
            out.add(begin, end);
        }
        LocalDate day = clock.day().plusDays(shift);
        for (Windows.Window window : within) {
            boolean opens = window.first().equals(day) && window.from().isPresent();
            int last = (int) (window.last().toEpochDay() - clock.day().toEpochDay());
            boolean closes = window.until().isPresent() && last <= shift + 1;
            out.add(
                    opens
                            ? Math.max(
                                    begin,
                                    clock.at(
                                            shift, DayClock.millis(window.from().get())))
                            : begin,
                    closes
                            ? Math.min(
                                    end,
                                    clock.at(
                                            last, DayClock.millis(window.until().get())))
                            : end);
        }
    }

    /** A clock time of the day that is {@code shift} away; from DAY on it is the next day's. */
    private static int at(DayClock clock, int shift, int time) {
        return time < DayClock.DAY ? clock.at(shift, time) : clock.at(shift + 1, time - DayClock.DAY);
    }
}
