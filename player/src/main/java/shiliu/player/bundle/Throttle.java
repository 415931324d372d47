package shiliu.player.bundle;

import java.time.Duration;
import shiliu.player.message.Message;

/** Keeps fetching below a line's share: after each piece the time is waited that it should have taken. */
@FunctionalInterface
public interface Throttle {
    /** As fast as it comes. */
    Throttle NONE = bytes -> {};

    /** So many bytes came; waits as long as they should have taken. */
    void took(long bytes) throws FetchException;

    /** At most so many bytes a second, 1 at the least. */
    static Throttle bytesASecond(long most) {
        return bytes -> {
            try {
                Thread.sleep(Duration.ofMillis(bytes * 1000 / most).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FetchException(Message.of("play.ended"), e);
            }
        };
    }
}
