package shiliu.controller.http;

import io.netty.channel.EventLoop;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What very many sessions of one event loop have to do at once, as few tasks: one for each session would cost as much as
 * what it does. Thread-safe.
 */
final class Burst {
    /** In one turn; what else the loop has to do gets its turn in between. */
    private static final int MOST = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Burst.class);

    private final EventLoop loop;
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean planned = new AtomicBoolean();

    Burst(EventLoop loop) {
        this.loop = loop;
    }

    /** Does it soon, on the loop. */
    void add(Runnable work) {
        waiting.add(work);
        plan();
    }

    private void plan() {
        if (planned.compareAndSet(false, true)) {
            loop.execute(this::work);
        }
    }

    private void work() {
        // Before the queue is looked at: what is added from here on plans anew.
        planned.set(false);
        for (int done = 0; done < MOST; done++) {
            Runnable next = waiting.poll();
            if (next == null) {
                return;
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                LOG.error("a session failed; the others go on", e);
            }
        }
        plan();
    }
}
