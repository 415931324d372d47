package shiliu.controller.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.controller.api.OrderProgress;
import shiliu.controller.api.OrderProgress.Reached;
import shiliu.controller.api.OrderView;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Alert;

/** Emergency messages: before everything but a stop, by people whom the trust root names for them. */
@Command(name = "alert")
final class AlertCommands {
    private static final int DIGITS = 12;

    private final Workplace workplace;

    private AlertCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    static CommandLine commands(Workplace workplace) {
        return new CommandLine(new AlertCommands(workplace))
                .addSubcommand("cancel", new AlertCancelCommand(workplace))
                .addSubcommand("send", new AlertSendCommand(workplace))
                .addSubcommand("update", new AlertUpdateCommand(workplace));
    }

    @Command(name = "list")
    int list(@Mixin ControllerOptions options, @Option(names = "--all", descriptionKey = "alert.all") boolean all)
            throws CommandException {
        List<OrderProgress> alerts =
                options.client(workplace).list("/v1/alerts?all=" + (all ? 1 : 0), OrderProgress.class);
        workplace.terminal().document(alerts);
        if (alerts.isEmpty()) {
            workplace.terminal().result("cli.no-alerts");
        } else {
            workplace
                    .terminal()
                    .table(
                            workplace.headings(
                                    "alert", "severity", "event", "headline", "until", "screens", "lit", "by"),
                            alerts.stream().map(this::row).toList());
        }
        return ExitCode.DONE.number();
    }

    private List<String> row(OrderProgress progress) {
        Messages messages = workplace.terminal().messages();
        OrderView given = progress.order();
        Alert alert = given.order().alert().orElseThrow();
        long lit = progress.screens().stream().filter(Reached::reached).count();
        return List.of(
                given.hash().hex().substring(0, DIGITS),
                messages.text("alert.severity." + alert.severity().name().toLowerCase(Locale.ROOT)),
                alert.event(),
                alert.headline(),
                Workplace.time(alert.until()),
                ScopeOptions.words(given.order().scope()),
                given.inForce() ? lit + "/" + progress.screens().size() : messages.text("cli.alert-over"),
                String.join(",", given.signers()));
    }
}
