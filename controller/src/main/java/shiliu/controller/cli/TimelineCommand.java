package shiliu.controller.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.controller.api.Timeline;
import shiliu.controller.timing.WhenText;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Messages;

/** One day of one screen: a table, a document, and a picture. */
@Command(name = "timeline")
final class TimelineCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final ControllerOptions options = new ControllerOptions();

    @Option(names = "--screen", paramLabel = "ID", required = true, descriptionKey = "schedule.explain.screen")
    private String screen = "";

    @Option(names = "--day", paramLabel = "DATE", descriptionKey = "schedule.day")
    private Optional<LocalDate> day = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE.svg", descriptionKey = "schedule.timeline.out")
    private Optional<Path> out = Optional.empty();

    TimelineCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        if (out.filter(file -> !file.toString().toLowerCase(Locale.ROOT).endsWith(".svg"))
                .isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.timeline-svg", out.get());
        }
        ControllerClient client = options.client(workplace);
        String query = day.map(date -> "?day=" + date).orElse("");
        Timeline timeline = client.get("/v1/screens/" + screen + "/timeline" + query, Timeline.class);
        Messages messages = workplace.terminal().messages();
        workplace.terminal().document(timeline);
        TimelineRows rows = new TimelineRows(messages, timeline.zone());
        workplace.terminal().result("cli.timeline", timeline.screen(), timeline.day(), timeline.zone());
        List<List<String>> table = timeline.stretches().stream().map(rows::row).toList();
        workplace.terminal().table(workplace.headings("from", "until", "rule", "plays"), table);
        if (out.isPresent()) {
            draw(
                    out.get(),
                    new DayPicture(messages, new WhenText(ScheduleCommands.festivals(client), messages)).svg(timeline));
        }
        return ExitCode.DONE.number();
    }

    private void draw(Path file, String svg) throws CommandException {
        try {
            Files.writeString(file, svg, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, e.getMessage());
        }
        workplace.terminal().say("cli.timeline-drawn", file);
    }
}
