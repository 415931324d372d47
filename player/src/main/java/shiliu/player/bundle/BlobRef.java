package shiliu.player.bundle;

import shiliu.player.playlist.Sha256;

/** A blob by name and exact length in bytes, so that an endless body is cut off at once. */
public record BlobRef(Sha256 sha256, long length) {
    public BlobRef {
        if (length < 1) {
            throw new IllegalArgumentException("a blob of " + length + " bytes");
        }
    }

    /** The reference to {@code bytes}. */
    public static BlobRef of(byte[] bytes) {
        return new BlobRef(Sha256.of(bytes), bytes.length);
    }
}
