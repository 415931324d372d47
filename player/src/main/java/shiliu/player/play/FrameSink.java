package shiliu.player.play;

import shiliu.player.bundle.FetchException;
import shiliu.protocols.driver.Frame;

/** Who wants to see what a screen shows. */
public interface FrameSink {
    /** Hands over the frame that is lit. */
    void send(Frame lit) throws FetchException, InterruptedException;
}
