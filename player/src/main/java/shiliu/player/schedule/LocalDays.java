package shiliu.player.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * A zone's days and clock times as instants. Every instant is in exactly one day, also where clocks jump: a clock time
 * that is skipped is the moment of the jump, one that comes twice is its first coming.
 */
record LocalDays(ZoneId zone) {
    Instant instant(LocalDate day, LocalTime time) {
        LocalDateTime local = day.atTime(time);
        ZoneOffsetTransition jump = zone.getRules().getTransition(local);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : local.atZone(zone).toInstant();
    }

    Instant start(LocalDate day) {
        return instant(day, LocalTime.MIDNIGHT);
    }

    /** The day that {@code instant} counts to. */
    LocalDate day(Instant instant) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        // Clocks set back across midnight bring the old date back for a while; the new day has begun all the same.
        return instant.isBefore(start(day.plusDays(1))) ? day : day.plusDays(1);
    }

    /** The span of {@code part} that starts on {@code day}; it may be empty where clocks jump over it. */
    Span span(Daypart part, LocalDate day) {
        boolean overMidnight = !part.until().isAfter(part.from());
        return new Span(instant(day, part.from()), instant(overMidnight ? day.plusDays(1) : day, part.until()));
    }

    /** The whole of {@code day}. */
    Span whole(LocalDate day) {
        return new Span(start(day), start(day.plusDays(1)));
    }

    /** Whether a day of this zone and the two around it have 24 hours each, without a jump. */
    boolean steady(LocalDate day) {
        ZoneOffsetTransition jump =
                zone.getRules().nextTransition(start(day.minusDays(1)).minusSeconds(1));
        return jump == null || jump.getInstant().isAfter(start(day.plusDays(2)));
    }
}
