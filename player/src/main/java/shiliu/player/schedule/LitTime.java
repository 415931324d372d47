package shiliu.player.schedule;

import java.time.Instant;
import java.time.LocalDate;

/** When a screen is lit: within its hours, and not in its quiet ones. */
record LitTime(Schedule.Light light, LocalDays days) {
    /** How far a change is looked for. */
    private static final int DAYS = 2;

    Spans on(DayClock clock) {
        Spans hours = new Spans();
        if (light.hours().isEmpty()) {
            hours.add(0, clock.length());
        }
        light.hours().ifPresent(part -> add(part, clock, hours));
        Spans quiet = new Spans();
        light.quiet().forEach(part -> add(part, clock, quiet));
        hours.tidy(clock.length());
        quiet.tidy(clock.length());
        return hours.without(quiet);
    }

    private void add(Daypart part, DayClock clock, Spans out) {
        for (int shift = -1; shift <= 0; shift++) {
            Span span = days.span(part, clock.day().plusDays(shift));
            out.add(clock.offset(span.from()), clock.offset(span.until()));
        }
    }

    /** When the dark began that holds at {@code from} on {@code day}. */
    Instant darkFrom(LocalDate day, Instant from) {
        DayClock clock = new DayClock(days, day);
        for (int back = 0; back <= DAYS && clock.instant(0).equals(from); back++) {
            clock = new DayClock(days, clock.day().minusDays(1));
            Spans bright = on(clock);
            if (bright.count() > 0) {
                return clock.instant(bright.until(bright.count() - 1));
            }
            from = clock.instant(0);
        }
        return from;
    }

    /** When the dark ends that holds until {@code until} on {@code day}, or later. */
    Instant darkUntil(LocalDate day, Instant until) {
        DayClock clock = new DayClock(days, day);
        for (int on = 0; on <= DAYS && clock.instant(clock.length()).equals(until); on++) {
            clock = new DayClock(days, clock.day().plusDays(1));
            Spans bright = on(clock);
            if (bright.count() > 0) {
                return clock.instant(bright.from(0));
            }
            until = clock.instant(clock.length());
        }
        return until;
    }
}
