package shiliu.player.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line of the player's jar. */
@Command(
        name = "player",
        resourceBundle = "shiliu.player.help",
        version = "Shiliu 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    @Mixin
    final CommonOptions common = new CommonOptions();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Program.utf8(System.getenv()).run(Main::commands, List.of(), arguments));
    }

    static CommandLine commands(Terminal terminal) {
        return new CommandLine(new Main())
                .addSubcommand("play", new PlayCommand(terminal))
                .addSubcommand("card", new CardCommand(terminal))
                .addSubcommand("diag", DiagCommand.commands(terminal));
    }
}
