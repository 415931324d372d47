package shiliu.player.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.StringItem;
import shiliu.player.playlist.Sha256;

/** The bytes that a request signature is over (RFC 9421 section 2.5), and which components ours cover. */
final class SignatureBase {
    static final String ALGORITHM = "ed25519";
    static final String DIGEST_FIELD = "content-digest";
    /** Named so in RFC 9530. */
    static final String DIGEST_NAME = "sha-256";

    private static final List<String> WITHOUT_BODY = List.of("@method", "@path", "@query");
    private static final List<String> WITH_BODY = List.of("@method", "@path", "@query", DIGEST_FIELD);

    private SignatureBase() {}

    /** What must be covered: nothing less, nothing more, in this order. */
    static List<String> components(boolean hasBody) {
        return hasBody ? WITH_BODY : WITHOUT_BODY;
    }

    /** The value of {@code Signature-Input} behind its label. */
    static InnerList parameters(List<String> components, long created, String nonce, String keyId) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("created", created);
        parameters.put("nonce", nonce);
        parameters.put("keyid", keyId);
        parameters.put("alg", ALGORITHM);
        List<Item<? extends Object>> names = new ArrayList<>();
        components.forEach(name -> names.add(StringItem.valueOf(name)));
        return InnerList.valueOf(names).withParams(Parameters.valueOf(parameters));
    }

    /** One line for each covered component, then the parameters themselves. */
    static byte[] of(InnerList covered, UnaryOperator<String> value) {
        StringBuilder base = new StringBuilder(512);
        for (Item<?> component : covered.get()) {
            base.append(component.serialize()).append(": ");
            base.append(value.apply((String) component.get())).append('\n');
        }
        base.append("\"@signature-params\": ").append(covered.serialize());
        return base.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The value of a component of ours. */
    static String value(String component, RequestLine line, String digestField) {
        return switch (component) {
            case "@method" -> line.method();
            case "@path" -> line.path();
            // The question mark belongs to the value, also where there is no query (RFC 9421 section 2.2.7).
            case "@query" -> "?" + line.query();
            case DIGEST_FIELD -> digestField;
            default -> throw new IllegalArgumentException("not a component of ours");
        };
    }

    /** The {@code Content-Digest} of a body (RFC 9530). */
    static String digestField(Sha256 body) {
        byte[] bytes = HexFormat.of().parseHex(body.hex());
        return DIGEST_NAME + "=:" + Base64.getEncoder().encodeToString(bytes) + ":";
    }
}
