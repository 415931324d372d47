package shiliu.player.play;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread sleep until a time is over or somebody rings; a ring before the sleep counts too. */
final class Alarm {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean ringing;

    void ring() {
        lock.lock();
        try {
            ringing = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sleeps at most {@code time}; an interrupt ends the sleep and nothing else. Returns whether it rang. */
    boolean await(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!ringing && left > 0) {
                left = rung.awaitNanos(left);
            }
            boolean rang = ringing;
            ringing = false;
            return rang;
        } catch (InterruptedException e) {
            return true;
        } finally {
            lock.unlock();
        }
    }
}
