package shiliu.player.play;

import java.util.function.Consumer;
import shiliu.player.bundle.FetchException;

/** Where orders come from the moment they are given, beside the list that every pull asks for. */
public interface OrderFeed {
    /**
     * Gives the envelope of each order to {@code obey} until the stream ends or breaks; begins again after the last one
     * that was given. Where {@code obey} throws, that order counts as not given.
     *
     * @throws FetchException where the stream broke or was silent for too long
     */
    void follow(Consumer<byte[]> obey) throws FetchException, InterruptedException;
}
