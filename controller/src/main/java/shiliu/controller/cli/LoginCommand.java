package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.controller.api.LoginAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.KeyFile;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.net.Endpoint;

/** Makes this person's key on this machine and exchanges a one-time code for its place at the controller. */
@Command(name = "login")
final class LoginCommand implements Callable<Integer> {
    /** The key before the present one, which somebody may still need to confirm their own next. */
    static final String FORMER = "key-former.json";

    private static final String NEXT = "key-next.json";

    private final Workplace workplace;

    @Mixin
    private ControllerOptions options = new ControllerOptions();

    @Option(names = "--code", descriptionKey = "login.code")
    private Optional<String> code = Optional.empty();

    @Option(names = "--move", descriptionKey = "login.move")
    private boolean move;

    @Option(names = "--new-key", descriptionKey = "login.new-key")
    private boolean newKey;

    LoginCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        if (move) {
            return move();
        }
        if (code.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.code-or-move");
        }
        Path key = workplace.home().resolve(Identity.KEY);
        if (Files.exists(key) && !newKey) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.already-logged-in", workplace.home());
        }
        Secrets.tryFolder(workplace.home());
        char[] passphrase = newPassphrase();
        SigningKey fresh = SigningKey.generate();
        LoginAnswer answer = options.stranger(workplace, fresh)
                .post(
                        "/v1/logins",
                        new LoginRequest(code.get(), Base64.getEncoder().encodeToString(fresh.publicKey())),
                        LoginAnswer.class);
        TrustRoot root = ControllerOptions.root(answer.roots());
        if (Files.exists(key)) {
            replace(key, answer.person(), fresh, passphrase, root);
        } else {
            Secrets.create(key, answer.person(), fresh, passphrase);
        }
        Endpoint controller = options.endpoint(workplace);
        new Identity(answer.person(), controller.address().toString(), controller.certificate(), answer.roots())
                .save(workplace.home());
        workplace.terminal().document(answer);
        workplace.terminal().result("cli.logged-in", answer.name(), fresh.keyId(), answer.person(), Called.name());
        workplace.terminal().result("cli.root-is", answer.roots().get(0).payloadHash());
        if (newKey && Files.exists(key.resolveSibling(FORMER))) {
            workplace.terminal().result("cli.new-key-waits", key.resolveSibling(FORMER));
        }
        return ExitCode.DONE.number();
    }

    /** The former key stays where it is trusted, for the new one may never be confirmed; at no moment there is none. */
    private static void replace(Path key, String person, SigningKey fresh, char[] passphrase, TrustRoot root)
            throws CommandException {
        Path next = key.resolveSibling(NEXT);
        Path former = key.resolveSibling(FORMER);
        try {
            Files.deleteIfExists(next);
            Secrets.create(next, person, fresh, passphrase);
            String present = KeyFile.read(key).keyId();
            if (root.keys().stream().anyMatch(trusted -> trusted.keyId().equals(present))) {
                Files.deleteIfExists(former);
                Files.createLink(former, key);
            }
            Files.move(next, key, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (KeyFileException e) {
            throw new CommandException(ExitCode.FAILED, e.reason(), List.of());
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", key, String.valueOf(e.getMessage()));
        }
    }

    /** The same person and controller at another address, or with another certificate. */
    private Integer move() throws CommandException {
        Identity known = Identity.load(workplace.home());
        Endpoint controller = options.endpoint(workplace);
        List<Envelope> roots = options.client(workplace).roots(known.roots());
        new Identity(known.person(), controller.address().toString(), controller.certificate(), roots)
                .save(workplace.home());
        workplace.terminal().result("cli.moved", known.person(), controller.address());
        return ExitCode.DONE.number();
    }

    private char[] newPassphrase() throws CommandException {
        char[] first = options.passphrase(workplace, "cli.new-passphrase");
        if (first.length < 8) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.passphrase-short", 8);
        }
        if (!Arrays.equals(first, options.passphrase(workplace, "cli.repeat-passphrase"))) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.passphrase-differs");
        }
        return first;
    }
}
