package shiliu.player.net;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import shiliu.player.bundle.Keys;
import shiliu.player.net.RequestRefusedException.Reason;

/**
 * Decides whether a signed request (RFC 9421, Ed25519) is let in; no I/O. Thread-safe.
 *
 * <p>Signatures made before this verifier was started are refused as {@link Reason#SKEW}: what was used before a restart
 * is forgotten, so it could be one of those.
 */
public final class RequestVerifier {
    /** How far the signer's clock may be off. */
    public static final Duration SKEW = Duration.ofMinutes(2);

    private final NonceMemory nonces;
    private final long started;

    public RequestVerifier(NonceMemory nonces, Instant started) {
        this.nonces = nonces;
        this.started = started.getEpochSecond();
    }

    /**
     * A request as far as its head is known.
     *
     * @param fields every line of the field of that (lower-case) name
     * @param hasBody whether a body that is not empty follows
     */
    public record Head(RequestLine line, Function<String, List<String>> fields, boolean hasBody) {}

    /** Whose request it is, by {@code keys} (key id to 32 bytes); its body must be checked by what is returned. */
    public VerifiedRequest verify(Head head, Function<String, Optional<byte[]>> keys, Instant now)
            throws RequestRefusedException {
        SignatureFields signature = SignatureFields.read(head);
        byte[] key = keys.apply(signature.keyId())
                .orElseThrow(() -> new RequestRefusedException(Reason.UNKNOWN_KEY, "no such key"));
        if (!Keys.verify(key, signature.base(head.line()), signature.bytes())) {
            throw new RequestRefusedException(Reason.BAD_SIGNATURE, "the signature does not hold");
        }
        checkTime(signature, now);
        Instant until = Instant.ofEpochSecond(signature.created()).plus(SKEW);
        return switch (nonces.use(signature.keyId(), signature.nonce(), now, until)) {
            case FRESH -> new VerifiedRequest(signature.keyId(), signature.nonce(), signature.body());
            case REPLAYED -> throw new RequestRefusedException(Reason.REPLAYED, signature.nonce(), "seen before");
            case FULL -> throw new RequestRefusedException(Reason.TOO_MANY, signature.nonce(), "too many requests");
        };
    }

    private void checkTime(SignatureFields signature, Instant now) throws RequestRefusedException {
        long off = Math.abs(signature.created() - now.getEpochSecond());
        if (off > SKEW.toSeconds() || signature.created() < started) {
            throw new RequestRefusedException(Reason.SKEW, signature.nonce(), "made " + off + " s from now");
        }
    }
}
