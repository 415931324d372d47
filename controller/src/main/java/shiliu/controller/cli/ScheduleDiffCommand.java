package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.controller.api.ScheduleChange;
import shiliu.controller.api.ScheduleDraft;
import shiliu.controller.api.SlotRequest;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Messages;

/** What would be otherwise if slots were added, replaced or removed. Nothing is stored. */
@Command(name = "diff")
final class ScheduleDiffCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final ControllerOptions options = new ControllerOptions();

    @Option(names = "--file", paramLabel = "FILE", descriptionKey = "schedule.diff.file")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--remove", paramLabel = "ID", split = ",", descriptionKey = "schedule.diff.remove")
    private List<String> remove = List.of();

    @Option(names = "--screen", paramLabel = "ID", split = ",", descriptionKey = "schedule.diff.screen")
    private List<String> screens = List.of();

    @Option(names = "--day", paramLabel = "DATE", descriptionKey = "schedule.diff.day")
    private Optional<LocalDate> day = Optional.empty();

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "schedule.diff.from")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "schedule.diff.to")
    private Optional<LocalDate> to = Optional.empty();

    ScheduleDiffCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        boolean days = from.isPresent() == to.isPresent() && !(day.isPresent() && from.isPresent());
        if (!days || (file.isEmpty() && remove.isEmpty())) {
            throw CommandException.of(ExitCode.BAD_INPUT, days ? "cli.diff-what" : "cli.diff-days");
        }
        ControllerClient client = options.client(workplace);
        List<SlotRequest> slots =
                file.isPresent() ? SlotWhen.file(workplace, file.get(), ScheduleCommands.festivals(client)) : List.of();
        LocalDate first = from.or(() -> day).orElse(LocalDate.now(ZoneId.systemDefault()));
        LocalDate last = to.orElse(day.orElse(first));
        ScheduleDraft draft = new ScheduleDraft(slots, remove, screens, first, last);
        List<ScheduleChange> changes = changes(client, draft);
        workplace.terminal().document(changes);
        if (changes.isEmpty()) {
            workplace.terminal().result("cli.diff-same", first, last);
        }
        changes.forEach(this::tell);
        return ExitCode.DONE.number();
    }

    private static List<ScheduleChange> changes(ControllerClient client, ScheduleDraft draft) throws CommandException {
        return client.postForList("/v1/slots/draft", draft, ScheduleChange.class);
    }

    private void tell(ScheduleChange change) {
        Messages messages = workplace.terminal().messages();
        TimelineRows rows = new TimelineRows(messages, change.zone());
        workplace.terminal().result("cli.timeline", change.screen(), change.day(), change.zone());
        List<List<String>> table = new ArrayList<>();
        for (ScheduleChange.Part part : change.parts()) {
            table.add(List.of(
                    rows.time(part.before().from()),
                    rows.end(part.before()),
                    rows.what(part.before()),
                    rows.what(part.after())));
        }
        workplace.terminal().table(workplace.headings("from", "until", "before", "after"), table);
    }
}
