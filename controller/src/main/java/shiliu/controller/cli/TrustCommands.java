package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.ReviewView;
import shiliu.controller.people.RecoveryKeys;
import shiliu.player.bundle.RecoverySheet;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.playlist.Sha256;

/** The trust root: whom screens believe, and how many people each thing takes. */
@Command(name = "trust")
final class TrustCommands {
    private final Workplace workplace;

    TrustCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(name = "show")
    int show(@Mixin ControllerOptions options) throws CommandException {
        TrustRoot root = RootDesk.open(workplace, options.client(workplace)).current();
        RootWords words = new RootWords(workplace.terminal().messages());
        workplace.terminal().document(root);
        workplace.terminal().result("trust.version", root.version(), Workplace.time(root.created()));
        words.numbers(root).forEach(workplace.terminal()::line);
        List<List<String>> rows = root.keys().stream()
                .map(key -> List.of(
                        key.person(),
                        words.roles(key),
                        RootWords.where(key),
                        words.end(key.until()),
                        RootWords.shortened(key)))
                .toList();
        workplace.terminal().table(workplace.headings("id", "roles", "community", "until", "key"), rows);
        return ExitCode.DONE.number();
    }

    /** Other numbers of people; what plays and lacks approvals by them goes off the air until it has them. */
    @Command(name = "set")
    int set(
            @Mixin ControllerOptions options,
            @Mixin TrustNumbers numbers,
            @Mixin RootSigners signers,
            @Option(names = "--yes", descriptionKey = "trust.yes") boolean yes)
            throws CommandException {
        SigningKey own = options.unlock(workplace);
        ControllerClient client = options.client(workplace, own);
        RootDesk desk = RootDesk.open(workplace, client);
        TrustRoot next = numbers.next(desk.current(), workplace.clock().instant());
        if (RecoveryKeys.of(next).size() < next.threshold(Role.ROOT)) {
            throw CommandException.of(
                    ExitCode.BAD_INPUT, "cli.too-few-sheets", next.threshold(Role.ROOT), Called.name());
        }
        EnoughPeople.require(next, workplace.clock().instant());
        desk.tell(next);
        long lacking = EnoughPeople.lacking(next, client.list("/v1/reviews?all=1", ReviewView.class));
        if (lacking > 0) {
            workplace.terminal().say("cli.trust-lacking", lacking);
        }
        if (!yes) {
            workplace.terminal().say("cli.trust-look-first");
            return ExitCode.DONE.number();
        }
        desk.take(desk.sign(next, own, signers), next);
        return ExitCode.DONE.number();
    }

    /** New recovery sheets in place of all former ones. */
    @Command(name = "sheets")
    int sheets(
            @Mixin ControllerOptions options,
            @Option(names = "--sheets", required = true, paramLabel = "DIR", descriptionKey = "trust.sheets-to")
                    Path to,
            @Option(names = "--count", defaultValue = "1", descriptionKey = "trust.count") int count,
            @Mixin RootSigners signers)
            throws CommandException {
        if (count < 1 || count > TrustRoot.MOST_PEOPLE) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.sheet-count", TrustRoot.MOST_PEOPLE);
        }
        SigningKey own = options.unlock(workplace);
        RootDesk desk = RootDesk.open(workplace, options.client(workplace, own));
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(SigningKey.generate());
        }
        TrustRoot next =
                RecoveryKeys.replaced(desk.current(), keys, workplace.clock().instant());
        if (count < next.threshold(Role.ROOT)) {
            throw CommandException.of(
                    ExitCode.BAD_INPUT, "cli.too-few-sheets", next.threshold(Role.ROOT), Called.name());
        }
        // On the disk before anything is signed: a root whose sheets are lost is no way back.
        List<Path> files = write(to, keys, next.version());
        try {
            desk.tell(next);
            desk.take(desk.sign(next, own, signers), next);
        } catch (CommandException e) {
            drop(files);
            throw e;
        }
        files.forEach(file -> workplace.terminal().result("cli.recovery-sheet-written", file));
        workplace.terminal().result("cli.sheets-former", next.version());
        return ExitCode.DONE.number();
    }

    private List<Path> write(Path to, List<SigningKey> keys, int version) throws CommandException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            files.add(to.resolve("recovery-sheet-" + (i + 1) + ".txt"));
        }
        for (Path file : files) {
            if (Files.exists(file)) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.sheet-exists", file);
            }
        }
        Sha256 first = Identity.load(workplace.home()).roots().get(0).payloadHash();
        for (int i = 0; i < keys.size(); i++) {
            NewFile.writePrivate(
                    files.get(i),
                    RecoverySheet.print(
                            keys.get(i), version, first, workplace.terminal().messages()));
        }
        return files;
    }

    /** Paper that opens nothing is worse than none. */
    private static void drop(List<Path> files) throws CommandException {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, String.valueOf(e.getMessage()));
            }
        }
    }

    /** The further signature that a root takes, under a file from another administrator. */
    @Command(name = "sign")
    int sign(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "FILE", descriptionKey = "trust.file") Path file,
            @Mixin RootSigners signers,
            @Option(names = "--yes", descriptionKey = "trust.yes") boolean yes)
            throws CommandException {
        SigningKey own = options.unlock(workplace);
        RootDesk desk = RootDesk.open(workplace, options.client(workplace, own));
        RootDesk.Half half = desk.read(file);
        desk.tell(half.next());
        if (!yes) {
            workplace.terminal().say("cli.root-look-first");
            return ExitCode.DONE.number();
        }
        desk.take(desk.signAlso(half, own, signers), half.next());
        return ExitCode.DONE.number();
    }
}
