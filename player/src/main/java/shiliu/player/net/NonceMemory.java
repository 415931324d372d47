package shiliu.player.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which nonces of which keys were used: each is good for one request. Bounded in all and per key, so that neither a
 * flood nor one mad client can fill the memory or shut the others out. Thread-safe.
 */
public final class NonceMemory {
    private static final long SWEEP_SECONDS = 10;

    private final int most;
    private final int mostOfOneKey;
    private final Map<Print, Used> used = new HashMap<>();
    private final Map<String, Integer> perKey = new HashMap<>();
    private long nextSweep = Long.MIN_VALUE;

    /** For at most {@code most} requests within the window, {@code mostOfOneKey} of them by one key. */
    public NonceMemory(int most, int mostOfOneKey) {
        this.most = most;
        this.mostOfOneKey = mostOfOneKey;
    }

    /** Room for 12,000 players that report every ten seconds. */
    public static NonceMemory ofDefaultSize() {
        return new NonceMemory(300_000, 5_000);
    }

    /** What became of a nonce. */
    enum Outcome {
        FRESH,
        REPLAYED,
        FULL
    }

    /** Takes the nonce if it was not used; it is remembered until {@code until}, after which its request is too old anyway. */
    synchronized Outcome use(String keyId, String nonce, Instant now, Instant until) {
        sweep(now.getEpochSecond());
        Print print = Print.of(keyId, nonce);
        if (used.containsKey(print)) {
            return Outcome.REPLAYED;
        }
        if (used.size() >= most || perKey.getOrDefault(keyId, 0) >= mostOfOneKey) {
            return Outcome.FULL;
        }
        used.put(print, new Used(keyId, until.getEpochSecond()));
        perKey.merge(keyId, 1, Integer::sum);
        return Outcome.FRESH;
    }

    synchronized int size() {
        return used.size();
    }

    private void sweep(long now) {
        if (now < nextSweep && used.size() < most) {
            return;
        }
        nextSweep = now + SWEEP_SECONDS;
        used.values().removeIf(entry -> {
            boolean over = entry.until() < now;
            if (over) {
                perKey.computeIfPresent(entry.keyId(), (key, count) -> count > 1 ? count - 1 : null);
            }
            return over;
        });
    }

    private record Used(String keyId, long until) {}

    /** 128 bits of the SHA-256 of key and nonce: as good as both, a fraction of their size. */
    private record Print(long high, long low) {
        static Print of(String keyId, String nonce) {
            try {
                byte[] text = (keyId + ' ' + nonce).getBytes(StandardCharsets.UTF_8);
                ByteBuffer hash =
                        ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
                return new Print(hash.getLong(), hash.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
