package shiliu.controller.cli;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.Explanation;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** Which playlist claims which screens, when; and why a screen plays what it plays. */
@Command(name = "schedule")
final class ScheduleCommands {
    private final Workplace workplace;

    ScheduleCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    /** When a slot may play, as staff type it. */
    static final class WhenOptions {
        @Option(names = "--from", paramLabel = "DATE", descriptionKey = "schedule.from")
        private Optional<LocalDate> from = Optional.empty();

        @Option(names = "--until", paramLabel = "DATE", descriptionKey = "schedule.until")
        private Optional<LocalDate> until = Optional.empty();

        @Option(names = "--days", split = ",", paramLabel = "mon", descriptionKey = "schedule.days")
        private Set<String> days = Set.of();

        @Option(names = "--daypart", paramLabel = "07:00-09:00", descriptionKey = "schedule.daypart")
        private Optional<String> daypart = Optional.empty();

        When when() throws CommandException {
            if (from.isPresent() != until.isPresent()) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.from-and-until");
            }
            if (from.isPresent() && until.get().isBefore(from.get())) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.until-before-from", from.get(), until.get());
            }
            return new When(from.map(f -> new Validity(f, until.orElse(f))), daysOfWeek(), parsedDaypart());
        }

        private Set<DayOfWeek> daysOfWeek() throws CommandException {
            Set<DayOfWeek> wanted = new TreeSet<>();
            for (String day : days) {
                DayOfWeek found = List.of(DayOfWeek.values()).stream()
                        .filter(d -> day.length() >= 3 && d.name().startsWith(day.toUpperCase(java.util.Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> CommandException.of(ExitCode.BAD_INPUT, "cli.bad-day", day));
                wanted.add(found);
            }
            return wanted;
        }

        private Optional<Daypart> parsedDaypart() throws CommandException {
            if (daypart.isEmpty()) {
                return Optional.empty();
            }
            String text = daypart.get();
            int dash = text.indexOf('-');
            try {
                return Optional.of(new Daypart(
                        LocalTime.parse(text.substring(0, Math.max(dash, 0))),
                        LocalTime.parse(text.substring(dash + 1))));
            } catch (DateTimeParseException e) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-daypart", text);
            }
        }
    }

    @Command(name = "add")
    int add(
            @Mixin ControllerOptions options,
            @Option(names = "--playlist", required = true, descriptionKey = "schedule.playlist") String playlist,
            @Option(names = "--screen", required = true, split = ",", descriptionKey = "schedule.screen")
                    List<String> screens,
            @Mixin WhenOptions when,
            @Option(names = "--mode", defaultValue = "rotate", descriptionKey = "schedule.mode") Mode mode,
            @Mixin RankOptions rank)
            throws CommandException {
        SlotRequest request =
                new SlotRequest(rank.id, playlist, screens, when.when(), mode, rank.priority, rank.weight);
        ControllerClient client = options.client(workplace);
        SlotView slot = client.post("/v1/slots", request, SlotView.class);
        workplace.terminal().document(slot);
        workplace.terminal().result("cli.slot-added", slot.id(), slot.playlist(), String.join(", ", slot.on()));
        if (!isApproved(client, slot.playlist())) {
            workplace.terminal().say("cli.slot-waits", slot.playlist());
        }
        return ExitCode.DONE.number();
    }

    /** Whether anything of the playlist may play. */
    private static boolean isApproved(ControllerClient client, String playlist) throws CommandException {
        return client.list("/v1/playlists", PlaylistView.class).stream()
                .anyMatch(view -> view.id().equals(playlist) && view.playing().isPresent());
    }

    /** How a slot ranks among others. */
    static final class RankOptions {
        @Option(names = "--id", descriptionKey = "schedule.id")
        private Optional<String> id = Optional.empty();

        @Option(names = "--priority", descriptionKey = "schedule.priority")
        private Optional<Integer> priority = Optional.empty();

        @Option(names = "--weight", descriptionKey = "schedule.weight")
        private Optional<Integer> weight = Optional.empty();
    }

    @Command(name = "list")
    int list(@Mixin ControllerOptions options) throws CommandException {
        List<SlotView> slots = options.client(workplace).list("/v1/slots", SlotView.class);
        workplace.terminal().document(slots);
        List<List<String>> rows = slots.stream()
                .map(s -> List.of(
                        s.id(),
                        s.playlist(),
                        String.join(",", s.screens()),
                        s.mode().name(),
                        String.valueOf(s.priority()),
                        String.valueOf(s.weight()),
                        words(s.when())))
                .toList();
        workplace
                .terminal()
                .table(workplace.headings("id", "playlist", "screens", "mode", "priority", "weight", "when"), rows);
        return ExitCode.DONE.number();
    }

    private static String words(When when) {
        String dates = when.dates().map(d -> d.from() + "…" + d.until() + " ").orElse("");
        String days = when.days().stream().map(d -> d.name().substring(0, 3)).collect(Collectors.joining(","));
        return (dates
                        + days
                        + when.daypart()
                                .map(d -> " " + d.from() + "-" + d.until())
                                .orElse(""))
                .strip();
    }

    @Command(name = "remove")
    int remove(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "schedule.remove.id") String id)
            throws CommandException {
        options.client(workplace).delete("/v1/slots/" + id);
        workplace.terminal().result("cli.slot-removed", id);
        return ExitCode.DONE.number();
    }

    @Command(name = "explain")
    int explain(
            @Mixin ControllerOptions options,
            @Option(names = "--screen", required = true, descriptionKey = "schedule.explain.screen") String screen,
            @Option(names = "--at", paramLabel = "TIME", descriptionKey = "schedule.at") Optional<String> at)
            throws CommandException {
        String query = at.isPresent() ? "?at=" + instant(at.get()) : "";
        Explanation answer =
                options.client(workplace).get("/v1/screens/" + screen + "/explain" + query, Explanation.class);
        workplace.terminal().document(answer);
        answer.lines().forEach(workplace.terminal()::line);
        return ExitCode.DONE.number();
    }

    /** An instant with any offset; people write +08:00. */
    private static Instant instant(String text) throws CommandException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-instant", text);
        }
    }
}
