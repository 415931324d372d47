package shiliu.protocols.line;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bytes that have come and wait to be received; bounded, so that a device that never stops talking fills no memory. */
final class Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int most;
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int offset;
    private int held;
    private Optional<String> end = Optional.empty();

    /** Holds at most {@code most} bytes. */
    Inbox(int most) {
        this.most = most;
    }

    /** Adds a chunk; false where it does not fit, and is dropped. */
    boolean add(byte[] chunk) {
        lock.lock();
        try {
            if (end.isPresent() || held + chunk.length > most) {
                return false;
            }
            chunks.add(chunk);
            held += chunk.length;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The bytes that wait. */
    int held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come. */
    void end(String why) {
        lock.lock();
        try {
            end = end.or(() -> Optional.of(why));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link Transport#receive}; what came before the end is given first. */
    int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (held == 0 && end.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (held == 0 && end.isPresent()) {
                throw new IOException(end.get());
            }
            return take(buffer);
        } finally {
            lock.unlock();
        }
    }

    private int take(byte[] buffer) {
        int taken = 0;
        while (taken < buffer.length && held > 0) {
            byte[] chunk = chunks.element();
            int part = Math.min(chunk.length - offset, buffer.length - taken);
            System.arraycopy(chunk, offset, buffer, taken, part);
            taken += part;
            held -= part;
            offset += part;
            if (offset == chunk.length) {
                chunks.remove();
                offset = 0;
            }
        }
        return taken;
    }
}
