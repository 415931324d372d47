package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time that a player plays by. The machine's clock counts only from the floor (the build, the latest signed time ever
 * seen) to {@link #REACH} beyond it; the controller's signed time counts always, and is carried on by a timer that nobody
 * can set. Time that was trusted never runs backwards by the machine's clock. Thread-safe.
 */
public final class TimeTrust {
    /** No earlier than this release was made; raised with each one. */
    public static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");
    /** How far beyond the floor the machine's clock is believed. */
    public static final Duration REACH = Duration.ofDays(366);

    /** A clock that is late by so little is a clock that goes slow: then it is the floor, which is past for certain. */
    private static final Duration LATE = Duration.ofDays(1);

    private static final Duration JITTER = Duration.ofSeconds(2);
    /** So long the machine's clock must stay ahead before it is followed. */
    private static final Duration HOLD = Duration.ofMinutes(1);
    /** So near to the timer's line it is back there. */
    private static final Duration NEAR = Duration.ofMinutes(1);

    private static final Duration SIGNED_FRESH = Duration.ofMinutes(30);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final double speed;
    private final Instant good;
    private Instant floor;
    private Optional<Anchor> anchor = Optional.empty();
    /** Where time would be, had the machine's clock not jumped forward. */
    private Optional<Anchor> before = Optional.empty();
    /** Since when the machine's clock has been ahead. */
    private Optional<Long> ahead = Optional.empty();

    private Optional<Long> refused = Optional.empty();

    /** A moment that is sure, by the timer. */
    private record Anchor(Instant time, long nanos, boolean signed) {
        Instant at(long now) {
            return time.plusNanos(now - nanos);
        }
    }

    /**
     * A look at the clock.
     *
     * @param trusted whether {@code time} may decide what is expired; else it only moves on
     * @param signed whether it comes from the controller's signed time
     * @param drift how far the machine's clock is ahead of {@code time}
     */
    public record Reading(Instant time, boolean trusted, boolean signed, Duration drift) {}

    /**
     * @param nanos a timer as {@link System#nanoTime}
     * @param floor the latest time that was ever sure
     */
    public TimeTrust(InstantSource wall, LongSupplier nanos, Optional<Instant> floor) {
        this(wall, nanos, 1, floor, Optional.empty());
    }

    /**
     * By {@code machine}, which may be a trial's.
     *
     * @param good the latest time by which the player went on by itself; an earlier one of the machine's is wrong
     */
    public TimeTrust(MachineTime machine, Optional<Instant> floor, Optional<Instant> good) {
        this(machine.clock(), machine.nanos(), machine.speed(), floor, good);
    }

    private TimeTrust(
            InstantSource wall, LongSupplier nanos, double speed, Optional<Instant> floor, Optional<Instant> good) {
        this.wall = wall;
        this.nanos = nanos;
        this.speed = speed;
        this.floor = floor.filter(BUILT::isBefore).orElse(BUILT);
        this.good = good.filter(time -> time.isBefore(this.floor.plus(REACH))).orElse(this.floor);
    }

    public synchronized Reading now() {
        Instant machine = wall.instant();
        long timer = nanos.getAsLong();
        if (anchor.isEmpty() || !anchor.get().signed()) {
            follow(machine, timer);
        }
        Instant time = anchor.map(a -> a.at(timer)).orElse(machine);
        boolean signed = anchor.filter(Anchor::signed).isPresent();
        return new Reading(time, anchor.isPresent(), signed, Duration.between(time, machine));
    }

    /** How long one has to wait for so much of this time to go by. */
    public Duration waiting(Duration time) {
        return speed == 1 ? time : Duration.ofNanos(Math.round(time.toNanos() / speed));
    }

    /** What the timer says now; give it to {@link #signed}. */
    public long timer() {
        return nanos.getAsLong();
    }

    /**
     * Takes the controller's time, which was asked for when the timer said {@code askedAt} and has just come.
     *
     * @return whether it may be kept as a floor for later starts
     */
    public synchronized boolean signed(Instant time, long askedAt) {
        long now = nanos.getAsLong();
        if (time.isBefore(floor.minus(LATE))) {
            // Not even the controller turns time back behind what was signed before: expired items would play again.
            refused = Optional.of(now);
            return false;
        }
        // Behind what was signed before, time holds still at that until it is past.
        Instant here = time.plusNanos((now - askedAt) / 2);
        anchor = Optional.of(new Anchor(here.isBefore(floor) ? floor : here, now, true));
        before = Optional.empty();
        // One wrong clock at the controller must not spoil the right one here for years.
        boolean keeps = time.isAfter(floor) && time.isBefore(floor.plus(REACH));
        if (keeps) {
            floor = time;
        }
        refused = Optional.empty();
        return keeps;
    }

    /** Whether it is time to ask the controller, for the first time or anew. */
    public synchronized boolean wantsSigned() {
        long now = nanos.getAsLong();
        boolean stale = anchor.filter(Anchor::signed)
                .map(a -> now - a.nanos() >= SIGNED_FRESH.toNanos())
                .orElse(true);
        return stale && refused.filter(at -> now - at < ASK_AGAIN.toNanos()).isEmpty();
    }

    /** The controller's answer was not believed: it is left alone for half a minute. */
    public synchronized void refused() {
        refused = Optional.of(nanos.getAsLong());
    }

    /** Follows the machine's clock forward; where it falls back a little, time stands still, else the timer goes on. */
    private void follow(Instant machine, long timer) {
        Instant least = good.isAfter(floor) ? good : floor;
        boolean plausible = !machine.isBefore(least) && machine.isBefore(floor.plus(REACH));
        boolean late = machine.isBefore(least) && machine.isAfter(least.minus(LATE));
        if (anchor.isEmpty()) {
            anchor = plausible || late
                    ? Optional.of(new Anchor(late ? least : machine, timer, false))
                    : Optional.empty();
            return;
        }
        Instant steady = anchor.get().at(timer);
        Instant next = steady;
        if (before.filter(line -> near(line.at(timer), machine)).isPresent()) {
            // It jumped back to where it had been: the jump forward was the mistake.
            next = machine;
            before = Optional.empty();
            ahead = Optional.empty();
        } else if (plausible && machine.isAfter(steady.plus(JITTER))) {
            next = holds(timer) ? machine : steady;
            before = next.equals(machine) && before.isEmpty() ? anchor : before;
            ahead = next.equals(machine) ? Optional.empty() : ahead;
        } else if (plausible && machine.isAfter(steady.minus(JITTER))) {
            Instant last = anchor.get().time();
            next = machine.isAfter(last) ? machine : last;
            ahead = Optional.empty();
        } else {
            // It fell behind: a jump forward after this has to stand for a while anew.
            ahead = Optional.empty();
        }
        anchor = Optional.of(new Anchor(next, timer, false));
    }

    /** A jump forward is followed once it has stood for a while. */
    private boolean holds(long timer) {
        if (ahead.isEmpty()) {
            ahead = Optional.of(timer);
        }
        return timer - ahead.get() >= HOLD.toNanos();
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(NEAR) <= 0;
    }
}
