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

    /** The most bytes that should be asked for at once, so that there is time for other things between two. */
    default int piece() {
        return BlobFetch.PIECE;
    }

    /** At most so many bytes a second, 1024 at the least. */
    static Throttle bytesASecond(long most) {
        return new Slow(Math.max(1024, most));
    }

    /** Waits on the thread that fetches. */
    record Slow(long most) implements Throttle {
        private static final int SECONDS = 5;

        @Override
        public int piece() {
            return (int) Math.min(BlobFetch.PIECE, most * SECONDS);
        }

        @Override
        public void took(long bytes) throws FetchException {
            try {
                Thread.sleep(Duration.ofMillis(bytes * 1000 / most).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FetchException(Message.of("play.ended"), e);
            }
        }
    }
}
