package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Damages what passes, both ways: loses whole chunks, turns single bits. For tests and for {@code card --fault}. */
public final class FaultyTransport implements Transport {
    private final Transport line;
    private final Rates rates;
    private final RandomGenerator random;

    /**
     * How often.
     *
     * @param drop how likely a chunk is lost, 0 to 1
     * @param flip how likely a byte has one bit turned, 0 to 1
     */
    public record Rates(double drop, double flip) {}

    public FaultyTransport(Transport line, Rates rates, RandomGenerator random) {
        this.line = line;
        this.rates = rates;
        this.random = random;
    }

    @Override
    public void send(byte[] bytes) throws IOException, InterruptedException {
        if (random.nextDouble() >= rates.drop()) {
            byte[] copy = bytes.clone();
            damage(copy, copy.length);
            line.send(copy);
        }
    }

    @Override
    public int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException {
        int count = line.receive(buffer, atMost);
        if (count > 0 && random.nextDouble() < rates.drop()) {
            return 0;
        }
        damage(buffer, count);
        return count;
    }

    private void damage(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() < rates.flip()) {
                bytes[i] ^= (byte) (1 << random.nextInt(8));
            }
        }
    }

    @Override
    public OptionalInt baud() {
        return line.baud();
    }

    @Override
    public void close() {
        line.close();
    }
}
