package shiliu.protocols.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.packet.Bytes;

/** A line in memory that hands each packet to the cards at once, and remembers the command of each. */
final class Bus implements Transport {
    final List<VirtualCard> cards;
    final List<Integer> commands = Collections.synchronizedList(new ArrayList<>());
    final List<byte[]> replies = new ArrayList<>();
    final List<Integer> units = Collections.synchronizedList(new ArrayList<>());
    volatile Runnable before = () -> {};
    /** What the cards answer does not come back. */
    volatile boolean deaf;
    /** Nor what they answer to this command. */
    volatile int deafTo = -1;

    Bus(VirtualCard... cards) {
        this.cards = List.of(cards);
    }

    @Override
    public void send(byte[] bytes) {
        before.run();
        commands.add(Bytes.u8(bytes, 12) << 8 | Bytes.u8(bytes, 13));
        units.add(Bytes.u8(bytes, 9));
        for (VirtualCard card : cards) {
            List<byte[]> answers = card.receive(bytes);
            if (!deaf && deafTo != commands.get(commands.size() - 1)) {
                replies.addAll(answers);
            }
        }
    }

    @Override
    public int receive(byte[] buffer, Duration atMost) throws InterruptedException {
        if (replies.isEmpty()) {
            if (!atMost.isZero()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return 0;
        }
        byte[] next = replies.remove(0);
        System.arraycopy(next, 0, buffer, 0, next.length);
        return next.length;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
