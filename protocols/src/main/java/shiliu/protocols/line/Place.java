package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Lit;

/**
 * One card on a line: what is known of it, what it is to show, and the packet that comes next. {@link #want} and {@link
 * #watch} are for any thread; all else is the line's.
 */
final class Place<P> implements Seat {
    private static final Logger LOG = LoggerFactory.getLogger(Place.class);
    /** What a card that refused is left alone for. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(2);

    private static final int MOST_DOUBLINGS = 6;
    /** While pictures wait, a card is looked after every so many usual intervals. */
    private static final int BUSY_CHECKS = 3;
    /** In so long a card is looked at whole: a foreign change is seen within a minute. */
    private static final Duration ROUND = Duration.ofSeconds(50);
    /** Whatever the line's thread does: after that nobody knows what the card shows. */
    private static final Duration STALE = Duration.ofMinutes(2);

    private final Driver<P> driver;
    private final Timing timing;
    private final LongSupplier nanos;
    private final Runnable changed;
    private final Runnable ring;
    private final Consumer<Place<P>> leave;
    private final Dialogue<P> dialogue;
    private final ClockKeeper<P> clock;
    private final long checkNanos;

    private volatile Optional<Content> wanted = Optional.empty();
    private volatile CardState state;
    private volatile boolean lost = true;
    private volatile long heard;
    private volatile Optional<DriverException> trouble = Optional.empty();
    private volatile String doing = "";
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile Optional<Change> foreign = Optional.empty();
    private volatile Optional<Content> yielded = Optional.empty();
    private volatile boolean hurry;
    private long notBefore;
    private int unanswered;
    private int refusals;
    private int unheeded;
    private long checkedAt;
    private Duration again;
    private Optional<Step<P>> step = Optional.empty();

    /** A change by other hands, and when it was seen. */
    private record Change(Watch.Foreign what, long at) {}

    /** The next exchange, and what it was planned from. */
    private record Step<P>(CardState from, Optional<Content> wanted, Optional<Exchange<P>> next) {}

    Place(
            Driver<P> driver,
            Timing timing,
            LongSupplier nanos,
            Runnable changed,
            Runnable ring,
            Consumer<Place<P>> leave) {
        this.driver = driver;
        this.timing = timing;
        this.nanos = nanos;
        this.changed = changed;
        this.ring = ring;
        this.leave = leave;
        this.dialogue = new Dialogue<>(driver.codec(), timing, nanos);
        this.clock = new ClockKeeper<>(driver, nanos);
        this.state = driver.unknown();
        this.heard = nanos.getAsLong();
        this.checkNanos = Math.min(
                timing.check().toNanos(),
                ROUND.toNanos() / Math.max(1, driver.capabilities().checks()));
        this.notBefore = heard;
        this.checkedAt = heard;
        this.again = timing.pause();
    }

    @Override
    public void want(Content content) {
        // What the card cannot show is the caller's mistake, and must not end the line's thread.
        driver.admit(content);
        wanted = Optional.of(content);
        if (content.isBlack()) {
            hurry = true;
        }
        ring.run();
    }

    @Override
    public void keepClock(Supplier<Optional<OffsetDateTime>> certain) {
        clock.keep(certain);
    }

    @Override
    public Watch watch() {
        Duration age = Duration.ofNanos(nanos.getAsLong() - heard);
        boolean silent = lost || age.compareTo(STALE) > 0;
        return new Watch(
                silent ? Optional.empty() : state.lit(),
                silent ? Optional.of(age) : Optional.empty(),
                trouble,
                doing,
                sent.get(),
                bytes.get(),
                foreign.filter(this::isNews).map(Change::what));
    }

    @Override
    public void close() {
        leave.accept(this);
    }

    /** Whether it is to go dark and is not known to be. */
    boolean isUrgent() {
        return wanted.filter(Content::isBlack).isPresent()
                && state.lit().map(Lit::content).filter(Content::isBlack).isEmpty();
    }

    boolean isDue(long now) {
        return now - dueAt() >= 0;
    }

