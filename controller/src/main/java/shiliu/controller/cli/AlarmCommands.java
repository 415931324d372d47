package shiliu.controller.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.AcknowledgeRequest;
import shiliu.controller.api.AlarmList;
import shiliu.controller.api.AlarmView;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Ids;

/** What is wrong with the screens, and who has seen it. */
@Command(name = "alarm")
final class AlarmCommands {
    private final Workplace workplace;

    AlarmCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(name = "list")
    int list(
            @Mixin ControllerOptions options,
            @Option(names = "--all", descriptionKey = "alarm.all") boolean all,
            @Option(names = "--screen", paramLabel = "ID", descriptionKey = "alarm.screen") Optional<String> screen)
            throws CommandException {
        if (screen.filter(id -> !Ids.valid(id)).isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-screen-id", screen.get(), Called.name());
        }
        String path = "/v1/alarms?all=" + (all ? 1 : 0)
                + screen.map(id -> "&screen=" + id).orElse("");
        AlarmList list = options.client(workplace).get(path, AlarmList.class);
        workplace.terminal().document(list);
        if (list.alarms().isEmpty()) {
            workplace.terminal().result(all ? "cli.no-alarms" : "cli.no-open-alarms");
        } else {
            table(list.alarms(), all);
        }
        if (!list.neverSeen().isEmpty()) {
            workplace.terminal().result("cli.never-seen", String.join(", ", list.neverSeen()));
        }
        return ExitCode.DONE.number();
    }

    private void table(List<AlarmView> alarms, boolean closedToo) {
        List<String> headings = new ArrayList<>(workplace.headings("alarm", "screen", "severity", "opened"));
        if (closedToo) {
            headings.addAll(workplace.headings("closed"));
        }
        headings.addAll(workplace.headings("seen", "what"));
        workplace
                .terminal()
                .table(headings, alarms.stream().map(a -> row(a, closedToo)).toList());
    }

    private List<String> row(AlarmView alarm, boolean closedToo) {
        Messages messages = workplace.terminal().messages();
        List<String> row = new ArrayList<>(List.of(
                String.valueOf(alarm.id()),
                alarm.screen(),
                messages.text("alarm.severity." + alarm.severity().word()),
                Workplace.time(alarm.opened())));
        if (closedToo) {
            row.add(alarm.closed().map(Workplace::time).orElse("-"));
        }
        row.add(alarm.acknowledged().map(AlarmView.Acknowledged::by).orElse("-"));
        row.add(messages.text("alarm.kind." + alarm.kind().word()) + ": " + messages.text(alarm.latest())
                + alarm.acknowledged()
                        .map(AlarmView.Acknowledged::note)
                        .filter(note -> !note.isEmpty())
                        .map(note -> " (" + note + ")")
                        .orElse(""));
        return row;
    }

    @Command(name = "ack")
    int acknowledge(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "alarm.id") long id,
            @Option(names = "--note", defaultValue = "", descriptionKey = "alarm.note") String note)
            throws CommandException {
        if (id < 1) {
            throw CommandException.of(ExitCode.BAD_INPUT, "alarm.unknown", id);
        }
        AlarmView after = options.client(workplace)
                .post("/v1/alarms/" + id + "/ack", new AcknowledgeRequest(note), AlarmView.class);
        workplace.terminal().document(after);
        workplace
                .terminal()
                .result(
                        after.open() ? "cli.acknowledged" : "cli.acknowledged-closed",
                        id,
                        after.acknowledged().map(AlarmView.Acknowledged::by).orElse("-"));
        return ExitCode.DONE.number();
    }
}
