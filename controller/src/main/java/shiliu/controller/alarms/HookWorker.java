package shiliu.controller.alarms;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.json.Json;

/** Brings news of alarms to the hook, one after another, on a thread of its own: nobody ever waits for it. */
final class HookWorker implements AutoCloseable {
    static final int MOST_WAITING = 100;
    private static final Logger LOG = LoggerFactory.getLogger(HookWorker.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** Before the second and the third try. */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(10));

    private final Delivery delivery;
    private final List<Duration> pauses;
    private final LinkedBlockingDeque<AlarmNews> waiting = new LinkedBlockingDeque<>(MOST_WAITING);
    private final Thread thread = new Thread(this::run, "alarm-hook");

    HookWorker(Delivery delivery, List<Duration> pauses) {
        this.delivery = delivery;
        this.pauses = List.copyOf(pauses);
        thread.setDaemon(true);
        thread.start();
    }

    static HookWorker start(Hook hook) {
        return new HookWorker(Delivery.of(hook, DEADLINE), PAUSES);
    }

    /** Returns at once; where too many wait, the oldest is dropped. */
    void tell(AlarmNews news) {
        while (!waiting.offerLast(news)) {
            AlarmNews oldest = waiting.pollFirst();
            if (oldest != null) {
                LOG.warn("the hook is too slow; alarm {} ({}) is not told to it", oldest.id(), oldest.event());
            }
        }
    }

    private void run() {
        try {
            while (true) {
                tell(Json.write(waiting.takeFirst()));
            }
        } catch (InterruptedException e) {
            LOG.debug("closing; {} not told", waiting.size());
        }
    }

    private void tell(byte[] document) throws InterruptedException {
        for (int tried = 0; ; tried++) {
            try {
                delivery.deliver(document);
                return;
            } catch (IOException | RuntimeException e) {
                LOG.warn("the hook failed, try {} of {}: {}", tried + 1, pauses.size() + 1, e.getMessage());
            }
            if (tried == pauses.size()) {
                return;
            }
            Thread.sleep(pauses.get(tried).toMillis());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(DEADLINE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
