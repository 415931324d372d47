package shiliu.controller.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.RootRequest;
import shiliu.controller.cli.Invited.Rights;
import shiliu.controller.people.NextRoot;
import shiliu.controller.people.RecoveryKeys;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Keys;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** Signs the next root, which names the person's key; the first time with the key on the recovery sheet. */
@Command(name = "confirm")
final class ConfirmCommand implements Callable<Integer> {
    private static final int LEAST_READ = 16;

    private final Workplace workplace;

    @Mixin
    private ControllerOptions options = new ControllerOptions();

    @Parameters(paramLabel = "ID", descriptionKey = "user.id")
    private String id = "";

    @Option(names = "--key", required = true, paramLabel = "KEY", descriptionKey = "user.key")
    private String read = "";

    @Option(names = "--role", split = ",", descriptionKey = "user.confirm.role")
    private Set<AccountRole> roles = Set.of();

    @Option(names = "--community", descriptionKey = "user.community")
    private Optional<String> community = Optional.empty();

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "user.until")
    private Optional<String> until = Optional.empty();

    @Option(names = "--former-until", paramLabel = "DATE", descriptionKey = "user.former-until")
    private Optional<String> formerUntil = Optional.empty();

    @Option(names = "--drop-former", descriptionKey = "user.drop-former")
    private boolean dropFormer;

    @Mixin
    private RootSigners signers = new RootSigners();

    ConfirmCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        Instant now = workplace.clock().instant();
        Optional<Instant> end = end(until, now);
        Optional<Instant> former = end(formerUntil, now);
        List<SigningKey> own = ownKeys();
        ControllerClient client = options.client(workplace, own.get(0));
        PersonView person = UserCommands.person(client, id);
        RootDesk desk = RootDesk.open(workplace, client);
        compare(person, read.replaceAll("[\\s:-]", "").toLowerCase(Locale.ROOT));
        requireAsMeant(person, desk.current());
        requireChoice(person, desk.current());
        TrustRoot next = NextRoot.with(desk.current(), person, end, former, now);
        Optional<Envelope> signed = desk.sign(next, own, signers);
        if (signed.isPresent()) {
            PersonView after =
                    client.post("/v1/people/" + id + "/confirmations", new RootRequest(signed.get()), PersonView.class);
            desk.keepNewest();
            workplace.terminal().document(after);
            workplace
                    .terminal()
                    .result("cli.confirmed", id, next.version(), after.keyId().orElse("-"));
        }
        return ExitCode.DONE.number();
    }

    /** Somebody's own next key is confirmed with the one before, which was set aside for that, and with itself. */
    private List<SigningKey> ownKeys() throws CommandException {
        Path former = workplace.home().resolve(LoginCommand.FORMER);
        SigningKey present = options.unlock(workplace);
        return Identity.load(workplace.home()).person().equals(id) && Files.exists(former)
                ? List.of(options.unlock(workplace, former), present)
                : List.of(present);
    }

    /** What becomes of what a reviewer's former key approved is to be said. */
    private void requireChoice(PersonView person, TrustRoot current) throws CommandException {
        boolean reviewed = person.next().isPresent()
                && current.keys().stream()
                        .anyMatch(key -> key.person().equals(id) && key.roles().contains(Role.REVIEWER));
        if (reviewed && formerUntil.isPresent() == dropFormer) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.former-until-or-drop", id);
        }
    }

    private static Optional<Instant> end(Optional<String> day, Instant now) throws CommandException {
        return day.isPresent() ? Optional.of(KeyEnd.end(day.get(), now)) : Optional.empty();
    }

    /**
     * The key that is about to be trusted must be the one that the person read out, whatever the controller says its id is;
     * at least the first 16 digits of it. Which one it is, is not told: it would be copied instead of read out. Says what
     * the key will be trusted with before it is signed.
     */
    private void compare(PersonView person, String read) throws CommandException {
        String awaited = person.awaited()
                .or(person::key)
                .orElseThrow(() -> CommandException.of(ExitCode.FAILED, "cli.no-key-yet", id));
        String key = Keys.id(Base64.getDecoder().decode(awaited));
        if (read.length() < LEAST_READ || !key.startsWith(read)) {
            throw CommandException.of(ExitCode.FAILED, "cli.other-key", person.id());
        }
        workplace.terminal().say("cli.confirming", person.id(), words(person.roles()), person.community());
    }

    /** Not more than was typed, else than this person was invited as from here, else than their present key is trusted with. */
    private void requireAsMeant(PersonView person, TrustRoot current) throws CommandException {
        if (begins(current) && person.roles().equals(Set.of(AccountRole.ADMINISTRATOR))) {
            return;
        }
        Optional<Rights> meant = roles.isEmpty()
                ? Invited.load(workplace.home()).of(person.id())
                : Optional.of(new Rights(
                        roles,
                        community.orElseThrow(() -> CommandException.of(ExitCode.BAD_INPUT, "cli.confirm-community"))));
        if (meant.isEmpty() && isTrustedAlready(person, current)) {
            return;
        }
        if (meant.isEmpty()) {
            throw CommandException.of(
                    ExitCode.BAD_INPUT, "cli.confirm-as-what", person.id(), words(person.roles()), person.community());
        }
        if (!meant.get().equals(Rights.of(person))) {
            throw CommandException.of(
                    ExitCode.FAILED,
                    "cli.not-as-invited",
                    person.id(),
                    words(meant.get().roles()),
                    meant.get().community(),
                    words(person.roles()),
                    person.community());
        }
    }

    /** Whether only sheets sign yet: then this is the first administrator, whom nobody invited from any machine. */
    private static boolean begins(TrustRoot current) {
        return current.keys().stream()
                .filter(key -> key.roles().contains(Role.ROOT))
                .allMatch(key -> RecoveryKeys.isName(key.person()));
    }

    /** Whether another key of theirs is trusted with the very same. */
    private static boolean isTrustedAlready(PersonView person, TrustRoot current) {
        return current.keys().stream()
                        .filter(key -> key.person().equals(person.id()))
                        .map(TrustedKey::roles)
                        .anyMatch(NextRoot.trusted(person.roles(), person.community())::equals)
                && current.keys().stream()
                        .filter(key -> key.person().equals(person.id()))
                        .allMatch(key -> key.communities().equals(Set.of(person.community())));
    }

    private String words(Set<AccountRole> of) {
        return UserCommands.words(of, workplace.terminal().messages());
    }
}
