package shiliu.player.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import shiliu.player.playlist.Sha256;

/** What a screen shows on one local day, from its first millisecond to its last. Immutable. */
final class DayPlan {
    private static final int AGAIN = 3;

    private final List<Claim> claims;
    private final LitTime lit;
    private final LocalDays days;
    private final DayClock clock;
    private final Plays plays;

    DayPlan(List<Claim> claims, LitTime lit, LocalDays days, LocalDate day) {
        this.claims = claims;
        this.lit = lit;
        this.days = days;
        this.clock = new DayClock(days, day);
        this.plays = plan();
    }

    /** Planned again where a slot's minutes were missed by a little: cuts and turns take more than their share now and then. */
    private Plays plan() {
        DayWork work = new DayWork(claims);
        Events events = Events.of(claims, clock, work);
        Plays planned = plan(events, work);
        for (int again = 0; again < AGAIN && lacks(planned, events, work); again++) {
            work.restart();
            planned = plan(events, work);
        }
        return planned;
    }

    private boolean lacks(Plays planned, Events events, DayWork work) {
        boolean any = false;
        for (int rank : events.wanting(claims)) {
            Claim claim = claims.get(rank);
            long least = Long.MAX_VALUE;
            for (int item : work.items(rank)) {
                least = Math.min(least, planned.millis(rank, item, clock.length()));
            }
            long missing = claim.minutes() - least;
            if (missing > 0 && work.free(rank) > claim.wanted(work.items(rank))) {
                long cycle = claim.cycle(work.items(rank)) / work.items(rank).length;
                work.addExtra(rank, (int) (missing / Math.max(1, cycle)) + 1);
                any = true;
            }
        }
        return any;
    }

    private Plays plan(Events events, DayWork work) {
        Plays planned = new Plays();
        restAtMidnight(work);
        int[] parts = {0};
        Free free = new Free();
        Spans bright = lit.on(clock);
        int dark = 0;
        for (int i = 0; i < bright.count(); i++) {
            addIf(planned, dark, bright.from(i), Plays.OFF);
            free.add(bright.from(i), bright.until(i), parts[0]++);
            dark = bright.until(i);
        }
        addIf(planned, dark, clock.length(), Plays.OFF);
        for (int first = 0; first < events.count(); ) {
            int last = events.endOfLevel(first);
            free = new LevelPlan(work, free, planned, parts).plan(events, first, last);
            first = last;
        }
        int until = -1;
        for (int i = 0; i < free.count(); i++) {
            if (free.from(i) != until) {
                planned.add(free.from(i), Plays.NOTHING, 0);
            }
            until = free.until(i);
        }
        planned.sort();
        return planned;
    }

    /** A capped slot that may have played shortly before midnight does not begin at once. */
    private void restAtMidnight(DayWork work) {
        DayClock before = new DayClock(days, clock.day().minusDays(1));
        Spans spans = new Spans();
        for (Claim claim : claims) {
            if (claim.gap() > 0 && before.length() > 0) {
                spans.clear();
                claim.days().spans(before, spans);
                if (spans.holds(before.length() - 1) && claim.items(before.day()).length > 0) {
                    work.rest(claim.rank());
                }
            }
        }
    }

    private static void addIf(Plays planned, int from, int until, int what) {
        if (from < until) {
            planned.add(from, what, 0);
        }
    }

    LocalDate day() {
        return clock.day();
    }

    DayClock clock() {
        return clock;
    }

    boolean holds(Instant at) {
        return clock.holds(at);
    }

    Plays plays() {
        return plays;
    }

    Decision at(Instant at) {
        return decision(plays.find(clock.offset(at)));
    }

    Decision decision(int index) {
        Instant from = clock.instant(plays.at(index));
        Instant until = clock.instant(end(index));
        int rank = plays.rank(index);
        if (rank == Plays.OFF) {
            return new Decision.Off(lit.darkFrom(clock.day(), from), lit.darkUntil(clock.day(), until));
        }
        if (rank == Plays.NOTHING) {
            return new Decision.Nothing(from, until);
        }
        Slot slot = claims.get(rank).slot();
        Sha256 item = slot.items().get(plays.item(index));
        return new Decision.Playing(slot, item, from, until, Rule.of(slot.mode()));
    }

    /** When the one after the one at {@code index} begins. */
    int end(int index) {
        return index + 1 < plays.count() ? plays.at(index + 1) : clock.length();
    }

    /** When the slot of this rank began its last play until {@code time}; below zero where it did not. */
    int lastPlay(int rank, int time) {
        for (int i = plays.find(time); i >= 0; i--) {
            if (plays.rank(i) == rank) {
                return plays.at(i);
            }
        }
        return -1;
    }
}
