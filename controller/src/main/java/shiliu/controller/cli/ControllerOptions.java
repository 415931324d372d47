package shiliu.controller.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.net.Endpoint;
import shiliu.player.net.Fingerprint;

/** How a command reaches the controller and signs as this person: options shared by all that do. */
final class ControllerOptions {
    @Option(names = "--controller", paramLabel = "URL", descriptionKey = "option.controller")
    private Optional<String> controller = Optional.empty();

    @Option(names = "--passphrase-file", paramLabel = "FILE", descriptionKey = "option.passphrase-file")
    private Optional<Path> passphraseFile = Optional.empty();

    @Option(names = "--certificate", paramLabel = "SHA256", descriptionKey = "option.certificate")
    private Optional<String> certificate = Optional.empty();

    /** Where it is and the certificate by which it is known: as typed, else as it was at login. */
    Endpoint endpoint(Workplace workplace) throws CommandException {
        URI address = address(workplace);
        boolean tls = "https".equals(address.getScheme());
        if (!tls) {
            if (certificate.isPresent()) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.certificate-http");
            }
            return Endpoint.of(address);
        }
        if (certificate.isPresent()) {
            return new Endpoint(
                    address,
                    Optional.of(Fingerprint.parse(certificate.get())
                            .orElseThrow(() -> CommandException.of(
                                    ExitCode.BAD_INPUT, "cli.bad-certificate", certificate.get()))));
        }
        Optional<Fingerprint> known = Identity.find(workplace.home()).flatMap(Identity::certificate);
        if (known.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.no-certificate", address);
        }
        return new Endpoint(address, known);
    }

    /** {@code --controller}, {@code SHILIU_CONTROLLER}, where this person logged in, or the default port here. */
    URI address(Workplace workplace) throws CommandException {
        Optional<String> remembered = Identity.find(workplace.home()).map(Identity::controller);
        String text = controller
                .or(() -> Optional.ofNullable(workplace.environment().get("SHILIU_CONTROLLER"))
                        .filter(t -> !t.isBlank()))
                .or(() -> remembered)
                .orElse("http://127.0.0.1:8460");
        if (!text.matches("https?://[^/?#@]+/?")) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-address", text);
        }
        try {
            return new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (java.net.URISyntaxException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-address", text);
        }
    }

    /** Talks as the person who logged in here. */
    ControllerClient client(Workplace workplace) throws CommandException {
        return client(workplace, unlock(workplace));
    }

    ControllerClient client(Workplace workplace, SigningKey key) throws CommandException {
        TrustRoot root = root(Identity.load(workplace.home()).roots());
        return new ControllerClient(
                endpoint(workplace),
                Optional.of(key),
                Optional.of(root),
                Clock.systemUTC(),
                workplace.terminal().messages());
    }

    /** Talks as somebody whom the controller does not know yet; the signature shows that the key is theirs. */
    ControllerClient stranger(Workplace workplace, SigningKey key) throws CommandException {
        Optional<Identity> known = Identity.find(workplace.home());
        return new ControllerClient(
                endpoint(workplace),
                Optional.of(key),
                known.isPresent() ? Optional.of(root(known.get().roots())) : Optional.empty(),
                Clock.systemUTC(),
                workplace.terminal().messages());
    }

    /** This person's key, after the passphrase. */
    SigningKey unlock(Workplace workplace) throws CommandException {
        return unlock(workplace, workplace.home().resolve(Identity.KEY));
    }

    /** This person's key in that file. */
    SigningKey unlock(Workplace workplace, Path file) throws CommandException {
        Identity identity = Identity.load(workplace.home());
        return Secrets.open(file, passphrase(workplace, "cli.ask-passphrase", identity.person()));
    }

    /** From the file, else asked at the terminal; before JDK 22 there is no console without one. */
    @SuppressWarnings("SystemConsoleNull")
    char[] passphrase(Workplace workplace, String question, Object... arguments) throws CommandException {
        if (passphraseFile.isPresent()) {
            try {
                return Files.readString(passphraseFile.get()).strip().toCharArray();
            } catch (IOException e) {
                throw Unread.of(passphraseFile.get(), e);
            }
        }
        java.io.Console console = System.console();
        if (console == null) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.no-terminal");
        }
        char[] answer =
                console.readPassword("%s ", workplace.terminal().messages().text(question, arguments));
        if (answer == null) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.no-terminal");
        }
        return answer;
    }

    /** The newest root of a chain that was checked when it was kept. */
    static TrustRoot root(List<Envelope> chain) throws CommandException {
        try {
            TrustRoot root =
                    BundleVerifier.firstRoot(chain.get(0).bytes(), chain.get(0).payloadHash());
            for (Envelope next : chain.subList(1, chain.size())) {
                root = BundleVerifier.nextRoot(root, next.bytes());
            }
            return root;
        } catch (BundleException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.root-refused", e.code());
        }
    }
}
