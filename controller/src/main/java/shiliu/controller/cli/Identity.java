package shiliu.controller.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.Envelope;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.net.Fingerprint;

/**
 * Who uses this machine and which controller they belong to; kept in one folder: {@code identity.json}, the encrypted
 * key, the trust roots as they were checked at login, and what was looked at in reviews.
 *
 * @param certificate by which the controller is known, where it is reached by TLS
 * @param roots every trust root's envelope from version 1
 */
record Identity(String person, String controller, Optional<Fingerprint> certificate, List<Envelope> roots) {
    static final String FILE = "identity.json";
    static final String KEY = "key.json";

    Identity {
        roots = List.copyOf(roots);
    }

    /** Of a controller on this machine, without TLS. */
    Identity(String person, String controller, List<Envelope> roots) {
        this(person, controller, Optional.empty(), roots);
    }

    URI address() {
        return URI.create(controller);
    }

    static Identity load(Path home) throws CommandException {
        return find(home)
                .orElseThrow(
                        () -> CommandException.of(ExitCode.NOT_PERMITTED, "cli.not-logged-in", home, Called.name()));
    }

    static Optional<Identity> find(Path home) throws CommandException {
        Path file = home.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.readEnvelope(Disk.real(home).read(FILE, Json.MAX_ENVELOPE_BYTES), Identity.class));
        } catch (IOException | JsonException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.identity-unreadable", file, e.getMessage());
        }
    }

    void save(Path home) throws CommandException {
        try {
            Disk.real(home).writePrivate(FILE, Json.write(this));
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", home.resolve(FILE), e.getMessage());
        }
    }
}
