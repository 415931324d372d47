package shiliu.player.net;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields that make a request a signed one.
 *
 * @param nonce what makes it unique; a refusal for a wrong clock is bound to it
 * @param contentDigest only where there is a body
 */
public record SignatureHeaders(String nonce, Optional<String> contentDigest, String signatureInput, String signature) {
    /** By field name, in the order in which they are sent. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        contentDigest.ifPresent(digest -> fields.put("Content-Digest", digest));
        fields.put("Signature-Input", signatureInput);
        fields.put("Signature", signature);
        return fields;
    }
}
