package shiliu.player.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;

/** The body of a request, with the hash that its signature covers; can be sent more than once. */
public final class Body {
    /** No body. */
    public static final Body NONE = new Body("", Optional.empty(), BodyPublishers::noBody);

    private final String type;
    private final Optional<Sha256> hash;
    private final Supplier<BodyPublisher> publisher;

    private Body(String type, Optional<Sha256> hash, Supplier<BodyPublisher> publisher) {
        this.type = type;
        this.hash = hash;
        this.publisher = publisher;
    }

    /** A record of ours as JSON. */
    public static Body json(Object document) {
        return of("application/json", Json.write(document));
    }

    /** These bytes, which must not change any more. */
    public static Body of(String type, byte[] bytes) {
        if (bytes.length == 0) {
            return NONE;
        }
        return new Body(type, Optional.of(Sha256.of(bytes)), () -> BodyPublishers.ofByteArray(bytes));
    }

    /** These bytes; {@code sent} hears how many of them were handed to the network so far, from 0 on at each try. */
    public static Body of(String type, byte[] bytes, LongConsumer sent) {
        if (bytes.length == 0) {
            return NONE;
        }
        return new Body(
                type,
                Optional.of(Sha256.of(bytes)),
                () -> new CountingPublisher(BodyPublishers.ofByteArray(bytes), sent));
    }

    /** A file, read twice: for its hash and while it is sent. Empty files are refused. */
    public static Body file(String type, Path file, LongConsumer sent) throws IOException {
        if (Files.size(file) == 0) {
            throw new IOException(file + " is empty");
        }
        return new Body(type, Optional.of(hash(file)), () -> new CountingPublisher(publish(file), sent));
    }

    String type() {
        return type;
    }

    Optional<Sha256> hash() {
        return hash;
    }

    BodyPublisher publisher() {
        return publisher.get();
    }

    private static BodyPublisher publish(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Sha256 hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[64 * 1024];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
            return new Sha256(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
