package shiliu.player.playlist;

/**
 * A picture as it was stored: re-encoded, its metadata gone.
 *
 * @param sha256 of the stored bytes
 * @param type media type, {@code image/png}
 * @param width pixels
 * @param height pixels
 * @param length bytes
 */
public record Media(Sha256 sha256, String type, int width, int height, long length) {
    public Media {
        if (width < 1 || height < 1 || width > 4096 || height > 4096 || length < 1) {
            throw new IllegalArgumentException("a picture of " + width + "x" + height + ", " + length + " bytes");
        }
    }
}
