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
    private final Errands<P> errands;
    private final OtherHands others;
    private final long checkNanos;

    private volatile Optional<Content> wanted = Optional.empty();
    private volatile CardState state;
    private volatile boolean lost = true;
    private volatile long heard;
    private volatile Optional<DriverException> trouble = Optional.empty();
    private volatile String doing = "";
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean hurry;
    private long notBefore;
    private int unanswered;
    private int refusals;
    private int unheeded;
    private long checkedAt;
    private Turn.Kind former = Turn.Kind.CHECK;
    private Duration again;
    private Optional<Step<P>> step = Optional.empty();

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
        this.errands = new Errands<>(driver, timing, nanos, this::wants);
        this.others = new OtherHands(nanos);
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
        errands.keepClock(certain);
    }

    @Override
    public void keepDevice(Supplier<DeviceWish> wish) {
        errands.keepDevice(wish);
    }

    private Errands.Want wants() {
        Optional<Content> content = wanted;
        return content.isEmpty() || others.haveTheirWay(content)
                ? Errands.Want.NOTHING
                : content.get().isBlack() ? Errands.Want.DARK : Errands.Want.LIGHT;
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
                others.news(),
                errands.told(),
                errands.device());
    }

    @Override
    public void close() {
        leave.accept(this);
    }

    private static boolean isBlack(Optional<Content> content) {
        return content.filter(Content::isBlack).isPresent();
    }

    /** Whether it is to go dark and is not known to be. */
    boolean isUrgent() {
        return isBlack(wanted)
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
        errands.look();
        long due = Math.min(checkedAt + checkNanos, errands.dueAt());
        return planned().isPresent() ? Math.min(notBefore, due) : due;
    }

    /** Whether it did not answer, however often it was asked. */
    boolean isGivenUp() {
        return lost && unanswered >= timing.tries();
    }

    private Optional<Exchange<P>> planned() {
        Optional<Content> content = wanted;
        CardState from = state;
        if (others.haveTheirWay(content)) {
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
        Turn<P> turn = turn();
        former = turn.kind();
        doing = turn.exchange().does();
        Dialogue.Asked asked = dialogue.ask(line, turn.exchange(), unanswered > 0);
        sent.incrementAndGet();
        bytes.addAndGet(asked.sent());
        doing = "";
        boolean answered =
                asked.answer().isPresent() ? answered(turn, asked.answer().get()) : noAnswer(turn, asked);
        if (errands.isNews()) {
            changed.run();
        }
        return answered;
    }

    /**
     * A stop first. After a packet without answer a short one tells whether anybody is there at all. Pictures go before
     * errands, and look-ups between those; but whatever waited for too long goes between two pictures.
     */
    private Turn<P> turn() {
        if (isUrgent()) {
            return picture().orElseGet(this::check);
        }
        if (lost || unanswered > 0) {
            return check();
        }
        Optional<Turn<P>> errand = errands.isOverdue() && former != Turn.Kind.ERRAND ? errand() : Optional.empty();
        if (errand.isPresent() || isOverdue()) {
            return errand.orElseGet(this::check);
        }
        Optional<Turn<P>> picture = isResting() ? Optional.empty() : picture();
        boolean checks = nanos.getAsLong() - checkedAt >= checkNanos;
        return picture.or(() -> checks ? Optional.empty() : errand()).orElseGet(this::check);
    }

    private Optional<Turn<P>> picture() {
        return planned().map(next -> new Turn<>(Turn.Kind.PICTURE, next));
    }

    private Optional<Turn<P>> errand() {
        return errands.next(state).map(next -> new Turn<>(Turn.Kind.ERRAND, next));
    }

    private Turn<P> check() {
        return new Turn<>(Turn.Kind.CHECK, driver.check(state));
    }

    private boolean answered(Turn<P> turn, Answer answer) {
        return answer.match(
                taken -> {
                    if (turn.kind() == Turn.Kind.ERRAND) {
                        errands.answered(taken);
                    }
                    return taken(taken, turn.kind());
                },
                () -> false,
                no -> turn.kind() == Turn.Kind.ERRAND ? refusedErrand(no) : refused(turn, no));
    }

    /** A card that does not take the time shows its pictures all the same. */
    private boolean refusedErrand(Answer.Refused no) {
        errands.refused(no, state);
        heard = nanos.getAsLong();
        unanswered = 0;
        return true;
    }

    /** What was wanted of it may be what it refused, if it refused anything; else it only told that it is there. */
    private boolean taken(Answer.Taken answer, Turn.Kind kind) {
        boolean asked = kind == Turn.Kind.PICTURE;
        CardState now = answer.now();
        Optional<Lit> before = state.lit();
        boolean deaf = unheeded >= timing.tries();
        boolean mended = trouble.isPresent() && (asked || (refusals == 0 && !deaf));
        boolean changedByOthers = !answer.foreign().isEmpty() && !lost;
        boolean news = lost || mended || changedByOthers || !before.equals(now.lit());
        state = now;
        if (lost) {
            errands.cameBack();
        }
        if (changedByOthers) {
            Optional<Content> content = wanted;
            others.changed(answer.foreign(), content, isBlack(content));
        }
        heard = nanos.getAsLong();
        lost = false;
        unanswered = 0;
        again = timing.pause();
        checkedAt = kind == Turn.Kind.CHECK ? heard : checkedAt;
        unheeded = asked ? 0 : unheeded;
        refusals = asked ? 0 : refusals;
        notBefore = asked ? heard : Math.max(notBefore, heard);
        trouble = mended ? Optional.empty() : trouble;
        if (news) {
            changed.run();
        }
        return true;
    }

    /** It may have obeyed, or not: from now on only that is known which both leave true. */
    private boolean noAnswer(Turn<P> turn, Dialogue.Asked asked) {
        Exchange<P> exchange = turn.exchange();
        boolean planned = turn.kind() == Turn.Kind.PICTURE;
        unanswered++;
        unheeded += planned ? 1 : 0;
        LOG.debug("{}: no answer ({}), {}", exchange.does(), unanswered, asked.flaw());
        Optional<Lit> before = state.lit();
        state = exchange.meanwhile();
        if (turn.kind() == Turn.Kind.ERRAND) {
            errands.unanswered(state);
        } else {
        }
        if (unanswered < timing.tries() && !lost) {
            notBefore = nanos.getAsLong() + unanswered * timing.pause().toNanos();
            boolean deaf = planned && unheeded >= timing.tries() && !isUrgent();
            if (deaf) {
                rest(new DriverException.NoReply(exchange.does(), unheeded));
            }
            if (deaf || !before.equals(state.lit())) {
                changed.run();
            }
            return false;
        }
        lose(
                asked.noise() > 0
                        ? new DriverException.BadPacket(exchange.does(), asked.flaw())
                        : new DriverException.NoReply(exchange.does(), unanswered));
        return false;
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
    private boolean refused(Turn<P> turn, Answer.Refused refused) {
        Exchange<P> exchange = turn.exchange();
        LOG.debug("{}: {} {}", exchange.does(), refused.code(), refused.name());
        heard = nanos.getAsLong();
        checkedAt = turn.kind() == Turn.Kind.CHECK ? heard : checkedAt;
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
