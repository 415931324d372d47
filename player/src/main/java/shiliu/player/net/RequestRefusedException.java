package shiliu.player.net;

/** A request whose signature does not let it in; {@link #reason()} says why, {@link #nonce()} which request it was. */
public final class RequestRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String nonce;

    RequestRefusedException(Reason reason, String nonce, String detail) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
        this.nonce = nonce;
    }

    RequestRefusedException(Reason reason, String detail) {
        this(reason, "", detail);
    }

    public Reason reason() {
        return reason;
    }

    /** The nonce of a request whose signature held; else the empty text. */
    public String nonce() {
        return nonce;
    }

    /** Why a request is not let in. */
    public enum Reason {
        /** No signature at all. */
        MISSING,
        /** Not one signature over just what must be covered, with just the parameters that are asked for. */
        MALFORMED,
        UNKNOWN_KEY,
        BAD_SIGNATURE,
        /** The body is not the one that was signed. */
        DIGEST_DIFFERS,
        /** The signer's clock and ours are too far apart. */
        SKEW,
        REPLAYED,
        /** More requests than the memory of nonces holds; later there is room again. */
        TOO_MANY
    }
}
