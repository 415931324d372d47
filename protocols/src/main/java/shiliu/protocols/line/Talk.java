package shiliu.protocols.line;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Reading;

/**
 * Talks to one card on an open line, on the caller's thread: a technician's way to a card, with nobody else on the line.
 * Whatever the card does ends in an answer or a {@link DriverException}, within the line's patience.
 */
public final class Talk<P> {
    /** No command of any family needs more packets. */
    private static final int MOST = 20_000;

    private final Driver<P> driver;
    private final Transport line;
    private final Timing timing;
    private final Dialogue<P> dialogue;
    private CardState state;
    private boolean late;

    /** @param nanos a timer as {@link System#nanoTime} */
    public Talk(Driver<P> driver, Transport line, Timing timing, LongSupplier nanos) {
        this.driver = driver;
        this.line = line;
        this.timing = timing;
        this.dialogue = new Dialogue<>(driver.codec(), timing, nanos);
        this.state = driver.unknown();
    }

    /**
     * Does a command.
     *
     * @return what the card told
     * @throws DriverException.Unsupported where the format has no word for it
     */
    public List<Reading> run(DeviceCommand command) throws DriverException, InterruptedException {
        List<Reading> readings = new ArrayList<>();
        for (int done = 0; done < MOST; done++) {
            Optional<Exchange<P>> next = driver.command(state, command, done);
            if (next.isEmpty()) {
                if (done == 0) {
                    throw new DriverException.Unsupported(command.getClass().getSimpleName());
                }
                return readings;
            }
            readings.addAll(send(next.get()));
        }
        throw new IllegalStateException("a command without end");
    }

    /** Brings a content to the card, with proof; {@code doing} hears of each packet. */
    public void show(Content content, Consumer<String> doing) throws DriverException, InterruptedException {
        for (int i = 0; i < MOST; i++) {
            Optional<Exchange<P>> next = driver.next(state, content);
            if (next.isEmpty()) {
                return;
            }
            doing.accept(next.get().does());
            send(next.get());
        }
        throw new IllegalStateException("a picture without end");
    }

    /** One short question, once, whatever comes of it. */
    public Dialogue.Asked ping() throws DriverException, InterruptedException {
        Exchange<P> question = driver.command(state, new DeviceCommand.Ping(), 0)
                .orElseThrow(() -> new DriverException.Unsupported("Ping"));
        Dialogue.Asked asked = ask(question);
        state = asked.answer()
                .map(answer -> answer.match(taken -> taken.now(), () -> state, no -> question.achieves()))
                .orElse(question.meanwhile());
        return asked;
    }

    private List<Reading> send(Exchange<P> exchange) throws DriverException, InterruptedException {
        DriverException trouble = new DriverException.NoReply(exchange.does(), timing.tries());
        for (int tries = 1; tries <= timing.tries(); tries++) {
            Dialogue.Asked asked = ask(exchange);
            Optional<Answer> answer = asked.answer();
            if (answer.isEmpty()) {
                state = exchange.meanwhile();
                trouble = asked.noise() > 0 ? new DriverException.BadPacket(exchange.does(), asked.flaw()) : trouble;
            } else if (answer.get() instanceof Answer.Taken taken) {
                state = taken.now();
                return taken.readings();
            } else {
                Answer.Refused no = (Answer.Refused) answer.get();
                if (!no.again() || tries == timing.tries()) {
                    throw new DriverException.Refused(exchange.does(), no);
                }
            }
            LockSupport.parkNanos(timing.pause().multipliedBy(tries).toNanos());
        }
        throw trouble;
    }

    private Dialogue.Asked ask(Exchange<P> exchange) throws DriverException, InterruptedException {
        try {
            Dialogue.Asked asked = dialogue.ask(line, exchange, late);
            late = asked.answer().isEmpty();
            return asked;
        } catch (IOException e) {
            throw new DriverException.LinkDown(String.valueOf(e.getMessage()));
        }
    }

    /** What is known of the card now. */
    public CardState state() {
        return state;
    }
}
