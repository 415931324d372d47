package shiliu.controller.http;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import shiliu.player.playlist.Sha256;

/** Blobs that are short and were asked for lately, in memory. Thread-safe. */
final class SmallBlobs {
    /** Longer ones are sent from their files: there the bytes cost more than the way to them. */
    static final int LONGEST = 64 << 10;

    private static final long MOST = 8 << 20;
    private static final String FIELDS =
            "cache-control: " + BlobAction.FOREVER + "\r\naccept-ranges: bytes\r\nx-content-type-options: nosniff\r\n";

    private final ConcurrentHashMap<String, Ready> kept = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** A blob, ready to be sent. */
    record Ready(Sha256 name, ReadyAnswer answer) {}

    /** By its name in hexadecimal, if it is kept. */
    Optional<Ready> of(String hex) {
        return Optional.ofNullable(kept.get(hex));
    }

    void keep(Sha256 name, byte[] blob) {
        // All are let go at once: those that are still wanted are soon back.
        if (bytes.get() + blob.length > MOST) {
            kept.clear();
            bytes.set(0);
        }
        Ready ready = new Ready(name, ReadyAnswer.of('"' + name.hex() + '"', "application/octet-stream", FIELDS, blob));
        if (kept.put(name.hex(), ready) == null) {
            bytes.addAndGet(blob.length);
        }
    }
}
