package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.packet.PacketReader;

/**
 * One card on a line: what is known of it, what it is to show, and the packet that comes next. {@link #want} and {@link
 * #watch} are for any thread; all else is the line's.
 */
final class Place<P> implements Seat {
    private static final Logger LOG = LoggerFactory.getLogger(Place.class);
    private static final Duration QUIET = Duration.ofMillis(30);
    /** What a card that refused is left alone for. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(2);
    /** The bytes of a usual answer, for the time that it needs on the line. */
    private static final int ANSWER_BYTES = 64;

    private final Driver<P> driver;
    private final Timing timing;
    private final LongSupplier nanos;
    private final Runnable changed;
    private final Runnable ring;
    private final Consumer<Place<P>> leave;
    private final PacketReader<P> reader;
    private final byte[] buffer = new byte[4096];

    private volatile Optional<Frame> wanted = Optional.empty();
    private volatile CardState state;
    private volatile boolean lost = true;
    private volatile long heard;
    private volatile Optional<DriverException> trouble = Optional.empty();
    private volatile String doing = "";
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private long notBefore;
    private int failures;
    private Duration again;
    private Optional<Step<P>> step = Optional.empty();

    /** The next exchange, and what it was planned from. */
    private record Step<P>(CardState from, Optional<Frame> wanted, Optional<Exchange<P>> next) {}

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
        this.reader = new PacketReader<>(driver.codec());
        this.state = driver.unknown();
        this.heard = nanos.getAsLong();
        this.again = timing.pause();
    }

    @Override
    public void want(Frame frame) {
        wanted = Optional.of(frame);
        ring.run();
    }

    @Override
    public Watch watch() {
        Optional<Duration> silent = lost ? Optional.of(Duration.ofNanos(nanos.getAsLong() - heard)) : Optional.empty();
        return new Watch(state.lit(), silent, trouble, doing, sent.get(), bytes.get());
    }

    @Override
    public void close() {
        leave.accept(this);
    }

    /** Whether it is to go dark and is not known to be. */
    boolean isUrgent() {
        Optional<Frame> frame = wanted;
        return frame.filter(Frame::isBlack).isPresent()
                && !state.lit().map(Lit::frame).equals(frame);
    }

    boolean isDue(long now) {
        return now - dueAt() >= 0;
    }

    long dueAt() {
        boolean something = !lost && planned().isPresent();
        return lost || something || failures > 0
                ? notBefore
                : Math.max(notBefore, heard + timing.check().toNanos());
    }

    /** Whether it did not answer, however often it was asked. */
    boolean isGivenUp() {
        return lost && failures >= timing.tries();
    }

    private Optional<Exchange<P>> planned() {
        Optional<Frame> frame = wanted;
        CardState from = state;
        if (step.isEmpty() || step.get().from() != from || !step.get().wanted().equals(frame)) {
            step = Optional.of(new Step<>(from, frame, frame.flatMap(f -> driver.next(from, f))));
        }
        return step.get().next();
    }

    void lineOpened() {
        reader.reset();
        failures = 0;
        notBefore = nanos.getAsLong();
    }

    void lineLost(DriverException why) {
        lose(why);
    }

    /** One packet and its answer; whether the card answered. */
    boolean take(Transport line) throws IOException, InterruptedException {
        Exchange<P> exchange = lost ? driver.check(state) : planned().orElseGet(() -> driver.check(state));
        doing = exchange.does();
        quiet(line);
        byte[] wire = driver.codec().encode(exchange.packet());
        line.send(wire);
        sent.incrementAndGet();
        bytes.addAndGet(wire.length);
        Optional<Answer> answer = answer(line, exchange, wire.length);
        doing = "";
        if (answer.isEmpty()) {
            noAnswer(exchange);
            return false;
        }
        if (answer.get() instanceof Answer.Refused refused) {
            refused(exchange, refused);
        } else {
            taken(((Answer.Taken) answer.get()).now());
        }
        return true;
    }

    /** What an earlier packet's late answer left on the line must not be taken for this one's. */
    private void quiet(Transport line) throws IOException, InterruptedException {
        Duration wait = failures > 0 ? QUIET : Duration.ZERO;
        long until = nanos.getAsLong() + TimeUnit.SECONDS.toNanos(1);
        while (line.receive(buffer, wait) > 0 && nanos.getAsLong() < until) {
            reader.reset();
        }
        reader.reset();
    }

    private Optional<Answer> answer(Transport line, Exchange<P> exchange, int length)
            throws IOException, InterruptedException {
        long patience =
                Math.min(exchange.patience().toNanos(), timing.patience().toNanos());
        long deadline = nanos.getAsLong() + patience + lineTime(line.baud(), length + ANSWER_BYTES);
        // An answer that is coming in may finish, as long as it does not pause, and not for ever.
        long latest = deadline
                + Math.max(patience, lineTime(line.baud(), driver.codec().longest()));
        long gap = deadline;
        while (true) {
            long left = Math.min(latest, Math.max(deadline, gap)) - nanos.getAsLong();
            if (left <= 0) {
                return first(exchange, reader.silence());
            }
            int count = line.receive(
                    buffer, Duration.ofNanos(Math.min(left, timing.gap().toNanos())));
            gap = count == 0 ? gap : nanos.getAsLong() + timing.gap().toNanos();
            Optional<Answer> answer = first(exchange, count == 0 ? reader.silence() : reader.take(buffer, 0, count));
            if (answer.isPresent()) {
                return answer;
            }
        }
    }

    private static long lineTime(OptionalInt baud, int bytes) {
        return baud.isPresent() ? TimeUnit.SECONDS.toNanos(1) * 10 * bytes / baud.getAsInt() : 0;
    }

    private Optional<Answer> first(Exchange<P> exchange, java.util.List<P> packets) {
        for (P packet : packets) {
            Answer answer = exchange.answers().apply(packet);
            if (!(answer instanceof Answer.Other)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    private void taken(CardState now) {
        Optional<Lit> before = state.lit();
        boolean news = lost || trouble.isPresent() || !before.equals(now.lit());
        state = now;
        heard = nanos.getAsLong();
        lost = false;
        failures = 0;
        again = timing.pause();
        notBefore = heard;
        trouble = Optional.empty();
        if (news) {
            changed.run();
        }
    }

    private void noAnswer(Exchange<P> exchange) {
        failures++;
        LOG.debug("{}: no answer ({}), {}", exchange.does(), failures, reader.flaw());
        if (failures < timing.tries() && !lost) {
            notBefore = nanos.getAsLong() + failures * timing.pause().toNanos();
            return;
        }
        lose(new DriverException.NoReply(exchange.does(), failures));
    }

    private void lose(DriverException why) {
        boolean news = !lost || trouble.isEmpty() || !trouble.get().code().equals(why.code());
        lost = true;
        state = driver.unknown();
        trouble = news ? Optional.of(why) : trouble;
        again = again.multipliedBy(2).compareTo(timing.again()) > 0 ? timing.again() : again.multipliedBy(2);
        notBefore = nanos.getAsLong() + again.toNanos();
        if (news) {
            changed.run();
        }
    }

    /** The card is there, and does not want to: it is asked again, for what it may want to do later. */
    private void refused(Exchange<P> exchange, Answer.Refused refused) {
        LOG.debug("{}: {} {}", exchange.does(), refused.code(), refused.name());
        heard = nanos.getAsLong();
        failures++;
        notBefore = heard
                + (refused.again() && failures < timing.tries()
                        ? failures * timing.pause().toNanos()
                        : AFTER_REFUSAL.toNanos());
        if (!refused.again() || failures >= timing.tries()) {
            boolean news = trouble.isEmpty() || lost;
            lost = false;
            trouble = Optional.of(new DriverException.Refused(exchange.does(), refused));
            if (news) {
                changed.run();
            }
        }
    }
}
