package shiliu.player.bundle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/** An envelope of the wanted type, opened; who signed it is asked before its payload is read. */
final class Signed {
    /** More signatures than any document of ours needs; each costs about a millisecond. */
    private static final int MOST_SIGNATURES = 64;

    private final DocumentType type;
    private final Envelope envelope;
    private final byte[] payload;

    private Signed(DocumentType type, Envelope envelope, byte[] payload) {
        this.type = type;
        this.envelope = envelope;
        this.payload = payload;
    }

    static Signed open(DocumentType type, byte[] bytes) throws BundleException {
        try {
            Envelope envelope = Envelope.read(bytes);
            if (!envelope.payloadType().equals(type.mediaType())) {
                throw new BundleException.WrongType(type, envelope.payloadType());
            }
            if (envelope.signatures().size() > MOST_SIGNATURES) {
                throw new BundleException.Malformed(type, "more than " + MOST_SIGNATURES + " signatures");
            }
            return new Signed(type, envelope, envelope.payloadBytes());
        } catch (JsonException e) {
            throw new BundleException.Malformed(type, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new BundleException.Malformed(type, "payload is not base64");
        }
    }

    DocumentType type() {
        return type;
    }

    Sha256 hash() {
        return Sha256.of(payload);
    }

    /** A signature that holds, and the key that it is of. */
    record Held(TrustedKey key, Envelope.Signature signature) {}

    /** The keys of {@code root} whose signatures hold, each once; signatures of unknown keys do not matter. */
    List<TrustedKey> signers(TrustRoot root) throws BundleException {
        return held(root).stream().map(Held::key).toList();
    }

    /** The same with their signatures. */
    List<Held> held(TrustRoot root) throws BundleException {
        if (envelope.signatures().isEmpty()) {
            throw new BundleException.Unsigned(type);
        }
        byte[] message = Envelope.preAuthentication(type.mediaType(), payload);
        boolean known = false;
        Set<String> counted = new HashSet<>();
        List<Held> held = new ArrayList<>();
        for (Envelope.Signature signature : envelope.signatures()) {
            for (TrustedKey key : root.keys()) {
                if (key.keyId().equals(signature.keyid()) && !counted.contains(key.keyId())) {
                    known = true;
                    if (holds(key, message, signature)) {
                        counted.add(key.keyId());
                        held.add(new Held(key, signature));
                    }
                }
            }
        }
        if (held.isEmpty()) {
            throw known ? new BundleException.BadSignature(type) : new BundleException.UnknownKey(type);
        }
        return held;
    }

    /** The envelope with these signatures and no others. */
    Envelope with(List<Held> held) {
        return new Envelope(
                envelope.payloadType(),
                envelope.payload(),
                held.stream().map(Held::signature).toList());
    }

    /** Those of {@code signers} that still count at {@code instant}; refuses where none does. */
    List<TrustedKey> inForce(List<TrustedKey> signers, Instant instant) throws BundleException {
        List<TrustedKey> counting =
                signers.stream().filter(key -> key.inForce(instant)).toList();
        if (counting.isEmpty()) {
            TrustedKey lapsed = signers.get(0);
            throw new BundleException.KeyLapsed(
                    type, lapsed.person(), lapsed.until().orElseThrow());
        }
        return counting;
    }

    /** Those of {@code signers} with the role anywhere; refuses where they are fewer than {@code threshold} people. */
    List<TrustedKey> require(List<TrustedKey> signers, Role role, int threshold) throws BundleException {
        List<TrustedKey> able =
                signers.stream().filter(key -> key.roles().contains(role)).toList();
        if (able.isEmpty()) {
            throw new BundleException.WrongRole(type, role);
        }
        requirePeople(people(able, key -> true), role, threshold);
        return able;
    }

    /** As {@link #require(List, Role, int)} for one community. */
    void require(List<TrustedKey> signers, Role role, String community, int threshold) throws BundleException {
        List<TrustedKey> able = require(signers, role, threshold);
        Set<String> people = people(able, key -> key.may(role, community));
        if (people.isEmpty()) {
            throw new BundleException.OtherCommunity(type.name().toLowerCase(java.util.Locale.ROOT), community);
        }
        requirePeople(people, role, threshold);
    }

    /** The distinct people behind the keys that pass. */
    static Set<String> people(List<TrustedKey> keys, Predicate<TrustedKey> passes) {
        return keys.stream().filter(passes).map(TrustedKey::person).collect(Collectors.toSet());
    }

    <T> T read(Class<T> wanted) throws BundleException {
        try {
            String format = Json.peek(payload, "format");
            if (!format.equals("1")) {
                throw new BundleException.FormatUnknown(type, format);
            }
            return Json.read(payload, wanted);
        } catch (JsonException e) {
            throw new BundleException.Malformed(type, String.valueOf(e.getMessage()));
        }
    }

    private void requirePeople(Set<String> people, Role role, int threshold) throws BundleException {
        if (people.size() < threshold) {
            throw new BundleException.BelowThreshold(type, role, people.size(), threshold);
        }
    }

    private static boolean holds(TrustedKey key, byte[] message, Envelope.Signature signature) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature.sig().getBytes(StandardCharsets.ISO_8859_1));
            return Keys.verify(key.bytes(), message, bytes);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
