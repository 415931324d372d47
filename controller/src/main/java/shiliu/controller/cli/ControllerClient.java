package shiliu.controller.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.JsonException;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.net.ApiException;
import shiliu.player.net.Body;
import shiliu.player.net.Endpoint;
import shiliu.player.net.ProblemDocument;
import shiliu.player.net.Reply;
import shiliu.player.net.RequestSigner;
import shiliu.player.net.SignedHttp;
import shiliu.player.net.UnreachableException;
import shiliu.player.net.WrongCertificateException;
import shiliu.player.playlist.Sha256;

/** One person's talk with the controller; every refusal becomes the exit code that scripts know. */
final class ControllerClient {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final int KEY_BYTES = 18;

    private final URI address;
    private final SignedHttp http;
    private final SecureRandom random = new SecureRandom();

    /** Without TLS. */
    ControllerClient(
            URI address, Optional<SigningKey> key, Optional<TrustRoot> root, InstantSource clock, Messages messages) {
        this(Endpoint.of(address), key, root, clock, messages);
    }

    /** The controller's time is believed where a key signed it that {@code root} names for the controller. */
    ControllerClient(
            Endpoint controller,
            Optional<SigningKey> key,
            Optional<TrustRoot> root,
            InstantSource clock,
            Messages messages) {
        this.address = controller.address();
        this.http = new SignedHttp(
                controller,
                new SignedHttp.Identity(
                        key.map(k -> new RequestSigner(k, new SecureRandom())),
                        clock,
                        (envelope, nonce) -> root.flatMap(r -> time(r, envelope, nonce))),
                DEADLINE,
                messages.chinese() ? Locale.CHINESE : Locale.ENGLISH);
    }

    private static Optional<Instant> time(TrustRoot root, Envelope envelope, String nonce) {
        try {
            return Optional.of(
                    BundleVerifier.time(root, envelope.bytes(), nonce).time());
        } catch (BundleException e) {
            return Optional.empty();
        }
    }

    <T> T get(String path, Class<T> type) throws CommandException {
        return document(send("GET", path, Body.NONE), type);
    }

    <T> List<T> list(String path, Class<T> type) throws CommandException {
        try {
            return send("GET", path, Body.NONE).asList(type);
        } catch (JsonException e) {
            throw notOurs(e);
        }
    }

    <T> List<T> postForList(String path, Object document, Class<T> type) throws CommandException {
        try {
            return change("POST", path, Body.json(document)).asList(type);
        } catch (JsonException e) {
            throw notOurs(e);
        }
    }

    <T> T post(String path, Object document, Class<T> type) throws CommandException {
        return post(path, Body.json(document), type);
    }

    <T> T post(String path, Body body, Class<T> type) throws CommandException {
        return document(change("POST", path, body), type);
    }

    <T> T put(String path, Object document, Class<T> type) throws CommandException {
        return document(send("PUT", path, Body.json(document)), type);
    }

    void delete(String path) throws CommandException {
        change("DELETE", path, Body.NONE);
    }

    /** Adds a piece to an upload; where another one is next the answer is how the upload stands. */
    <T> T append(String path, long offset, Body piece, Class<T> type) throws CommandException {
        try {
            return document(exchange("PATCH", path + "?offset=" + offset, piece), type);
        } catch (ApiException e) {
            if (e.status() == 409) {
                return get(path, type);
            }
            throw refusal(e);
        }
    }

    /** A change with a key of its own: should the answer be lost it is asked for once more, and nothing is done twice. */
    private Reply change(String method, String path, Body body) throws CommandException {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String keyed = path + (path.contains("?") ? "&" : "?") + "idempotency-key=" + key;
        long begun = System.nanoTime();
        try {
            try {
                return http.send(method, keyed, body);
            } catch (UnreachableException e) {
                if (!lost(e, System.nanoTime() - begun)) {
                    throw e;
                }
                return http.send(method, keyed, body);
            }
        } catch (ApiException e) {
            throw refusal(e);
        } catch (UnreachableException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Whether the connection broke while the answer was waited for; what took half the deadline is not tried again. */
    private static boolean lost(UnreachableException e, long nanos) {
        Throwable cause = e.getCause();
        return cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof SSLException)
                && nanos < DEADLINE.toNanos() / 2;
    }

    byte[] bytes(String path) throws CommandException {
        return send("GET", path, Body.NONE).body();
    }

    /** A blob whose bytes have the wanted hash. */
    byte[] blob(BlobRef ref) throws CommandException {
        byte[] bytes = bytes("/v1/blobs/" + ref.sha256());
        if (bytes.length != ref.length() || !Sha256.of(bytes).equals(ref.sha256())) {
            throw CommandException.of(ExitCode.FAILED, "cli.blob-damaged", ref.sha256());
        }
        return bytes;
    }

    /** The chain of trust roots, continued from {@code known}; each must follow from the one before. */
    List<Envelope> roots(List<Envelope> known) throws CommandException {
        List<Envelope> chain = new ArrayList<>(known);
        while (true) {
            Optional<Envelope> next = root(chain.size() + 1);
            if (next.isEmpty()) {
                return chain;
            }
            chain.add(next.get());
            ControllerOptions.root(chain);
        }
    }

    private Optional<Envelope> root(int version) throws CommandException {
        try {
            return Optional.of(Envelope.read(
                    exchange("GET", "/v1/roots/" + version, Body.NONE).body()));
        } catch (ApiException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw refusal(e);
        } catch (JsonException e) {
            throw notOurs(e);
        }
    }

    Reply send(String method, String path, Body body) throws CommandException {
        try {
            return exchange(method, path, body);
        } catch (ApiException e) {
            throw refusal(e);
        }
    }

    private Reply exchange(String method, String path, Body body) throws ApiException, CommandException {
        try {
            return http.send(method, path, body);
        } catch (UnreachableException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private CommandException unreachable(UnreachableException e) {
        return WrongCertificateException.in(e)
                .map(wrong -> new CommandException(ExitCode.UNREACHABLE, wrong.reason(address), List.of()))
                .orElseGet(() -> CommandException.of(ExitCode.UNREACHABLE, "cli.unreachable", address, e.getMessage()));
    }

    private static CommandException interrupted() {
        Thread.currentThread().interrupt();
        return CommandException.of(ExitCode.UNREACHABLE, "cli.interrupted");
    }

    private <T> T document(Reply reply, Class<T> type) throws CommandException {
        try {
            return reply.as(type);
        } catch (JsonException e) {
            throw notOurs(e);
        }
    }

    private CommandException notOurs(JsonException e) {
        return CommandException.of(ExitCode.FAILED, "cli.not-a-controller", address, e.getMessage());
    }

    private static CommandException refusal(ApiException e) {
        List<String> details = e.problems().stream().map(ControllerClient::line).toList();
        ExitCode code = switch (e.status()) {
            case 401, 403 -> ExitCode.NOT_PERMITTED;
            case 400, 413, 414, 415, 422, 431 -> ExitCode.BAD_INPUT;
            case 429, 502, 503, 504 -> ExitCode.UNREACHABLE;
            default -> ExitCode.FAILED;
        };
        return new CommandException(code, Message.of("cli.refused", e.detail()), details);
    }

    private static String line(ProblemDocument.Place place) {
        String where = place.line() == 0 ? place.file() : place.file() + ":" + place.line() + ":" + place.column();
        return where + "  " + place.message()
                + place.suggestion().map(s -> "  →  " + s).orElse("");
    }
}
