package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A line in memory with an end on each side, each set to a speed of its own: where they differ the bytes come out as
 * garbage, as on a real serial line. It takes no time.
 */
public final class Loopback implements Transport {
    private static final int MOST_WAITING = 16 << 20;

    private final Inbox mine;
    private final Inbox theirs;
    private final int baud;
    private final boolean garbled;

    /** The two ends of one line. */
    public record Pair(Loopback a, Loopback b) {}

    private Loopback(Inbox mine, Inbox theirs, int baud, boolean garbled) {
        this.mine = mine;
        this.theirs = theirs;
        this.baud = baud;
        this.garbled = garbled;
    }

    public static Pair pair(int baudA, int baudB) {
        Inbox a = new Inbox(MOST_WAITING);
        Inbox b = new Inbox(MOST_WAITING);
        boolean garbled = baudA != baudB;
        return new Pair(new Loopback(a, b, baudA, garbled), new Loopback(b, a, baudB, garbled));
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        byte[] copy = bytes.clone();
        if (garbled) {
            for (int i = 0; i < copy.length; i++) {
                copy[i] = (byte) ((copy[i] & 0xFF) * 167 + i * 59 + 13);
            }
        }
        if (!theirs.add(copy)) {
            throw new IOException("the other end is closed");
        }
    }

    @Override
    public int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException {
        return mine.receive(buffer, atMost);
    }

    @Override
    public OptionalInt baud() {
        return OptionalInt.of(baud);
    }

    @Override
    public void close() {
        mine.end("closed");
        theirs.end("the other end was closed");
    }
}
