package shiliu.player.net;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.InnerList;
import shiliu.player.bundle.SigningKey;
import shiliu.player.playlist.Sha256;

/** Signs requests with one Ed25519 key (RFC 9421): method, path, query and, where there is one, the body. Thread-safe. */
public final class RequestSigner {
    private static final int NONCE_BYTES = 16;

    private final SigningKey key;
    private final SecureRandom random;

    public RequestSigner(SigningKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    public String keyId() {
        return key.keyId();
    }

    /** The fields for one request at {@code now}, with a nonce of their own; {@code body} is the hash of a body that is not empty. */
    public SignatureHeaders sign(RequestLine line, Optional<Sha256> body, Instant now) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Optional<String> digest = body.map(SignatureBase::digestField);
        InnerList covered = SignatureBase.parameters(
                SignatureBase.components(body.isPresent()), now.getEpochSecond(), nonce, key.keyId());
        byte[] base = SignatureBase.of(covered, component -> SignatureBase.value(component, line, digest.orElse("")));
        String signature = ByteSequenceItem.valueOf(key.sign(base)).serialize();
        return new SignatureHeaders(nonce, digest, "sig1=" + covered.serialize(), "sig1=" + signature);
    }
}
