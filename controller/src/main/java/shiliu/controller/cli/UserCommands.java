package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.RevokeRequest;
import shiliu.controller.api.RootRequest;
import shiliu.controller.cli.Invited.Rights;
import shiliu.controller.people.NextRoot;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Keys;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.net.Endpoint;

/** People: inviting, confirming (signing the next trust root on this machine), listing, shutting out. */
@Command(name = "user")
final class UserCommands {
    private final Workplace workplace;

    UserCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(name = "add")
    int add(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "user.id") String id,
            @Option(names = "--name", descriptionKey = "user.name") Optional<String> name,
            @Option(names = "--role", required = true, split = ",", descriptionKey = "user.role")
                    Set<AccountRole> roles,
            @Option(names = "--community", descriptionKey = "user.community") Optional<String> community)
            throws CommandException {
        if (community.isEmpty() && !roles.equals(Set.of(AccountRole.ADMINISTRATOR))) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.which-community");
        }
        NewPerson person = new NewPerson(id, name.orElse(id), roles, community.orElse("*"));
        InviteAnswer invite = options.client(workplace).post("/v1/people", person, InviteAnswer.class);
        Invited.load(workplace.home()).remember(workplace.home(), person);
        Endpoint controller = options.endpoint(workplace);
        workplace.terminal().document(invite);
        workplace
                .terminal()
                .result(
                        "cli.invited",
                        id,
                        invite.code(),
                        Workplace.time(invite.expires()),
                        words(roles),
                        person.community(),
                        controller.address(),
                        controller
                                .certificate()
                                .map(pinned -> " --certificate " + pinned)
                                .orElse(""));
        return ExitCode.DONE.number();
    }

    @Command(name = "list")
    int list(@Mixin ControllerOptions options) throws CommandException {
        List<PersonView> people = options.client(workplace).list("/v1/people", PersonView.class);
        workplace.terminal().document(people);
        List<List<String>> rows = people.stream()
                .map(p -> List.of(
                        p.id(),
                        p.name(),
                        words(p.roles()),
                        p.community(),
                        workplace.terminal().messages().text("state." + p.state()),
                        p.keyId().orElse("-")))
                .toList();
        workplace.terminal().table(workplace.headings("id", "name", "roles", "community", "state", "key"), rows);
        return ExitCode.DONE.number();
    }

    /** Signs the next root, which names the person's key; the first time with the key on the recovery sheet. */
    @Command(name = "confirm")
    int confirm(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "user.id") String id,
            @Option(names = "--recovery-sheet", paramLabel = "FILE", descriptionKey = "user.recovery-sheet")
                    Optional<Path> sheet,
            @Option(names = "--key", required = true, paramLabel = "KEY", descriptionKey = "user.key") String read,
            @Option(names = "--role", split = ",", descriptionKey = "user.confirm.role") Set<AccountRole> roles,
            @Option(names = "--community", descriptionKey = "user.community") Optional<String> community)
            throws CommandException {
        SigningKey own = options.unlock(workplace);
        ControllerClient client = options.client(workplace, own);
        PersonView person = person(client, id);
        TrustRoot current = currentRoot(client);
        if (person.key().isEmpty()) {
            throw CommandException.of(ExitCode.FAILED, "cli.no-key-yet", id);
        }
        compare(person, read.replaceAll("[\\s:-]", "").toLowerCase(Locale.ROOT));
        Optional<Rights> typed = roles == null ? Optional.empty() : Optional.of(typed(roles, community));
        requireAsInvited(person, typed, sheet.isPresent());
        SigningKey signer = sheet.isPresent() ? Secrets.recovery(sheet.get()) : own;
        TrustRoot next = NextRoot.with(current, person, Clock.systemUTC().instant());
        Envelope signed = Envelope.sign(DocumentType.ROOT, next, List.of(signer));
        PersonView after =
                client.post("/v1/people/" + id + "/confirmations", new RootRequest(signed), PersonView.class);
        currentRoot(client);
        workplace.terminal().document(after);
        workplace
                .terminal()
                .result("cli.confirmed", id, next.version(), after.keyId().orElse("-"));
        return ExitCode.DONE.number();
    }

    @Command(name = "revoke")
    int revoke(@Mixin ControllerOptions options, @Parameters(paramLabel = "ID", descriptionKey = "user.id") String id)
            throws CommandException {
        SigningKey own = options.unlock(workplace);
        ControllerClient client = options.client(workplace, own);
        TrustRoot current = currentRoot(client);
        boolean named = current.keys().stream().anyMatch(k -> k.person().equals(id));
        Optional<Envelope> root = named
                ? Optional.of(Envelope.sign(
                        DocumentType.ROOT,
                        NextRoot.without(current, id, Clock.systemUTC().instant()),
                        List.of(own)))
                : Optional.empty();
        PersonView after = client.post("/v1/people/" + id + "/revocations", new RevokeRequest(root), PersonView.class);
        // Kept at once: a restored controller is told by it who was shut out.
        currentRoot(client);
        workplace.terminal().document(after);
        workplace.terminal().result("cli.revoked", id);
        return ExitCode.DONE.number();
    }

    /**
     * The key that is about to be trusted must be the one that the person read out, whatever the controller says its id is;
     * at least the first 16 digits of it. Which one it is, is not told: it would be copied instead of read out. Says what the key will be trusted with before it is signed.
     */
    private void compare(PersonView person, String read) throws CommandException {
        String key = Keys.id(Base64.getDecoder().decode(person.key().orElseThrow()));
        if (read.length() < 16 || !key.startsWith(read)) {
            throw CommandException.of(ExitCode.FAILED, "cli.other-key", person.id());
        }
        workplace.terminal().say("cli.confirming", person.id(), words(person.roles()), person.community());
    }

    private static Rights typed(Set<AccountRole> roles, Optional<String> community) throws CommandException {
        return new Rights(
                roles, community.orElseThrow(() -> CommandException.of(ExitCode.BAD_INPUT, "cli.confirm-community")));
    }

    /** Not more than was typed, else than this person was invited as from here. */
    private void requireAsInvited(PersonView person, Optional<Rights> typed, boolean begins) throws CommandException {
        if (begins && person.roles().equals(Set.of(AccountRole.ADMINISTRATOR))) {
            return;
        }
        Optional<Rights> invited = Invited.load(workplace.home()).of(person.id());
        Optional<Rights> meant = typed.or(() -> invited);
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

    private String words(Set<AccountRole> roles) {
        return roles.stream()
                .sorted()
                .map(role -> workplace.terminal().messages().text("role." + role))
                .collect(Collectors.joining(", "));
    }

    private static PersonView person(ControllerClient client, String id) throws CommandException {
        return client.list("/v1/people", PersonView.class).stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CommandException.of(ExitCode.BAD_INPUT, "cli.no-such-person", id, Called.name()));
    }

    /** This person's chain, followed to the newest root and kept. */
    private TrustRoot currentRoot(ControllerClient client) throws CommandException {
        Identity known = Identity.load(workplace.home());
        Identity newest =
                new Identity(known.person(), known.controller(), known.certificate(), client.roots(known.roots()));
        newest.save(workplace.home());
        return ControllerOptions.root(newest.roots());
    }
}
