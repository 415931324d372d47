package shiliu.player.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/**
 * A signed document: DSSE v1 (dead simple signing envelope). Signatures are over {@code DSSEv1 len type len payload};
 * nothing of the payload is looked at before they hold.
 *
 * @param payload base64
 */
public record Envelope(String payloadType, String payload, List<Signature> signatures) {
    /** One signature: the id of its key and 64 bytes in base64. */
    public record Signature(String keyid, String sig) {}

    public Envelope {
        signatures = List.copyOf(signatures);
    }

    /** Signs the JSON of {@code document} with each of {@code keys}. */
    public static Envelope sign(DocumentType type, Object document, List<SigningKey> keys) {
        return sign(type, Json.write(type.payload().cast(document)), keys);
    }

    /** Signs these very bytes with each of {@code keys}. */
    public static Envelope sign(DocumentType type, byte[] payload, List<SigningKey> keys) {
        byte[] message = preAuthentication(type.mediaType(), payload);
        List<Signature> signatures = new ArrayList<>();
        for (SigningKey key : keys) {
            signatures.add(new Signature(key.keyId(), Base64.getEncoder().encodeToString(key.sign(message))));
        }
        return new Envelope(type.mediaType(), Base64.getEncoder().encodeToString(payload), signatures);
    }

    /** The same document with one more signature, for what needs two people. */
    public Envelope signedAlsoBy(SigningKey key) {
        List<Signature> more = new ArrayList<>(signatures);
        more.add(new Signature(key.keyId(), Base64.getEncoder().encodeToString(key.sign(message()))));
        return new Envelope(payloadType, payload, more);
    }

    /** Reads an envelope; its payload stays unread. */
    public static Envelope read(byte[] json) throws JsonException {
        return Json.readEnvelope(json, Envelope.class);
    }

    public byte[] bytes() {
        return Json.write(this);
    }

    /** The payload's bytes; an {@link IllegalArgumentException} where they are no base64. */
    public byte[] payloadBytes() {
        return Base64.getDecoder().decode(payload);
    }

    /** What an order is called by a resume that lifts it. */
    public Sha256 payloadHash() {
        return Sha256.of(payloadBytes());
    }

    /** What the signatures are over. */
    public byte[] message() {
        return preAuthentication(payloadType, payloadBytes());
    }

    /** DSSE's pre-authentication encoding. */
    static byte[] preAuthentication(String type, byte[] payload) {
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("DSSEv1 " + typeBytes.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(typeBytes);
        out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }
}
