package shiliu.protocols.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.packet.PacketReader;

/** A driver and a card without a line between: what the driver plans is what the card gets. */
public final class Direct<P> {
    public final Driver<P> driver;
    public final VirtualCard card;
    public final List<String> done = new ArrayList<>();
    public CardState state;
    public long bytes;

    public Direct(Driver<P> driver, VirtualCard card) {
        this.driver = driver;
        this.card = card;
        this.state = driver.unknown();
    }

    /** Does what is planned until nothing is, at most {@code most} packets; gives the answers that were refusals. */
    public List<Answer.Refused> show(Frame wanted, int most) {
        return show(Content.of(wanted), most);
    }

    public List<Answer.Refused> show(Content wanted, int most) {
        List<Answer.Refused> refused = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Optional<Exchange<P>> next = driver.next(state, wanted);
            if (next.isEmpty()) {
                return refused;
            }
            Answer answer = exchange(next.get());
            if (answer instanceof Answer.Taken taken) {
                state = taken.now();
            } else if (answer instanceof Answer.Refused no) {
                refused.add(no);
            }
        }
        return refused;
    }

    /** Does a command to its end; gives what the card told. A refusal is a failed test. */
    public List<Reading> run(DeviceCommand command) {
        List<Reading> readings = new ArrayList<>();
        for (int step = 0; step < 1000; step++) {
            Optional<Exchange<P>> next = driver.command(state, command, step);
            if (next.isEmpty()) {
                return readings;
            }
            Answer answer = exchange(next.get());
            if (!(answer instanceof Answer.Taken taken)) {
                throw new AssertionError(next.get().does() + ": " + answer);
            }
            state = taken.now();
            readings.addAll(taken.readings());
        }
        throw new AssertionError("a command without end");
    }

    /** Looks after the card so often; gives what somebody else changed. */
    public List<String> check(int times) {
        List<String> foreign = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            if (exchange(driver.check(state)) instanceof Answer.Taken taken) {
                state = taken.now();
                if (!taken.foreign().isEmpty()) {
                    foreign.add(taken.foreign());
                }
            }
        }
        return foreign;
    }

    public Answer exchange(Exchange<P> exchange) {
        byte[] wire = driver.codec().encode(exchange.packet());
        bytes += wire.length;
        done.add(exchange.does());
        PacketReader<P> reader = new PacketReader<>(driver.codec());
        for (byte[] reply : card.receive(wire)) {
            for (P packet : reader.take(reply)) {
                Answer answer = exchange.answers().apply(packet);
                if (!(answer instanceof Answer.Other)) {
                    return answer;
                }
            }
        }
        return Answer.OTHER;
    }
}