    long dueAt() {
        if (hurry) {
            // A stop does not wait out what another packet met with.
            return heard;
        }
        if (lost || unanswered > 0) {
            return notBefore;
        }
        long check = heard + checkNanos;
        return planned().isPresent() ? Math.min(notBefore, check) : check;
    }

    /** Whether it did not answer, however often it was asked. */
    boolean isGivenUp() {
        return lost && unanswered >= timing.tries();
    }

    private Optional<Exchange<P>> planned() {
        Optional<Content> content = wanted;
        CardState from = state;
        if (isYielding(content)) {
            return Optional.empty();
        }
        if (step.isEmpty() || step.get().from() != from || !step.get().wanted().equals(content)) {
            step = Optional.of(new Step<>(from, content, content.flatMap(f -> driver.next(from, f))));
        }
        return step.get().next();
    }

    void lineOpened() {
        dialogue.reset();
        unanswered = 0;
        notBefore = nanos.getAsLong();
    }

    void lineLost(DriverException why) {
        lose(why);
    }

    /** What the driver makes of this card is a fault of ours; the others on the line go on. */
    void failed(RuntimeException fault) {
        lose(new DriverException.Unsupported(String.valueOf(fault.getMessage())));
    }

    /** One packet and its answer; whether the card answered. */
    boolean take(Transport line) throws IOException, InterruptedException {
        // First: a stop that comes from here on hurries anew.
        hurry = false;
        // After a packet without answer a short one tells whether anybody is there at all; a stop does not wait for
        // that.
        boolean askFirst = !isUrgent() && (lost || unanswered > 0 || isResting() || isOverdue());
        Optional<Exchange<P>> next = askFirst ? Optional.empty() : planned();
        Optional<Exchange<P>> errand = askFirst || next.isPresent() ? Optional.empty() : clock.next(state);
        Exchange<P> exchange = next.or(() -> errand).orElseGet(() -> driver.check(state));
        doing = exchange.does();
        Dialogue.Asked asked = dialogue.ask(line, exchange, unanswered > 0);
        sent.incrementAndGet();
        bytes.addAndGet(asked.sent());
        doing = "";
        if (asked.answer().isEmpty()) {
            if (errand.isPresent()) {
                clock.failed();
            }
            noAnswer(exchange, asked, next.isPresent());
            return false;
        }
        if (errand.isPresent()) {
            return ran(asked.answer().get());
        }
        return asked.answer()
                .get()
                .match(taken -> taken(taken, next.isPresent()), () -> false, no -> refused(exchange, no));
    }

    /** A card that does not take the time shows its pictures all the same. */
    private boolean ran(Answer answer) {
        return answer.match(
                taken -> {
                    clock.answered();
                    return taken(taken, false);
                },
                () -> false,
                no -> {
                    clock.failed();
                    heard = nanos.getAsLong();
                    unanswered = 0;
                    return true;
                });
    }

    /** @param wanted whether that was what the card refused, if it refused anything; else it only told that it is there */
    private boolean taken(Answer.Taken answer, boolean wanted) {
        CardState now = answer.now();
        Optional<Lit> before = state.lit();
        boolean deaf = unheeded >= timing.tries();
        boolean mended = trouble.isPresent() && (wanted || (refusals == 0 && !deaf));
        boolean changedByOthers = !answer.foreign().isEmpty() && !lost;
        boolean news = lost || mended || changedByOthers || !before.equals(now.lit());
        state = now;
        if (lost) {
            clock.cameBack();
        }
        if (changedByOthers) {
            foreign(answer.foreign());
        }
        heard = nanos.getAsLong();
        lost = false;
        unanswered = 0;
        again = timing.pause();
        checkedAt = wanted ? checkedAt : heard;
        unheeded = wanted ? 0 : unheeded;
        refusals = wanted ? 0 : refusals;
        notBefore = wanted ? heard : Math.max(notBefore, heard);
        trouble = mended ? Optional.empty() : trouble;
        if (news) {
            changed.run();
        }
        return true;
    }

