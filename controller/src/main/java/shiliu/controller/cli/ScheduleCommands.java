package shiliu.controller.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.Explanation;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.ScheduleChange;
import shiliu.controller.api.ScheduleDraft;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.timing.Festivals;
import shiliu.controller.timing.WhenText;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.schedule.Festival;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Rule;

/** Which playlist claims which screens, when; and why a screen plays what it plays. */
@Command(name = "schedule")
final class ScheduleCommands {
    private final Workplace workplace;

    ScheduleCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    static CommandLine commands(Workplace workplace) {
        return new CommandLine(new ScheduleCommands(workplace))
                .addSubcommand("timeline", new TimelineCommand(workplace))
                .addSubcommand("calendar", new CalendarCommand(workplace))
                .addSubcommand("diff", new ScheduleDiffCommand(workplace));
    }

    /** The tables that the controller plans by. */
    static Festivals festivals(ControllerClient client) throws CommandException {
        return new Festivals(client.list("/v1/festivals", Festival.class));
    }

    /** Which playlist where; without a file of slots both are needed. */
    static final class WhatOptions {
        @Option(names = "--playlist", descriptionKey = "schedule.playlist")
        private Optional<String> playlist = Optional.empty();

        @Option(names = "--screen", split = ",", descriptionKey = "schedule.screen")
        private List<String> screens = List.of();

        @Option(names = "--mode", descriptionKey = "schedule.mode")
        private Optional<Mode> mode = Optional.empty();

        @Option(names = "--file", paramLabel = "FILE", descriptionKey = "schedule.file")
        private Optional<Path> file = Optional.empty();

        private boolean said() {
            return playlist.isPresent() || !screens.isEmpty() || mode.isPresent();
        }
    }

    /** How a slot ranks among others, and what limits its plays. */
    static final class RankOptions {
        @Option(names = "--id", descriptionKey = "schedule.id")
        private Optional<String> id = Optional.empty();

        @Option(names = "--priority", descriptionKey = "schedule.priority")
        private Optional<Integer> priority = Optional.empty();

        @Option(names = "--weight", descriptionKey = "schedule.weight")
        private Optional<Integer> weight = Optional.empty();

        @Option(names = "--cap-per-hour", paramLabel = "N", descriptionKey = "schedule.cap")
        private Optional<Integer> cap = Optional.empty();

        @Option(names = "--minutes-a-day", paramLabel = "N", descriptionKey = "schedule.minutes")
        private Optional<Integer> minutes = Optional.empty();

        @Option(names = "--now", descriptionKey = "schedule.now")
        private boolean now;

        private boolean said() {
            return id.isPresent()
                    || priority.isPresent()
                    || weight.isPresent()
                    || cap.isPresent()
                    || minutes.isPresent();
        }
    }

    @Command(name = "add")
    int add(@Mixin ControllerOptions options, @Mixin WhatOptions what, @Mixin SlotWhen when, @Mixin RankOptions rank)
            throws CommandException {
        boolean byOptions = what.playlist.isPresent() && !what.screens.isEmpty();
        boolean mixed = what.file.isPresent() && (what.said() || when.said() || rank.said());
        if (mixed || (what.file.isEmpty() && !byOptions)) {
            throw CommandException.of(ExitCode.BAD_INPUT, mixed ? "cli.slot-file-alone" : "cli.slot-what");
        }
        ControllerClient client = options.client(workplace);
        Festivals festivals = festivals(client);
        List<SlotRequest> requests = what.file.isPresent()
                ? SlotWhen.file(workplace, what.file.get(), festivals)
                : List.of(request(what, when, rank, festivals));
        if (requests.size() > 1) {
            tryAll(client, requests);
        }
        List<SlotView> added = new ArrayList<>();
        for (SlotRequest request : requests) {
            SlotView slot = client.post("/v1/slots" + (rank.now ? "?now=1" : ""), request, SlotView.class);
            added.add(slot);
            told(slot, festivals);
        }
        if (what.file.isPresent()) {
            workplace.terminal().document(added);
        } else {
            workplace.terminal().document(added.get(0));
        }
        waiting(client, added);
        return ExitCode.DONE.number();
    }

