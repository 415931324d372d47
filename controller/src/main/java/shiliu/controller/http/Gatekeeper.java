package shiliu.controller.http;

import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import shiliu.controller.people.Accounts;
import shiliu.controller.people.Caller;
import shiliu.player.bundle.Keys;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.net.NonceMemory;
import shiliu.player.net.RequestLine;
import shiliu.player.net.RequestRefusedException;
import shiliu.player.net.RequestVerifier;
import shiliu.player.net.VerifiedRequest;

/** Decides who comes in: checks signatures, knows the keys, asks the route's {@link Access}. Thread-safe; slow (0.7 ms). */
final class Gatekeeper {
    private static final List<String> FIELDS = List.of("signature-input", "signature", "content-digest");

    private final Accounts accounts;
    private final RequestVerifier verifier;
    /** Keys that nobody knows yet have a memory of their own, so that strangers cannot fill that of the others. */
    private final RequestVerifier newcomers;

    private final InstantSource clock;

    Gatekeeper(Accounts accounts, RequestVerifier verifier, InstantSource clock) {
        this.accounts = accounts;
        this.verifier = verifier;
        this.newcomers = new RequestVerifier(new NonceMemory(10_000, 100), clock.instant());
        this.clock = clock;
    }

    /** Somebody who signed, and what the body must be. */
    record Admitted(Caller caller, VerifiedRequest request) {}

    /** What the signature of a request is checked by; on the event loop, before the request is gone. */
    static RequestVerifier.Head head(HttpServerRequest request) throws HttpRefusal {
        Map<String, List<String>> fields = new java.util.HashMap<>();
        FIELDS.forEach(name -> fields.put(name, request.headers().getAll(name)));
        try {
            RequestLine line = RequestLine.of(request.method().name(), request.uri());
            return new RequestVerifier.Head(line, name -> fields.getOrDefault(name, List.of()), hasBody(request));
        } catch (IllegalArgumentException e) {
            throw HttpRefusal.of(400, "http.bad-request");
        }
    }

    /** Whether a body that is not empty follows. */
    static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        return request.getHeader("transfer-encoding") != null || (length != null && !length.equals("0"));
    }

    /**
     * Who signed the request and may use the route, whose path names {@code screen} or nothing.
     *
     * @param signed told who it is, before it is asked whether they may
     */
    Admitted admit(Access access, RequestVerifier.Head head, String screen, Consumer<Caller> signed)
            throws RequestRefusedException, HttpRefusal {
        VerifiedRequest verified =
                verifier.verify(head, id -> accounts.byKey(id).map(Caller::publicKey), clock.instant());
        // Asked anew: between the two the key may have been revoked.
        Optional<Caller> caller = accounts.byKey(verified.keyId());
        caller.ifPresent(signed);
        if (caller.filter(known -> access.admits(known, screen)).isEmpty()) {
            boolean waits = caller.filter(known -> access.confirmed() && !known.confirmed())
                    .isPresent();
            String why = accounts.lapsed(verified.keyId()) ? "http.key-lapsed" : "http.not-confirmed";
            throw HttpRefusal.of(403, waits ? why : "http.not-permitted");
        }
        return new Admitted(caller.get(), verified);
    }

    /** Checks that a new key's owner signed the request that brings it. */
    VerifiedRequest admitNewKey(RequestVerifier.Head head, byte[] body) throws RequestRefusedException, JsonException {
        byte[] key = newKey(body);
        String keyId = Keys.id(key);
        return newcomers.verify(head, id -> id.equals(keyId) ? Optional.of(key) : Optional.empty(), clock.instant());
    }

    private static byte[] newKey(byte[] body) throws JsonException {
        try {
            return Base64.getDecoder().decode(Json.peek(body, "key"));
        } catch (IllegalArgumentException e) {
            throw new JsonException("key is not base64");
        }
    }
}
