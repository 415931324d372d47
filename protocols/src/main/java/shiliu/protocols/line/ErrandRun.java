package shiliu.protocols.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Reading;

/**
 * One errand at one card: when it is due, which of its packets is next, and how long it rests after a failure. Of several
 * questions the ones that the card does not know are left out until it comes back.
 */
final class ErrandRun<P> {
    private static final Logger LOG = LoggerFactory.getLogger(ErrandRun.class);
    /** The longest that pictures may hold an errand up: after that its packets go between theirs. */
    private static final long OVERDUE = Duration.ofMinutes(1).toNanos();

    static final Duration AFTER_REFUSAL = Duration.ofHours(1);
    /** So many packets without an answer are no accident. */
    static final int MOST_MISSES = 3;

    private static final int MOST_DOUBLINGS = 6;

    private final Errand errand;
    private final Driver<P> driver;
    private final Duration look;
    private final LongSupplier nanos;
    private final BitSet unknown = new BitSet();
    private final BitSet known = new BitSet();
    private final List<Reading> told = new ArrayList<>();
    private Optional<DeviceCommand> command = Optional.empty();
    private int step;
    private int misses;
    private boolean wants;
    private boolean fails;
    private long dueAt;

    /** @param look how often it is looked whether something is due */
    ErrandRun(Errand errand, Driver<P> driver, Duration look, LongSupplier nanos) {
        this.errand = errand;
        this.driver = driver;
        this.look = look;
        this.nanos = nanos;
        this.dueAt = nanos.getAsLong();
    }

    /** The rest after the nth failure in a row: a minute, two, up to an hour. */
    static Duration rest(int failures) {
        Duration doubled = Duration.ofMinutes(1).multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(AFTER_REFUSAL) > 0 ? AFTER_REFUSAL : doubled;
    }

    /** Since when it wants to go, or when it is looked at next. */
    long dueAt() {
        return dueAt;
    }

    boolean isOverdue() {
        return wants && nanos.getAsLong() - dueAt >= OVERDUE;
    }

    /** Looks whether something is due; asks our own side only. */
    void look() {
        if (!wants && nanos.getAsLong() - dueAt >= 0) {
            wants = step > 0 || due().isPresent();
            dueAt = wants ? dueAt : nanos.getAsLong() + (fails ? rest(1) : look).toNanos();
        }
    }

    /** What somebody else's code fails at must not take the card's line along. */
    private Optional<DeviceCommand> due() {
        try {
            Optional<DeviceCommand> due = errand.due();
            fails = false;
            return due;
        } catch (RuntimeException e) {
            fails = true;
            LOG.error("nothing is asked of the card after", e);
            return Optional.empty();
        }
    }

    /** Its next packet, where it wants to go. */
    Optional<Exchange<P>> next(CardState state) {
        if (!wants) {
            return Optional.empty();
        }
        // What was due a while ago may be something else by now: the time, for one.
        command = step > 0 ? command : due();
        if (command.isEmpty()) {
            begin(look);
            return Optional.empty();
        }
        step = unknown.nextClearBit(step);
        Optional<Exchange<P>> next = driver.command(state, command.get(), step);
        if (next.isEmpty()) {
            begin(step == 0 ? errand.impossible(command.get()) : errand.done(command.get(), told));
        }
        return next;
    }

    /** Whether it ended with that. */
    boolean answered(Answer.Taken answer) {
        misses = 0;
        known.set(step);
        told.addAll(answer.readings());
        return advance(answer.now());
    }

    private boolean advance(CardState state) {
        step = unknown.nextClearBit(step + 1);
        DeviceCommand asked = command.orElseThrow();
        boolean ended = driver.command(state, asked, step).isEmpty();
        if (ended) {
            begin(errand.done(asked, List.copyOf(told)));
        }
        return ended;
    }

    boolean refused(Answer.Refused no, CardState state) {
        if (no.again()) {
            failed();
            return false;
        }
        if (command.orElseThrow().isQuestion()) {
            unknown.set(step);
            return advance(state);
        }
        begin(errand.refused(command.orElseThrow()));
        return false;
    }

    /** A question that was never answered is left out soon, one that was is passed over this time. */
    boolean unanswered(CardState state) {
        if (command.orElseThrow().isQuestion() && misses + 1 >= MOST_MISSES) {
            misses = 0;
            unknown.set(step, !known.get(step));
            return advance(state);
        }
        failed();
        return false;
    }

    /** Of several questions the answers so far are kept, and it goes on from there. */
    private void failed() {
        misses++;
        DeviceCommand asked = command.orElseThrow();
        Duration wait = errand.missed(asked, misses);
        if (asked.isQuestion()) {
            wants = false;
            dueAt = nanos.getAsLong() + wait.toNanos();
        } else {
            begin(wait);
        }
    }

    void cameBack() {
        unknown.clear();
        known.clear();
        misses = 0;
        errand.cameBack();
        begin(Duration.ZERO);
    }

    private void begin(Duration wait) {
        command = Optional.empty();
        step = 0;
        told.clear();
        wants = false;
        dueAt = nanos.getAsLong() + wait.toNanos();
    }
}