    /** Every slot of a file is looked at by the controller before the first is added: all of them, or none. */
    private void tryAll(ControllerClient client, List<SlotRequest> requests) throws CommandException {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            try {
                ScheduleDraft draft = new ScheduleDraft(List.of(requests.get(i)), List.of(), List.of(), today, today);
                client.post("/v1/slots/draft", draft, ScheduleChange[].class);
            } catch (CommandException e) {
                if (e.exitCode() == ExitCode.UNREACHABLE) {
                    throw e;
                }
                Messages messages = workplace.terminal().messages();
                wrong.add(messages.text(
                        "cli.slot-of-file",
                        i + 1,
                        requests.get(i).id().orElse(requests.get(i).playlist()),
                        messages.text(e.sentence())));
            }
        }
        if (!wrong.isEmpty()) {
            throw new CommandException(ExitCode.BAD_INPUT, Message.of("cli.slot-file-wrong"), wrong);
        }
    }

    private SlotRequest request(WhatOptions what, SlotWhen when, RankOptions rank, Festivals festivals)
            throws CommandException {
        return new SlotRequest(
                rank.id,
                what.playlist.orElseThrow(),
                what.screens,
                when.when(festivals, workplace.terminal().messages()),
                what.mode.orElse(Mode.ROTATE),
                rank.priority,
                rank.weight,
                rank.cap,
                rank.minutes);
    }

    /** What was understood, so that it can be read back, and what is wrong with it. */
    private void told(SlotView slot, Festivals festivals) {
        String words = new WhenText(festivals, workplace.terminal().messages()).of(slot.when());
        workplace.terminal().result("cli.slot-added", slot.id(), slot.playlist(), String.join(", ", slot.on()), words);
        slot.sameAs().ifPresent(same -> workplace.terminal().say("cli.slot-same", slot.id(), same, Called.name()));
        new ConcernLines(workplace.terminal().messages()).of(slot).forEach(workplace.terminal()::sayText);
    }

    /** Playlists of which nothing may play yet. */
    private void waiting(ControllerClient client, List<SlotView> added) throws CommandException {
        List<String> playing = client.list("/v1/playlists", PlaylistView.class).stream()
                .filter(view -> view.playing().isPresent())
                .map(PlaylistView::id)
                .toList();
        added.stream()
                .map(SlotView::playlist)
                .distinct()
                .filter(playlist -> !playing.contains(playlist))
                .forEach(playlist -> workplace.terminal().say("cli.slot-waits", playlist));
    }

    @Command(name = "list")
    int list(@Mixin ControllerOptions options) throws CommandException {
        ControllerClient client = options.client(workplace);
        List<SlotView> slots = client.list("/v1/slots", SlotView.class);
        WhenText words = new WhenText(festivals(client), workplace.terminal().messages());
        workplace.terminal().document(slots);
        List<List<String>> rows = slots.stream()
                .map(s -> List.of(
                        s.id(),
                        s.playlist(),
                        String.join(",", s.screens()),
                        Rule.of(s.mode()).title(workplace.terminal().messages()),
                        String.valueOf(s.priority()),
                        String.valueOf(s.weight()),
                        s.capPerHour().map(String::valueOf).orElse("-"),
                        s.minutesADay().map(String::valueOf).orElse("-"),
                        words.of(s.when())))
                .toList();
        workplace
                .terminal()
                .table(
                        workplace.headings(
                                "id", "playlist", "screens", "mode", "priority", "weight", "cap", "minutes", "when"),
                        rows);
        return ExitCode.DONE.number();
    }

    /** What {@code schedule remove --json} prints. */
    record Removed(String removed) {}

    @Command(name = "remove")
    int remove(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "schedule.remove.id") String id,
            @Option(names = "--now", descriptionKey = "schedule.now") boolean now)
            throws CommandException {
        options.client(workplace).delete("/v1/slots/" + id + (now ? "?now=1" : ""));
        workplace.terminal().document(new Removed(id));
        workplace.terminal().result("cli.slot-removed", id);
        return ExitCode.DONE.number();
    }

    @Command(name = "explain")
    int explain(
            @Mixin ControllerOptions options,
            @Option(names = "--screen", required = true, descriptionKey = "schedule.explain.screen") String screen,
            @Option(names = "--at", paramLabel = "TIME", descriptionKey = "schedule.at") Optional<String> at)
            throws CommandException {
        String query = at.isPresent() ? "?at=" + URLEncoder.encode(time(at.get()), StandardCharsets.UTF_8) : "";
        Explanation answer =
                options.client(workplace).get("/v1/screens/" + screen + "/explain" + query, Explanation.class);
        workplace.terminal().document(answer);
        answer.lines().forEach(workplace.terminal()::line);
        return ExitCode.DONE.number();
    }

    /** With an offset an instant; without one the screen's own clock. */
    private static String time(String text) throws CommandException {
        String iso = text.strip().replace(' ', 'T');
        try {
            boolean local = iso.matches(".*T[0-9:.]+");
            return local
                    ? LocalDateTime.parse(iso).toString()
                    : OffsetDateTime.parse(iso).toInstant().toString();
        } catch (DateTimeParseException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-instant", text);
        }
    }
}
