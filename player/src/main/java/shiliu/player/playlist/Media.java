package shiliu.player.playlist;

import java.util.Optional;

/**
 * A picture or a film as it was stored: re-encoded, its metadata gone.
 *
 * @param sha256 of the stored bytes
 * @param type media type, {@code image/png}, {@code image/gif}, {@code video/mp4}
 * @param width pixels
 * @param height pixels
 * @param length bytes
 * @param millis how long one pass takes of what moves
 */
public record Media(Sha256 sha256, String type, int width, int height, long length, Optional<Long> millis) {
    /** Of one pass: 300 frames of a minute, or a film. */
    private static final long LONGEST_MILLIS = 18_000_000;

    public Media {
        if (width < 1 || height < 1 || width > 4096 || height > 4096 || length < 1) {
            throw new IllegalArgumentException("a picture of " + width + "x" + height + ", " + length + " bytes");
        }
        if (millis.filter(m -> m < 1 || m > LONGEST_MILLIS).isPresent()) {
            throw new IllegalArgumentException("a film of " + millis + " ms");
        }
    }

    /** A picture that stands. */
    public Media(Sha256 sha256, String type, int width, int height, long length) {
        this(sha256, type, width, height, length, Optional.empty());
    }
}
