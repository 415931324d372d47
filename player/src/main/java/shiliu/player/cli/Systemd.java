package shiliu.player.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that a service is ready and still alive, through its command {@code systemd-notify}: Java 17 has no datagram
 * sockets of that kind. Without {@code NOTIFY_SOCKET} nothing happens. A unit needs {@code NotifyAccess=all}.
 */
public final class Systemd {
    private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Four signs of life in the time that systemd waits for one. */
    private static final int SIGNS = 4;

    private final boolean told;
    private final Optional<Duration> every;

    private Systemd(boolean told, Optional<Duration> every) {
        this.told = told;
        this.every = every;
    }

    /** As the environment says: {@code NOTIFY_SOCKET}, and {@code WATCHDOG_USEC} where it waits for signs of life. */
    public static Systemd of(Map<String, String> environment) {
        boolean told = !environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty();
        Optional<Duration> every = Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(text -> told && text.matches("[0-9]{1,12}"))
                .map(text -> Duration.of(Long.parseLong(text), java.time.temporal.ChronoUnit.MICROS)
                        .dividedBy(SIGNS));
        return new Systemd(told, every);
    }

    /** How often a sign of life is sent; empty where nobody waits for one. */
    public Optional<Duration> every() {
        return every;
    }

    /** From now on it is ready, and gives signs of life for as long as {@code alive} says so; returns at once. */
    public void begin(BooleanSupplier alive) {
        if (!told) {
            return;
        }
        Thread thread = new Thread(() -> run(alive), "systemd");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(BooleanSupplier alive) {
        say("READY=1");
        try {
            while (every.isPresent()) {
                Thread.sleep(every.get().toMillis());
                if (alive.getAsBoolean()) {
                    say("WATCHDOG=1");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String state) {
        try {
            Process process = new ProcessBuilder("systemd-notify", state)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.warn("systemd was not told {}: {}", state, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
