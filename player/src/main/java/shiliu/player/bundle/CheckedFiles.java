package shiliu.player.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/**
 * Small files of the player's own: the hash of the rest, then JSON. Without it one flipped bit could turn the highest
 * version seen into a higher one, and block all that come after.
 */
final class CheckedFiles {
    private static final int HASH_LENGTH = 64;

    private final Disk disk;

    CheckedFiles(Disk disk) {
        this.disk = disk;
    }

    void write(String file, Object document) throws IOException {
        byte[] json = Json.write(document);
        byte[] hash = Sha256.of(json).hex().getBytes(StandardCharsets.US_ASCII);
        disk.write(
                file,
                ByteBuffer.allocate(HASH_LENGTH + json.length)
                        .put(hash)
                        .put(json)
                        .array());
    }

    /** A {@link java.nio.file.NoSuchFileException} where it is not, a {@link DamagedFileException} where it changed. */
    <T> T read(String file, Class<T> type) throws IOException {
        byte[] bytes = disk.read(file, Json.MAX_BYTES);
        byte[] json = Arrays.copyOfRange(bytes, Math.min(HASH_LENGTH, bytes.length), bytes.length);
        String hash = Sha256.of(json).hex();
        if (!new String(bytes, StandardCharsets.ISO_8859_1).startsWith(hash)) {
            throw new DamagedFileException(file);
        }
        try {
            return Json.read(json, type);
        } catch (JsonException e) {
            throw new DamagedFileException(file);
        }
    }
}
