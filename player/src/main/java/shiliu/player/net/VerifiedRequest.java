package shiliu.player.net;

import java.util.Optional;
import shiliu.player.net.RequestRefusedException.Reason;
import shiliu.player.playlist.Sha256;

/**
 * A request whose head was verified. Its body must still prove to be the signed one: call {@link #checkBody} before
 * believing it.
 *
 * @param keyId whose signature it bears
 * @param body the hash of the body that was signed; empty where none may follow
 */
public record VerifiedRequest(String keyId, String nonce, Optional<Sha256> body) {
    /** Refuses any other body than the one that was signed; an empty one has no hash. */
    public void checkBody(Optional<Sha256> received) throws RequestRefusedException {
        if (!body.equals(received)) {
            throw new RequestRefusedException(Reason.DIGEST_DIFFERS, nonce, "the body is not the one that was signed");
        }
    }
}
