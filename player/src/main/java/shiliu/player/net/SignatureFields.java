package shiliu.player.net;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import shiliu.player.net.RequestRefusedException.Reason;
import shiliu.player.playlist.Sha256;

/** The signature of a request as read from its header fields; stricter than the standard, as both ends are ours. */
final class SignatureFields {
    private static final int MAX_FIELD = 1024;
    private static final Set<String> PARAMETERS = Set.of("created", "nonce", "keyid", "alg");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern ALGORITHM = Pattern.compile(Pattern.quote(SignatureBase.ALGORITHM));
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{64}");

    private final InnerList covered;
    private final long created;
    private final String nonce;
    private final String keyId;
    private final byte[] bytes;
    private final Optional<Sha256> body;

    private SignatureFields(InnerList covered, byte[] bytes, Optional<Sha256> body) throws RequestRefusedException {
        require(covered.getParams().keySet().equals(PARAMETERS), "other parameters than asked for");
        require(parameter(covered, "created") instanceof Long, "created");
        this.created = (Long) parameter(covered, "created");
        this.nonce = text(covered, "nonce", NONCE);
        this.keyId = text(covered, "keyid", KEY_ID);
        text(covered, "alg", ALGORITHM);
        this.covered = covered;
        this.bytes = bytes;
        this.body = body;
    }

    static SignatureFields read(RequestVerifier.Head head) throws RequestRefusedException {
        if (head.fields().apply("signature-input").isEmpty()
                && head.fields().apply("signature").isEmpty()) {
            throw new RequestRefusedException(Reason.MISSING, "no signature");
        }
        try {
            Map.Entry<String, ListElement<?>> input = single(head, "signature-input");
            Map.Entry<String, ListElement<?>> signature = single(head, "signature");
            require(input.getKey().equals(signature.getKey()), "labels differ");
            InnerList covered = inner(input.getValue());
            checkCovered(covered, head.hasBody());
            byte[] bytes = bytes(signature.getValue());
            return new SignatureFields(covered, bytes, digest(head));
        } catch (ParseException e) {
            throw malformed("not a structured field");
        }
    }

    private static Optional<Sha256> digest(RequestVerifier.Head head) throws RequestRefusedException {
        if (!head.hasBody()) {
            require(head.fields().apply(SignatureBase.DIGEST_FIELD).isEmpty(), "a digest without a body");
            return Optional.empty();
        }
        Map.Entry<String, ListElement<?>> digest = single(head, SignatureBase.DIGEST_FIELD);
        byte[] hash = bytes(digest.getValue());
        require(digest.getKey().equals(SignatureBase.DIGEST_NAME) && hash.length == 32, "not a sha-256 digest");
        return Optional.of(new Sha256(HexFormat.of().formatHex(hash)));
    }

    byte[] base(RequestLine line) {
        String digest = body.map(SignatureBase::digestField).orElse("");
        return SignatureBase.of(covered, component -> SignatureBase.value(component, line, digest));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    long created() {
        return created;
    }

    String nonce() {
        return nonce;
    }

    String keyId() {
        return keyId;
    }

    Optional<Sha256> body() {
        return body;
    }

    /** The only member of a dictionary that comes once; written as everybody would write it, so nothing hides in it. */
    private static Map.Entry<String, ListElement<?>> single(RequestVerifier.Head head, String field)
            throws RequestRefusedException {
        List<String> lines = head.fields().apply(field);
        require(lines.size() == 1, "one " + field + " is wanted");
        String text = lines.get(0);
        require(text.length() <= MAX_FIELD, field + " is too long");
        Dictionary dictionary = Parser.parseDictionary(text);
        require(dictionary.serialize().equals(text), field + " is not in its plain form");
        require(dictionary.get().size() == 1, "one member of " + field + " is wanted");
        return dictionary.get().entrySet().iterator().next();
    }

    private static InnerList inner(ListElement<?> element) throws RequestRefusedException {
        if (element instanceof InnerList list) {
            return list;
        }
        throw malformed("no list of components");
    }

    private static byte[] bytes(ListElement<?> element) throws RequestRefusedException {
        if (element instanceof ByteSequenceItem item && item.getParams().isEmpty()) {
            ByteBuffer buffer = item.get().duplicate();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
        throw malformed("no bytes");
    }

    private static void checkCovered(InnerList covered, boolean hasBody) throws RequestRefusedException {
        for (Item<?> component : covered.get()) {
            require(component.getParams().isEmpty(), "a component with parameters");
        }
        List<?> names = covered.get().stream().map(Item::get).toList();
        require(names.equals(SignatureBase.components(hasBody)), "covers something else than asked for");
    }

    private static Object parameter(InnerList covered, String name) throws RequestRefusedException {
        Item<?> item = covered.getParams().get(name);
        if (item == null) {
            throw malformed(name);
        }
        return item.get();
    }

    private static String text(InnerList covered, String name, Pattern pattern) throws RequestRefusedException {
        if (covered.getParams().get(name) instanceof StringItem item
                && pattern.matcher(item.get()).matches()) {
            return item.get();
        }
        throw malformed(name);
    }

    private static void require(boolean holds, String detail) throws RequestRefusedException {
        if (!holds) {
            throw malformed(detail);
        }
    }

    private static RequestRefusedException malformed(String detail) {
        return new RequestRefusedException(Reason.MALFORMED, detail);
    }
}
