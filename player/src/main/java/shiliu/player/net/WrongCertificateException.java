package shiliu.player.net;

import java.net.URI;
import java.security.cert.CertificateException;
import java.util.Optional;
import shiliu.player.message.Message;

/** The far end showed another certificate than the pinned one: it was made anew, or somebody stands between. */
public final class WrongCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 16;

    private final transient Fingerprint seen;
    private final transient Fingerprint pinned;

    WrongCertificateException(Fingerprint seen, Fingerprint pinned) {
        super("certificate " + seen.start() + "…, not " + pinned.start() + "…");
        this.seen = seen;
        this.pinned = pinned;
    }

    /** The one among the causes of a failed request, if that was it. */
    public static Optional<WrongCertificateException> in(Throwable failure) {
        Optional<Throwable> cause = Optional.of(failure);
        for (int depth = 0; depth < DEEPEST && cause.isPresent(); depth++) {
            if (cause.get() instanceof WrongCertificateException wrong) {
                return Optional.of(wrong);
            }
            cause = cause.map(Throwable::getCause);
        }
        return Optional.empty();
    }

    /** The certificate that came. */
    public Fingerprint seen() {
        return seen;
    }

    /** The certificate that was to come. */
    public Fingerprint pinned() {
        return pinned;
    }

    /** The sentence for people, with what to do. */
    public Message reason(URI controller) {
        // A typing mistake at the end would else be told as one certificate twice.
        boolean alike = seen.start().equals(pinned.start());
        return Message.of(
                "net.wrong-certificate",
                controller,
                alike ? seen.hex() : seen.start(),
                alike ? pinned.hex() : pinned.start());
    }
}
