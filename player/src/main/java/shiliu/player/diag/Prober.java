package shiliu.player.diag;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import shiliu.player.message.Message;
import shiliu.protocols.driver.Probe;
import shiliu.protocols.line.Transport;

/**
 * Finds out who is on an open line: asks each family's questions, one after the other, and lets every family's reader hear
 * all that comes. Changes nothing on any card. One thread.
 */
public final class Prober {
    /** How long a card may take, beside the time that the bytes need on the line. */
    private static final Duration PATIENCE = Duration.ofMillis(250);
    /** A card whose packet was cut off by noise drops it after such a silence. */
    private static final Duration REST = Duration.ofMillis(600);
    /** A pause inside a packet that ends it. */
    private static final Duration GAP = Duration.ofMillis(120);

    private static final int NOISY_ROUNDS = 12;
    private static final int ANSWER_BYTES = 64;
    private static final int LONGEST_ANSWER_BYTES = 1200;
    /** Nobody answers a short question with that. */
    private static final long FLOOD = 256 * 1024;

    private static final int TRIES = 3;
    private static final int TRIES_DAMAGED = 4;

    private final List<Probe<?>> probes;
    private final LongSupplier nanos;
    private final Consumer<Message> told;
    private final byte[] buffer = new byte[4096];
    private long heard;

    /**
     * A prober for some families.
     *
     * @param nanos a timer as {@link System#nanoTime}
     * @param told hears what is tried
     */
    public Prober(List<Probe<?>> probes, LongSupplier nanos, Consumer<Message> told) {
        this.probes = List.copyOf(probes);
        this.nanos = nanos;
        this.told = told;
    }

    /** How many bytes came so far, on all lines. */
    public long heard() {
        return heard;
    }

    /** Asks so many rounds; where something answers that cannot be read, more of them within {@code noisyTime}. */
    public Optional<Identified> on(Transport line, int rounds, Duration noisyTime)
            throws IOException, InterruptedException {
        List<Ear<?>> ears = new ArrayList<>();
        probes.forEach(probe -> ears.add(new Ear<>(probe)));
        Listening listening = new Listening(line, ears, heard);
        Optional<Ear<?>> who = listening.ask(rounds, noisyTime);
        if (who.isEmpty()) {
            return Optional.empty();
        }
        Ear<?> ear = who.get();
        listening.learn(ear);
        return Optional.of(new Identified(ear.probe().family(), ear.driver(), ear.readings()));
    }

    /** One line, and the ears on it. */
    private final class Listening {
        private final Transport line;
        private final List<Ear<?>> ears;
        private final long before;
        /** The question of the identified family that was answered; -1 where none was, or late. */
        private int answered = -1;

        private boolean noisy;

        Listening(Transport line, List<Ear<?>> ears, long before) {
            this.line = line;
            this.ears = ears;
            this.before = before;
        }

        Optional<Ear<?>> ask(int rounds, Duration noisyTime) throws IOException, InterruptedException {
            long began = nanos.getAsLong();
            for (int round = 1; ; round++) {
                Optional<Ear<?>> who = round();
                boolean goOn = round < rounds
                        || (heard > before && round < NOISY_ROUNDS && nanos.getAsLong() - began < noisyTime.toNanos());
                if (who.isPresent() || flooded() || !goOn) {
                    return who;
                }
                who = listen(REST, REST);
                if (who.isPresent()) {
                    return who;
                }
            }
        }

        /** Every question of every family; one that brings bytes which cannot be read is put again at once. */
        private Optional<Ear<?>> round() throws IOException, InterruptedException {
            for (Ear<?> ear : ears) {
                for (int question = 0; question < ear.questions(); question++) {
                    Optional<Ear<?>> who = put(ear, question, 1);
                    if (who.isPresent() || flooded()) {
                        answered = who.filter(ear::equals).isPresent() ? question : -1;
                        return who;
                    }
                }
            }
            return Optional.empty();
        }

        /**
         * Asks an identified card what was not asked yet, and on a noisy line the rest again, until it told driver, size and
         * firmware.
         */
        void learn(Ear<?> ear) throws IOException, InterruptedException {
            for (int question = answered + 1; question < ear.questions() && !ear.knowsAll(); question++) {
                put(ear, question, noisy ? TRIES : 1);
            }
            for (int question = 0; noisy && question <= answered && !ear.knowsAll(); question++) {
                put(ear, question, TRIES);
            }
        }

        /** So often where silence follows, more often where what follows is damaged. */
        private Optional<Ear<?>> put(Ear<?> ear, int question, int tries) throws IOException, InterruptedException {
            for (int i = 1, damaged = 0; !flooded(); i++) {
                long quiet = heard;
                Optional<Ear<?>> who = put(ear, question);
                if (who.isPresent()) {
                    return who;
                }
                damaged += heard > quiet ? 1 : 0;
                noisy |= heard > quiet;
                if (i - damaged >= tries || damaged > TRIES_DAMAGED) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }

        private boolean flooded() {
            return heard - before > FLOOD;
        }

        private Optional<Ear<?>> put(Ear<?> ear, int question) throws IOException, InterruptedException {
            told.accept(Message.of("diag.probe.asks", ear.probe().family(), ear.asks(question)));
            byte[] wire = ear.wire(question);
            line.send(wire);
            Duration usual = PATIENCE.plusNanos(lineTime(wire.length + ANSWER_BYTES));
            return listen(usual, usual.plus(PATIENCE).plusNanos(lineTime(LONGEST_ANSWER_BYTES)));
        }

        private long lineTime(int bytes) {
            OptionalInt baud = line.baud();
            return baud.isPresent() ? TimeUnit.SECONDS.toNanos(10L * bytes) / baud.getAsInt() : 0;
        }

        /** Waits for {@code usual}; what is coming in may finish, until {@code longest}. */
        private Optional<Ear<?>> listen(Duration usual, Duration longest) throws IOException, InterruptedException {
            long began = nanos.getAsLong();
            long deadline = began + usual.toNanos();
            long last = began;
            while (!flooded()) {
                long end = Math.min(
                        began + longest.toNanos(), Math.max(deadline, last == began ? 0 : last + GAP.toNanos()));
                long left = end - nanos.getAsLong();
                if (left <= 0) {
                    return silence();
                }
                int count = line.receive(buffer, Duration.ofNanos(Math.min(left, GAP.toNanos())));
                last = count > 0 ? nanos.getAsLong() : last;
                heard += count;
                Optional<Ear<?>> who = count > 0 ? hear(count) : silence();
                if (who.isPresent()) {
                    return who;
                }
            }
            return Optional.empty();
        }

        private Optional<Ear<?>> hear(int count) {
            Optional<Ear<?>> who = Optional.empty();
            for (Ear<?> ear : ears) {
                who = ear.hear(buffer, count) ? Optional.of(ear) : who;
            }
            return who;
        }

        private Optional<Ear<?>> silence() {
            Optional<Ear<?>> who = Optional.empty();
            for (Ear<?> ear : ears) {
                who = ear.silence() ? Optional.of(ear) : who;
            }
            return who;
        }
    }
}