    /** Put right once; whoever does it again within ten minutes has their way, unless it is to be dark. */
    private void foreign(String what) {
        Optional<Content> content = wanted;
        boolean again = foreign.filter(this::isNews).isPresent();
        boolean dark = content.filter(Content::isBlack).isPresent();
        foreign = Optional.of(new Change(new Watch.Foreign(what, !again || dark), nanos.getAsLong()));
        yielded = again && !dark ? content : Optional.empty();
        LOG.warn("somebody else changed the card: {}{}", what, again ? " (again)" : "");
    }

    /** Whether somebody else's change stands, for as long as it is news and nothing else is wanted. */
    private boolean isYielding(Optional<Content> content) {
        return content.filter(Content::isBlack).isEmpty()
                && yielded.isPresent()
                && yielded.equals(content)
                && foreign.filter(this::isNews).isPresent();
    }

    private boolean isNews(Change change) {
        return nanos.getAsLong() - change.at() < Watch.NEWS.toNanos();
    }

    /** It may have obeyed, or not: from now on only that is known which both leave true. */
    private void noAnswer(Exchange<P> exchange, Dialogue.Asked asked, boolean planned) {
        unanswered++;
        unheeded += planned ? 1 : 0;
        LOG.debug("{}: no answer ({}), {}", exchange.does(), unanswered, asked.flaw());
        Optional<Lit> before = state.lit();
        state = exchange.meanwhile();
        if (unanswered < timing.tries() && !lost) {
            notBefore = nanos.getAsLong() + unanswered * timing.pause().toNanos();
            boolean deaf = planned && unheeded >= timing.tries() && !isUrgent();
            if (deaf) {
                rest(new DriverException.NoReply(exchange.does(), unheeded));
            }
            if (deaf || !before.equals(state.lit())) {
                changed.run();
            }
            return;
        }
        lose(
                asked.noise() > 0
                        ? new DriverException.BadPacket(exchange.does(), asked.flaw())
                        : new DriverException.NoReply(exchange.does(), unanswered));
    }

    /**
     * It answers, but not to this, however often: it may obey all the same, and wear its flash out. Asked again after pauses
     * that double up to minutes.
     */
    private void rest(DriverException why) {
        long pause = AFTER_REFUSAL.toNanos() << Math.min(unheeded - timing.tries(), MOST_DOUBLINGS);
        trouble = Optional.of(why);
        unanswered = 0;
        notBefore = nanos.getAsLong() + pause;
    }

    private boolean isResting() {
        return nanos.getAsLong() - notBefore < 0;
    }

    /** Whether pictures came so fast that nobody looked after the card itself. */
    private boolean isOverdue() {
        return nanos.getAsLong() - checkedAt >= BUSY_CHECKS * timing.check().toNanos();
    }

    private void lose(DriverException why) {
        boolean news = !lost || trouble.isEmpty() || !trouble.get().code().equals(why.code());
        lost = true;
        state = driver.afterLoss(state);
        trouble = news ? Optional.of(why) : trouble;
        again = again.multipliedBy(2).compareTo(timing.again()) > 0 ? timing.again() : again.multipliedBy(2);
        notBefore = nanos.getAsLong() + again.toNanos();
        if (news) {
            changed.run();
        }
    }

    /** The card is there, and does not want to: it is asked again, for what it may want to do later. */
    private boolean refused(Exchange<P> exchange, Answer.Refused refused) {
        LOG.debug("{}: {} {}", exchange.does(), refused.code(), refused.name());
        heard = nanos.getAsLong();
        unanswered = 0;
        refusals++;
        boolean soon = refused.again() && refusals < timing.tries();
        notBefore = heard + (soon ? refusals * timing.pause().toNanos() : AFTER_REFUSAL.toNanos());
        boolean news = lost || (!soon && trouble.isEmpty());
        lost = false;
        trouble = soon ? trouble : Optional.of(new DriverException.Refused(exchange.does(), refused));
        if (news) {
            changed.run();
        }
        return true;
    }
}
