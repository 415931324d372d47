package shiliu.player.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One local day of a screen, cut wherever the slots that play change. Slots that are outranked cut nothing, so that a
 * weaker slot never shifts what a stronger one shows.
 */
final class DayPlan {
    private final Schedule schedule;
    private final LocalDays days;
    private final LocalDate day;
    private final Span whole;
    private final List<Span> lit;
    private final List<Eligibility> slots;
    private final List<Segment> segments;

    /** What plays from one cut to the next. */
    private static final class Segment {
        private final Span span;
        private final boolean off;
        private final List<Eligibility> winners;
        private volatile Optional<Rotation> rotation = Optional.empty();

        Segment(Span span, boolean off, List<Eligibility> winners) {
            this.span = span;
            this.off = off;
            this.winners = winners;
        }

        boolean continues(Segment former) {
            return off == former.off && winners.equals(former.winners);
        }

        Rotation rotation(Schedule schedule) {
            Optional<Rotation> planned = rotation;
            if (planned.isEmpty()) {
                planned = Optional.of(Rotation.plan(
                        winners.stream()
                                .map(w -> new Rotation.Contender(w.slot(), w.items()))
                                .toList(),
                        span.from().until(span.until(), java.time.temporal.ChronoUnit.MILLIS),
                        schedule));
                rotation = planned;
            }
            return planned.get();
        }
    }

    DayPlan(Schedule schedule, LocalDate day) {
        this.schedule = schedule;
        this.days = new LocalDays(schedule.zone());
        this.day = day;
        this.whole = days.whole(day);
        this.lit = schedule.hours()
                .map(hours -> List.of(days.span(hours, day.minusDays(1)), days.span(hours, day)))
                .orElse(List.of(whole));
        this.slots = schedule.slots().stream()
                .sorted(Comparator.comparing(Slot::id))
                .map(slot -> Eligibility.of(slot, day, days, schedule))
                .toList();
        this.segments = segments();
    }

    boolean holds(Instant at) {
        return whole.holds(at);
    }

    boolean lit(Instant at) {
        return lit.stream().anyMatch(span -> span.holds(at));
    }

    /** Whether a part of {@code span} is on this day. */
    boolean touches(Span span) {
        return span.from().isBefore(whole.until()) && whole.from().isBefore(span.until());
    }

    List<Eligibility> slots() {
        return slots;
    }

    Decision at(Instant at) {
        Segment segment = segment(at);
        if (segment.off) {
            return off(at);
        }
        if (segment.winners.isEmpty()) {
            return new Decision.Nothing(segment.span.from(), segment.span.until());
        }
        Rule rule = Rule.of(segment.winners.get(0).slot().mode());
        return segment.rotation(schedule).at(at, segment.span, rule);
    }

    /** Dark from the last closing until the next opening, over midnight too. */
    private Decision off(Instant at) {
        Daypart hours = schedule.hours().orElseThrow();
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        for (int shift = -2; shift <= 2; shift++) {
            Span span = days.span(hours, day.plusDays(shift));
            if (!span.empty() && !span.until().isAfter(at) && span.until().isAfter(from)) {
                from = span.until();
            }
            if (!span.empty() && span.from().isAfter(at) && span.from().isBefore(until)) {
                until = span.from();
            }
        }
        return new Decision.Off(
                from.equals(Instant.MIN) ? whole.from() : from, until.equals(Instant.MAX) ? whole.until() : until);
    }

    private Segment segment(Instant at) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments.get(middle).span.from().isAfter(at)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return segments.get(low);
    }

    private List<Segment> segments() {
        TreeSet<Instant> cuts = new TreeSet<>();
        cuts.add(whole.from());
        lit.forEach(span -> cut(cuts, span));
        slots.stream()
                .filter(slot -> !slot.items().isEmpty())
                .forEach(slot -> slot.spans().forEach(span -> cut(cuts, span)));
        List<Instant> starts = List.copyOf(cuts);
        List<Segment> found = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Instant from = starts.get(i);
            Instant until = i + 1 < starts.size() ? starts.get(i + 1) : whole.until();
            boolean off = !lit(from);
            append(found, new Segment(new Span(from, until), off, off ? List.of() : strongest(from)));
        }
        return List.copyOf(found);
    }

    private void cut(Set<Instant> cuts, Span span) {
        if (whole.holds(span.from())) {
            cuts.add(span.from());
        }
        if (whole.holds(span.until())) {
            cuts.add(span.until());
        }
    }

    private static void append(List<Segment> found, Segment next) {
        Segment last = found.isEmpty() ? next : found.get(found.size() - 1);
        if (!found.isEmpty() && next.continues(last)) {
            found.set(
                    found.size() - 1,
                    new Segment(new Span(last.span.from(), next.span.until()), next.off, next.winners));
        } else {
            found.add(next);
        }
    }

    /** Those that share the strongest claim at {@code at}: OVERRIDE, then the highest TAKEOVER, ROTATE, FILLER. */
    private List<Eligibility> strongest(Instant at) {
        List<Eligibility> best = new ArrayList<>();
        for (Eligibility slot : slots) {
            if (slot.items().isEmpty() || !slot.holds(at)) {
                continue;
            }
            int order = best.isEmpty() ? 1 : compare(slot.slot(), best.get(0).slot());
            if (order > 0) {
                best.clear();
            }
            if (order >= 0) {
                best.add(slot);
            }
        }
        return List.copyOf(best);
    }

    /** Positive where {@code a} outranks {@code b}, zero where they take turns. */
    static int compare(Slot a, Slot b) {
        int byMode = a.mode().compareTo(b.mode());
        return byMode != 0 || a.mode() != Mode.TAKEOVER ? byMode : Integer.compare(a.priority(), b.priority());
    }
}
