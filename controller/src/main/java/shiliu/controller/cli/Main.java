package shiliu.controller.cli;

import java.util.List;
import java.util.regex.Matcher;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import shiliu.player.cli.CardCommand;
import shiliu.player.cli.CommonOptions;
import shiliu.player.cli.DiagCommand;
import shiliu.player.cli.PlayCommand;
import shiliu.player.cli.Program;
import shiliu.player.cli.Terminal;

/** The whole command line: everything that staff, administrators and machines start. */
@Command(
        name = "shiliu",
        resourceBundle = "shiliu.controller.help",
        version = "Shiliu 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    @Mixin
    final CommonOptions common = new CommonOptions();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(
                Program.utf8(System.getenv()).run(Main::commands, List.of("shiliu.controller.messages"), arguments));
    }

    /** The tree of commands; nothing heavy is loaded before a command runs. */
    static CommandLine commands(Terminal terminal) {
        return commands(new Workplace(terminal, System.getenv()));
    }

    /** Help texts are found by the command's own name, people type what they called it by. */
    private static CommandLine.Help help(CommandSpec command, CommandLine.Help.ColorScheme colours) {
        return new CommandLine.Help(command, colours) {
            @Override
            public String synopsis(int headingLength) {
                return super.synopsis(headingLength).replaceFirst("shiliu", Matcher.quoteReplacement(Called.name()));
            }
        };
    }

    /** The same for another environment. */
    static CommandLine commands(Workplace workplace) {
        return new SpokenLine(new Main(), workplace.terminal().messages())
                .addSubcommand("demo", new DemoCommand(workplace))
                .addSubcommand("serve", new ServeCommand(workplace))
                .addSubcommand("play", new PlayCommand(workplace.terminal()))
                .addSubcommand("card", new CardCommand(workplace.terminal()))
                .addSubcommand("doctor", new DoctorCommand(workplace))
                .addSubcommand("diag", DiagCommand.commands(workplace.terminal()))
                .addSubcommand("init", new InitCommand(workplace))
                .addSubcommand("user", UserCommands.commands(workplace))
                .addSubcommand("trust", new TrustCommands(workplace))
                .addSubcommand("login", new LoginCommand(workplace))
                .addSubcommand("player", new PlayerCommands(workplace))
                .addSubcommand("playlist", PlaylistCommands.commands(workplace))
                .addSubcommand("review", new ReviewCommands(workplace))
                .addSubcommand("schedule", ScheduleCommands.commands(workplace))
                .addSubcommand("screen", ScreenCommands.commands(workplace))
                .addSubcommand("alert", AlertCommands.commands(workplace))
                .addSubcommand("alarm", new AlarmCommands(workplace))
                .addSubcommand("report", new ReportCommands(workplace))
                .addSubcommand("audit", new AuditCommands(workplace))
                .addSubcommand("backup", new BackupCommand(workplace))
                .addSubcommand("restore", new RestoreCommand(workplace))
                .addSubcommand("recover", new RecoverCommand(workplace))
                .addSubcommand("completion", new CompletionCommand(workplace))
                .setHelpFactory(Main::help);
    }
}
