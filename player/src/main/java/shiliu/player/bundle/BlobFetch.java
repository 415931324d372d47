package shiliu.player.bundle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;

/**
 * Fetches blobs: small ones at once, large ones piece by piece into {@code partial/}, so that a cut line or a power cut costs
 * one piece. What is wrong at the end is thrown away whole. One thread.
 */
final class BlobFetch {
    /** Bytes; at the slowest line that is still of use half a minute's worth. */
    static final int PIECE = 512 * 1024;

    private static final String FOLDER = "partial";

    private final BundleSource source;
    private final BundleCache cache;
    private final Throttle throttle;
    private final Between between;

    /** What is done between two pieces: a large file must not keep an order waiting. */
    @FunctionalInterface
    interface Between {
        void run() throws FetchException, IOException;
    }

    BlobFetch(BundleSource source, BundleCache cache, Throttle throttle, Between between) {
        this.between = between;
        this.source = source;
        this.cache = cache;
        this.throttle = throttle;
    }

    /** Fetches it if it is not there, or damaged. */
    void fetch(BlobRef ref) throws FetchException, BundleException, IOException {
        if (cache.blobs().intact(ref.sha256())) {
            return;
        }
        if (ref.length() <= throttle.piece()) {
            byte[] bytes = source.blob(ref);
            throttle.took(bytes.length);
            BundleVerifier.blob(ref, bytes);
            cache.blobs().put(bytes);
            return;
        }
        byte[] bytes = pieces(ref);
        try {
            BundleVerifier.blob(ref, bytes);
            cache.blobs().put(bytes);
        } finally {
            cache.disk().delete(path(ref.sha256()));
        }
    }

    private byte[] pieces(BlobRef ref) throws FetchException, IOException {
        String partial = path(ref.sha256());
        byte[] all = new byte[(int) ref.length()];
        int have = begun(partial, all);
        while (have < all.length) {
            byte[] piece = source.blob(ref, have, throttle.piece());
            if (piece.length == 0 || piece.length > all.length - have) {
                throw new FetchException(Message.of("play.bad-piece", ref.sha256()));
            }
            System.arraycopy(piece, 0, all, have, piece.length);
            cache.disk().append(partial, piece);
            have += piece.length;
            throttle.took(piece.length);
            between.run();
        }
        return all;
    }

    /** What an earlier try left; a tail that a power cut spoiled shows at the end, by the hash. */
    private int begun(String partial, byte[] all) throws IOException {
        if (!cache.disk().exists(partial)) {
            return 0;
        }
        try {
            byte[] begun = cache.disk().read(partial, all.length);
            System.arraycopy(begun, 0, all, 0, begun.length);
            return begun.length;
        } catch (IOException e) {
            // Longer than it may be, or unreadable: from the beginning.
            cache.disk().delete(partial);
            return 0;
        }
    }

    /** Throws away what was begun of blobs that nobody wants any more. */
    void forgetAllBut(Set<Sha256> wanted) throws IOException {
        for (String name : cache.disk().list(FOLDER)) {
            boolean used = name.matches("[0-9a-f]{64}") && wanted.contains(new Sha256(name));
            if (!used) {
                cache.disk().delete(FOLDER + "/" + name);
            }
        }
    }

    /** The rest of {@code whole} from {@code from} on, at most {@code most} bytes. */
    static byte[] slice(byte[] whole, long from, int most) {
        int start = (int) Math.min(from, whole.length);
        return Arrays.copyOfRange(whole, start, (int) Math.min((long) start + most, whole.length));
    }

    private static String path(Sha256 hash) {
        return FOLDER + "/" + hash.hex();
    }
}
