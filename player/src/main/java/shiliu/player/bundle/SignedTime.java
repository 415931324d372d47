package shiliu.player.bundle;

import java.time.Instant;

/** The controller's clock, signed for one asker: {@code nonce} is what the asker sent. */
public record SignedTime(int format, Instant time, String nonce) {
    public static final int FORMAT = 1;
}
