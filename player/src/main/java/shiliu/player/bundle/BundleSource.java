package shiliu.player.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where one screen's documents come from: HTTP, or the controller in the same process. Nothing that it gives is
 * believed. Every method ends within a deadline of its own, however slowly the other side sends.
 */
public interface BundleSource {
    /**
     * The manifest's envelope, at most {@link shiliu.player.json.Json#MAX_ENVELOPE_BYTES} + 1 bytes.
     *
     * @param etag of the one that is had; then the answer may be {@link Answer#unchanged}
     * @param wait how long the other side may hold the answer back until there is a change
     */
    Answer manifest(Optional<String> etag, Duration wait) throws FetchException;

    /** The blob, at most its length + 1 bytes, so that one that is too long shows and an endless one ends. */
    byte[] blob(BlobRef ref) throws FetchException;

    /** Its bytes from {@code from} on, at least one, about {@code most} where the other side can; by default cut from the whole. */
    default byte[] blob(BlobRef ref, long from, int most) throws FetchException {
        return BlobFetch.slice(blob(ref), from, most);
    }

    /** The envelope of the trust root of that version, if there is one yet. */
    Optional<byte[]> root(int version) throws FetchException;

    /** The envelopes of all orders that may still matter. */
    List<byte[]> orders() throws FetchException;

    /** The envelope of a {@link SignedTime} for this nonce. */
    byte[] time(String nonce) throws FetchException;

    /** Up to {@code limit} + 1 bytes of {@code in}: what every implementation reads a body with. */
    static byte[] readAtMost(InputStream in, long limit) throws IOException {
        return in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
    }

    /** A manifest with its ETag, or the word that there is no other. */
    final class Answer {
        private final Optional<byte[]> bytes;
        private final Optional<String> etag;

        private Answer(Optional<byte[]> bytes, Optional<String> etag) {
            this.bytes = bytes;
            this.etag = etag;
        }

        /** Status 304. */
        public static Answer unchanged() {
            return new Answer(Optional.empty(), Optional.empty());
        }

        public static Answer of(byte[] bytes, Optional<String> etag) {
            return new Answer(Optional.of(bytes.clone()), etag);
        }

        /** Nothing where it is unchanged. */
        public Optional<byte[]> bytes() {
            return bytes.map(byte[]::clone);
        }

        public Optional<String> etag() {
            return etag;
        }
    }
}
