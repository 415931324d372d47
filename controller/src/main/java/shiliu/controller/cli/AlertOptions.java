package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.controller.intake.AlertDraft;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Alert;

/** The text of an alert as it is typed, and what is done with it. */
final class AlertOptions {
    private static final Duration MOST_WAIT = Duration.ofHours(1);

    @Option(names = "--severity", paramLabel = "COLOUR", descriptionKey = "alert.severity")
    private Optional<Alert.Severity> severity = Optional.empty();

    @Option(names = "--event", descriptionKey = "alert.event")
    private Optional<String> event = Optional.empty();

    @Option(names = "--headline", descriptionKey = "alert.headline")
    private Optional<String> headline = Optional.empty();

    @Option(names = "--step", descriptionKey = "alert.step")
    private List<String> steps = List.of();

    @Option(names = "--source", descriptionKey = "alert.source")
    private Optional<String> source = Optional.empty();

    @Mixin
    private Ends ends = new Ends();

    @Option(names = "--reason", defaultValue = "", descriptionKey = "screen.reason")
    private String reason = "";

    @Option(names = "--preview", paramLabel = "DIR", descriptionKey = "alert.preview")
    private Optional<Path> preview = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "screen.order-out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--wait", paramLabel = "20s", defaultValue = "10s", descriptionKey = "alert.wait")
    private String waits = "10s";

    String reason() {
        return reason;
    }

    Optional<Path> preview() {
        return preview;
    }

    Optional<Path> out() {
        return out;
    }

    Duration patience() throws CommandException {
        return Waits.parse(waits, MOST_WAIT);
    }

    /** What is not typed is taken from {@code former}; its text is checked before anybody signs it. */
    Alert alert(Optional<Alert> former, Instant now, ZoneId zone, Messages messages) throws CommandException {
        Instant until = ends.any() || former.isEmpty()
                ? ends.after(now, zone, Order.LONGEST)
                : former.get().until();
        AlertDraft draft = new AlertDraft(
                severity.or(() -> former.map(Alert::severity)).orElseThrow(() -> missing("--severity")),
                event.or(() -> former.map(Alert::event)).orElseThrow(() -> missing("--event")),
                headline.or(() -> former.map(Alert::headline)).orElseThrow(() -> missing("--headline")),
                steps.isEmpty() ? former.map(Alert::steps).orElse(List.of()) : steps,
                source.or(() -> former.map(Alert::source)).orElseGet(() -> messages.text("cli.alert-source")),
                now,
                until);
        AlertDraft.Checked checked = draft.check(Fonts.all()::has);
        if (checked.alert().isEmpty()) {
            List<String> lines = checked.faults().stream()
                    .map(f -> messages.text(f.message()) + "  →  " + messages.text(f.suggestion()))
                    .toList();
            throw new CommandException(ExitCode.BAD_INPUT, Message.of("cli.alert-problems", lines.size()), lines);
        }
        return checked.alert().get();
    }

    private static CommandException missing(String option) {
        return CommandException.of(ExitCode.BAD_INPUT, "cli.alert-needs", option);
    }
}
