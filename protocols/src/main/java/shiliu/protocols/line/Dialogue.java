package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.packet.PacketCodec;
import shiliu.protocols.packet.PacketReader;

/** Sends one packet on an open line and listens for what answers it. One thread. */
public final class Dialogue<P> {
    private static final Duration QUIET = Duration.ofMillis(30);
    /** The bytes of a usual answer, for the time that it needs on the line, and of the longest that is worth waiting for. */
    private static final int ANSWER_BYTES = 64;

    private static final int LONGEST_ANSWER_BYTES = 1200;
    /** Who sends so much without an answer in it sends noise. */
    private static final int MOST_NOISE = 64 << 10;
    /** A network carries at least that, bytes a second. */
    private static final int SLOWEST_NETWORK = 64 * 1024;

    private final PacketCodec<P> codec;
    private final Timing timing;
    private final LongSupplier nanos;
    private final PacketReader<P> reader;
    private final byte[] buffer = new byte[4096];
    private int received;

    /** @param nanos a timer as {@link System#nanoTime} */
    public Dialogue(PacketCodec<P> codec, Timing timing, LongSupplier nanos) {
        this.codec = codec;
        this.timing = timing;
        this.nanos = nanos;
        this.reader = new PacketReader<>(codec);
    }

    /**
     * How one packet went.
     *
     * @param answer empty where nobody answered in time
     * @param took from the first byte sent to the answer, or to the end of patience
     * @param sent bytes
     * @param received bytes, whatever they were
     * @param noise bytes among them that belong to no good packet
     * @param flaw what was wrong with the last of those
     */
    public record Asked(Optional<Answer> answer, Duration took, int sent, int received, long noise, String flaw) {}

    /** Forgets what is incomplete: the line is a new one. */
    void reset() {
        reader.reset();
    }

    /**
     * Sends a packet and waits for what answers it.
     *
     * @param late whether an earlier packet's answer may still be on its way
     */
    public Asked ask(Transport line, Exchange<P> exchange, boolean late) throws IOException, InterruptedException {
        quiet(line, late);
        long noise = reader.noise();
        received = 0;
        byte[] wire = codec.encode(exchange.packet());
        long began = nanos.getAsLong();
        line.send(wire);
        Optional<Answer> answer = answer(line, exchange, wire.length);
        Duration took = Duration.ofNanos(nanos.getAsLong() - began);
        return new Asked(answer, took, wire.length, received, reader.noise() - noise, reader.flaw());
    }

    /** What an earlier packet's late answer left on the line must not be taken for this one's. */
    private void quiet(Transport line, boolean late) throws IOException, InterruptedException {
        Duration wait = late ? QUIET : Duration.ZERO;
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
        long latest = deadline + Math.max(patience, lineTime(line.baud(), LONGEST_ANSWER_BYTES));
        long gap = deadline;
        while (true) {
            long left = Math.min(latest, Math.max(deadline, gap)) - nanos.getAsLong();
            if (left <= 0) {
                return first(exchange, reader.silence());
            }
            int count = line.receive(
                    buffer, Duration.ofNanos(Math.min(left, timing.gap().toNanos())));
            received += count;
            if (received > MOST_NOISE) {
                return first(exchange, reader.take(buffer, 0, count));
            }
            gap = count == 0 ? gap : nanos.getAsLong() + timing.gap().toNanos();
            Optional<Answer> answer = first(exchange, count == 0 ? reader.silence() : reader.take(buffer, 0, count));
            if (answer.isPresent()) {
                return answer;
            }
        }
    }

    private static long lineTime(OptionalInt baud, int bytes) {
        return baud.isPresent()
                ? TimeUnit.SECONDS.toNanos(1) * 10 * bytes / baud.getAsInt()
                : TimeUnit.SECONDS.toNanos(1) * bytes / SLOWEST_NETWORK;
    }

    private Optional<Answer> first(Exchange<P> exchange, List<P> packets) {
        for (P packet : packets) {
            Answer answer = exchange.answers().apply(packet);
            if (!answer.equals(Answer.OTHER)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }
}
