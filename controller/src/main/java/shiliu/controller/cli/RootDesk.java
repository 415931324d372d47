package shiliu.controller.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.api.RootRequest;
import shiliu.controller.people.RootChange;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/** An administrator's signature under the next trust root: given at once, or passed on in a file where it takes several. */
final class RootDesk {
    private final Workplace workplace;
    private final ControllerClient client;
    private TrustRoot current;

    private RootDesk(Workplace workplace, ControllerClient client, TrustRoot current) {
        this.workplace = workplace;
        this.client = client;
        this.current = current;
    }

    /** With the newest root, followed from the one that this machine knows. */
    static RootDesk open(Workplace workplace, ControllerClient client) throws CommandException {
        return new RootDesk(workplace, client, follow(workplace, client));
    }

    TrustRoot current() {
        return current;
    }

    /** The next root as enough people signed it; with too few it goes into a file, and the next to sign is told how. */
    Optional<Envelope> sign(TrustRoot next, SigningKey own, RootSigners signers) throws CommandException {
        return sign(next, List.of(own), signers);
    }

    /** The same where somebody has two keys. */
    Optional<Envelope> sign(TrustRoot next, List<SigningKey> own, RootSigners signers) throws CommandException {
        return passOn(Envelope.sign(DocumentType.ROOT, next, signers.keys(own)), next, signers.out());
    }

    /** More signatures under what others signed. */
    Optional<Envelope> signAlso(Half half, SigningKey own, RootSigners signers) throws CommandException {
        Envelope signed = half.envelope();
        for (SigningKey key : signers.keys(List.of(own))) {
            boolean before =
                    signed.signatures().stream().anyMatch(one -> one.keyid().equals(key.keyId()));
            if (!before) {
                signed = signed.signedAlsoBy(key);
            }
        }
        if (signed.signatures().size() == half.envelope().signatures().size()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.root-signed-before");
        }
        return passOn(signed, half.next(), signers.out());
    }

    private Optional<Envelope> passOn(Envelope signed, TrustRoot next, Optional<Path> out) throws CommandException {
        int before = rootPeople(signed, current);
        int after = rootPeople(signed, next);
        if (before >= current.threshold(Role.ROOT) && after >= next.threshold(Role.ROOT)) {
            return Optional.of(signed);
        }
        if (before == 0) {
            throw CommandException.of(ExitCode.NOT_PERMITTED, "cli.no-root-key");
        }
        if (after == 0) {
            throw CommandException.of(ExitCode.FAILED, "cli.root-own-key");
        }
        int needed = Math.max(current.threshold(Role.ROOT), next.threshold(Role.ROOT));
        Path file = out.orElseThrow(() -> CommandException.of(ExitCode.BAD_INPUT, "cli.root-needs-out", needed));
        OrderDesk.write(file, signed.bytes());
        int have = Math.min(before, after);
        workplace.terminal().document(new Passed(file, next.version(), have, needed));
        workplace.terminal().result("cli.root-passed", file, have, needed, Called.name());
        return Optional.empty();
    }

    /** What {@code --json} prints where a file went out. */
    record Passed(Path file, int version, int signatures, int needed) {}

    /** How many people of the root role the signatures name; whether they hold, the controller says. */
    private static int rootPeople(Envelope signed, TrustRoot root) {
        Set<String> people = new HashSet<>();
        for (Envelope.Signature signature : signed.signatures()) {
            root.keys().stream()
                    .filter(key ->
                            key.roles().contains(Role.ROOT) && key.keyId().equals(signature.keyid()))
                    .forEach(key -> people.add(key.person()));
        }
        return people.size();
    }

    /** Sends what enough people signed; what did not have enough went into a file. */
    void take(Optional<Envelope> signed, TrustRoot next) throws CommandException {
        if (signed.isEmpty()) {
            return;
        }
        client.post("/v1/roots", new RootRequest(signed.get()), RootRequest.class);
        keepNewest();
        workplace.terminal().document(next);
        workplace.terminal().result("cli.root-taken", next.version());
    }

    /** A next root that others signed already. */
    record Half(Envelope envelope, TrustRoot next) {}

    Half read(Path file) throws CommandException {
        Envelope envelope = OrderFile.envelope(file);
        try {
            if (!envelope.payloadType().equals(DocumentType.ROOT.mediaType())) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.no-root", file);
            }
            TrustRoot next = Json.read(envelope.payloadBytes(), TrustRoot.class);
            if (next.version() != current.version() + 1) {
                throw CommandException.of(ExitCode.FAILED, "cli.root-overtaken", next.version(), current.version());
            }
            return new Half(envelope, next);
        } catch (JsonException | IllegalArgumentException e) {
            throw Unread.of(file, e);
        }
    }

    /** Says what the next root changes, line by line; what changes nothing that there are words for is refused. */
    void tell(TrustRoot next) throws CommandException {
        List<String> lines =
                new RootWords(workplace.terminal().messages()).lines(current, next, RootChange.between(current, next));
        if (lines.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.trust-nothing-new");
        }
        lines.forEach(workplace.terminal()::line);
    }

    /** Keeps the newest root at once: a restored controller is told by it who was shut out. */
    void keepNewest() throws CommandException {
        current = follow(workplace, client);
    }

    private static TrustRoot follow(Workplace workplace, ControllerClient client) throws CommandException {
        Identity known = Identity.load(workplace.home());
        Identity newest =
                new Identity(known.person(), known.controller(), known.certificate(), client.roots(known.roots()));
        newest.save(workplace.home());
        return ControllerOptions.root(newest.roots());
    }
}
