package shiliu.player.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code diag}: the technician's tool; needs no controller, no network and no configuration. */
@Command(name = "diag", resourceBundle = "shiliu.player.help", synopsisSubcommandLabel = "COMMAND")
public final class DiagCommand {
    private DiagCommand() {}

    /** The whole tree, for both jars. */
    public static CommandLine commands(Terminal terminal) {
        Map<String, Callable<Integer>> commands = new LinkedHashMap<>();
        commands.put("ports", new DiagPortsCommand(terminal));
        commands.put("probe", new DiagProbeCommand(terminal));
        commands.put("ping", new DiagPingCommand(terminal));
        commands.put("status", new DiagStatusCommand(terminal));
        commands.put("brightness", new DiagBrightnessCommand(terminal));
        commands.put("power", new DiagPowerCommand(terminal));
        commands.put("clock", new DiagClockCommand(terminal));
        commands.put("reset", new DiagResetCommand(terminal));
        commands.put("test", new DiagTestCommand(terminal));
        commands.put("show", new DiagShowCommand(terminal));
        commands.put("order", new DiagOrderCommand(terminal));
        commands.put("link", new DiagLinkCommand(terminal));
        commands.put("record", new DiagRecordCommand(terminal));
        commands.put("watch", new DiagWatchCommand(terminal));
        commands.put("replay", new DiagReplayCommand(terminal));
        commands.put("report", new DiagReportCommand(terminal));
        commands.put("console", new DiagConsoleCommand(terminal));
        CommandLine line = new CommandLine(new DiagCommand());
        line.getCommandSpec().usageMessage().header(terminal.messages().text("diag.help.diag"));
        commands.forEach((name, command) -> {
            CommandLine sub = new CommandLine(command);
            sub.getCommandSpec().usageMessage().header(terminal.messages().text("diag.help." + name));
            line.addSubcommand(name, sub);
        });
        return line;
    }
}
