package shiliu.controller.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.PairInvite;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.net.Endpoint;
import shiliu.player.screen.Screen;

/** Players: pairing one with its screen. */
@Command(name = "player")
final class PlayerCommands {
    private final Workplace workplace;

    PlayerCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(name = "pair")
    int pair(
            @Mixin ControllerOptions options,
            @Parameters(arity = "1..*", paramLabel = "SCREEN", descriptionKey = "player.pair.screen")
                    List<String> screens)
            throws CommandException {
        ControllerClient client = options.client(workplace);
        Optional<Screen> first =
                KnownOffice.ask(workplace, client, Optional.empty()).screen(screens.get(0));
        InviteAnswer invite = client.post("/v1/players", new PairInvite(Set.copyOf(screens)), InviteAnswer.class);
        Identity identity = Identity.load(workplace.home());
        Endpoint controller = options.endpoint(workplace);
        workplace.terminal().document(invite);
        workplace
                .terminal()
                .result(
                        "cli.pair-code",
                        invite.code(),
                        Workplace.time(invite.expires()),
                        identity.roots().get(0).payloadHash(),
                        controller.address(),
                        screens.get(0)
                                + first.map(s -> "\n  community: " + s.community())
                                        .orElse(""),
                        controller
                                .certificate()
                                .map(pinned -> "\n  certificate: " + pinned)
                                .orElse(""));
        return ExitCode.DONE.number();
    }
}
