package shiliu.controller.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.RevokeRequest;
import shiliu.controller.people.NextRoot;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Messages;
import shiliu.player.net.Body;
import shiliu.player.net.Endpoint;

/** People: inviting, listing, shutting out, other keys and other ends of keys. */
@Command(name = "user")
final class UserCommands {
    private final Workplace workplace;

    static CommandLine commands(Workplace workplace) {
        return new SpokenLine(new UserCommands(workplace), workplace.terminal().messages())
                .addSubcommand("confirm", new ConfirmCommand(workplace));
    }

    private UserCommands(Workplace workplace) {
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
        RootWords ends = new RootWords(workplace.terminal().messages());
        List<List<String>> rows = people.stream()
                .map(p -> List.of(
                        p.id(),
                        p.name(),
                        words(p.roles()),
                        p.community(),
                        state(p),
                        p.until().map(until -> ends.end(Optional.of(until))).orElse("-"),
                        p.keyId().orElse("-")))
                .toList();
        workplace
                .terminal()
                .table(workplace.headings("id", "name", "roles", "community", "state", "until", "key"), rows);
        Instant soon = workplace.clock().instant().plus(KeyEnd.SOON);
        people.stream()
                .filter(p -> p.until().filter(soon::isAfter).isPresent())
                .forEach(p -> workplace
                        .terminal()
                        .say(
                                p.until()
                                                .filter(workplace.clock().instant()::isBefore)
                                                .isPresent()
                                        ? "cli.key-ends"
                                        : "cli.key-ended",
                                p.id(),
                                ends.end(p.until()),
                                Called.name()));
        return ExitCode.DONE.number();
    }

    @Command(name = "revoke")
    int revoke(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "user.id") String id,
            @Mixin RootSigners signers)
            throws CommandException {
        SigningKey own = options.unlock(workplace);
        ControllerClient client = options.client(workplace, own);
        RootDesk desk = RootDesk.open(workplace, client);
        TrustRoot current = desk.current();
        List<TrustedKey> keys =
                current.keys().stream().filter(k -> k.person().equals(id)).toList();
        boolean signs = keys.stream().anyMatch(key -> key.roles().contains(Role.ROOT));
        if (!keys.isEmpty() && !signs && current.threshold(Role.ROOT) > 1) {
            // Here at once, whoever else must sign for the screens.
            revoke(client, id, Optional.empty());
            workplace.terminal().result("cli.revoked-half", id);
        }
        TrustRoot next = NextRoot.without(current, id, workplace.clock().instant());
        Optional<Envelope> root = keys.isEmpty() ? Optional.empty() : desk.sign(next, own, signers);
        if (keys.isEmpty() || root.isPresent()) {
            workplace.terminal().document(revoke(client, id, root));
            workplace.terminal().result("cli.revoked", id);
        }
        desk.keepNewest();
        return ExitCode.DONE.number();
    }

    private static PersonView revoke(ControllerClient client, String id, Optional<Envelope> root)
            throws CommandException {
        return client.post("/v1/people/" + id + "/revocations", new RevokeRequest(root), PersonView.class);
    }

    /** A one-time code for a confirmed person, to bring another key with: a new machine, or a key that is old. */
    @Command(name = "new-key")
    int newKey(@Mixin ControllerOptions options, @Parameters(paramLabel = "ID", descriptionKey = "user.id") String id)
            throws CommandException {
        InviteAnswer code =
                options.client(workplace).post("/v1/people/" + id + "/codes", Body.NONE, InviteAnswer.class);
        workplace.terminal().document(code);
        workplace.terminal().result("cli.new-key-code", id, code.code(), Workplace.time(code.expires()), Called.name());
        return ExitCode.DONE.number();
    }

    /** Another end of somebody's key. */
    @Command(name = "renew")
    int renew(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "user.id") String id,
            @Mixin KeyEnd end,
            @Mixin RootSigners signers)
            throws CommandException {
        Instant now = workplace.clock().instant();
        Optional<Instant> until = end.typed(now);
        SigningKey own = options.unlock(workplace);
        ControllerClient client = options.client(workplace, own);
        RootDesk desk = RootDesk.open(workplace, client);
        PersonView person = person(client, id);
        // The controller says which of their keys it is, not whose.
        String key = desk.current().keys().stream()
                .filter(k -> k.person().equals(id))
                .map(TrustedKey::keyId)
                .filter(keyId -> person.keyId().filter(keyId::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> CommandException.of(ExitCode.FAILED, "cli.not-trusted", id));
        TrustRoot next = NextRoot.ending(desk.current(), key, until, now);
        desk.tell(next);
        desk.take(desk.sign(next, own, signers), next);
        return ExitCode.DONE.number();
    }

    /** Also whether another key is awaited. */
    private String state(PersonView person) {
        String state = workplace.terminal().messages().text("state." + person.state());
        return person.next()
                .map(next -> workplace.terminal().messages().text("cli.state-next-key", state))
                .orElse(state);
    }

    private String words(Set<AccountRole> roles) {
        return words(roles, workplace.terminal().messages());
    }

    static String words(Set<AccountRole> roles, Messages messages) {
        return roles.stream()
                .sorted()
                .map(role -> messages.text("role." + role))
                .collect(Collectors.joining(", "));
    }

    static PersonView person(ControllerClient client, String id) throws CommandException {
        return client.list("/v1/people", PersonView.class).stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CommandException.of(ExitCode.BAD_INPUT, "cli.no-such-person", id, Called.name()));
    }
}
