package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.controller.api.DisclosureRow;
import shiliu.controller.api.PlayList;
import shiliu.controller.api.PlayView;
import shiliu.controller.api.ScreenView;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Ids;

/** What was shown: play by play, and of the public books against what they had to be. */
@Command(name = "report")
final class ReportCommands {
    private static final int DAYS = 30;
    private static final int MOST_NAMED = 5;

    private final Workplace workplace;

    ReportCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Which days, and where a table goes. */
    static final class Range {
        @Option(names = "--from", paramLabel = "DATE", descriptionKey = "report.from")
        private Optional<LocalDate> from = Optional.empty();

        @Option(names = "--to", paramLabel = "DATE", descriptionKey = "report.to")
        private Optional<LocalDate> to = Optional.empty();

        @Option(
                names = "--csv",
                arity = "0..1",
                fallbackValue = "-",
                paramLabel = "FILE",
                descriptionKey = "report.csv")
        private Optional<String> csv = Optional.empty();

        private LocalDate last(LocalDate usual) {
            return to.orElse(usual);
        }

        private LocalDate first(LocalDate last, int days) throws CommandException {
            LocalDate first = from.orElse(last.minusDays(days - 1L));
            if (last.isBefore(first)) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.until-before-from", first, last);
            }
            return first;
        }
    }

    @Command(name = "plays")
    int plays(
            @Mixin ControllerOptions options,
            @Option(names = "--screen", paramLabel = "ID", descriptionKey = "alarm.screen") Optional<String> screen,
            @Mixin Range range)
            throws CommandException {
        if (screen.filter(id -> !Ids.valid(id)).isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-screen-id", screen.get(), Called.name());
        }
        ControllerClient client = options.client(workplace);
        ZoneId zone = zone(client.list("/v1/screens", ScreenView.class), screen);
        LocalDate last = range.last(LocalDate.now(zone));
        LocalDate first = range.first(last, 1);
        List<PlayView> plays = new ArrayList<>();
        Optional<Long> after = Optional.of(0L);
        while (after.isPresent()) {
            PlayList page = client.get(
                    "/v1/plays?from=" + first.atStartOfDay(zone).toInstant() + "&to="
                            + last.plusDays(1).atStartOfDay(zone).toInstant() + "&after=" + after.get()
                            + screen.map(id -> "&screen=" + id).orElse(""),
                    PlayList.class);
            plays.addAll(page.plays());
            after = page.next();
        }
        plays.sort(Comparator.comparing(PlayView::from).thenComparing(PlayView::screen));
        workplace.terminal().document(plays);
        table(
                workplace.headings("screen", "from", "until", "seconds", "slot", "kind", "playlist", "title", "item"),
                plays.stream().map(this::row).toList(),
                range.csv);
        return ExitCode.DONE.number();
    }

    private static ZoneId zone(List<ScreenView> screens, Optional<String> id) {
        return screens.stream()
                .map(ScreenView::screen)
                .filter(screen ->
                        id.filter(wanted -> !wanted.equals(screen.id())).isEmpty())
                .map(shiliu.player.screen.Screen::zone)
                .findFirst()
                .orElseGet(ZoneId::systemDefault);
    }

    private List<String> row(PlayView play) {
        Messages messages = workplace.terminal().messages();
        return List.of(
                play.screen(),
                Workplace.time(play.from()),
                Workplace.time(play.until()),
                String.valueOf(Duration.between(play.from(), play.until()).toSeconds()),
                play.slot(),
                play.kind().map(kind -> messages.text("kind." + kind)).orElse("-"),
                play.playlist().orElse("-"),
                play.title().orElse("-"),
                play.item().hex().substring(0, 12));
    }

    @Command(name = "disclosures")
    int disclosures(@Mixin ControllerOptions options, @Mixin Range range) throws CommandException {
        ControllerClient client = options.client(workplace);
        ZoneId zone = zone(client.list("/v1/screens", ScreenView.class), Optional.empty());
        LocalDate last = range.last(LocalDate.now(zone).minusDays(1));
        LocalDate first = range.first(last, DAYS);
        List<DisclosureRow> rows = client.list("/v1/disclosures?from=" + first + "&to=" + last, DisclosureRow.class);
        workplace.terminal().document(rows);
        boolean file = range.csv.isPresent();
        table(
                workplace.headings(
                        "screen",
                        "book",
                        "title",
                        "period",
                        "days-asked",
                        "days-shown",
                        "minutes-asked",
                        "minutes-shown",
                        "wanting"),
                rows.stream().map(row -> row(row, file)).toList(),
                range.csv);
        long wanting = rows.stream().filter(row -> !row.wanting().isEmpty()).count();
        workplace.terminal().say("cli.disclosed", rows.size(), wanting, first, last);
        return ExitCode.DONE.number();
    }

    private List<String> row(DisclosureRow row, boolean all) {
        List<String> wanting = row.wanting().stream()
                .limit(all ? DisclosureRow.MOST_DAYS : MOST_NAMED)
                .map(LocalDate::toString)
                .toList();
        String more = wanting.size() < row.wanting().size() ? " …" : "";
        return List.of(
                row.screen(),
                workplace.terminal().messages().text("book." + row.column()),
                row.title(),
                row.period().isEmpty() ? "-" : row.period(),
                String.valueOf(row.daysAsked()),
                String.valueOf(row.daysShown()),
                row.minutesAsked().map(String::valueOf).orElse("-"),
                String.valueOf(row.minutesShown()),
                wanting.isEmpty() ? "-" : String.join(" ", wanting) + more);
    }

    /** To the terminal; as CSV to standard output or a file where that is wanted. */
    private void table(List<String> headings, List<List<String>> rows, Optional<String> csv) throws CommandException {
        if (csv.isEmpty()) {
            workplace.terminal().table(headings, rows);
        } else if (csv.get().equals("-")) {
            CsvFile.lines(headings, rows).forEach(workplace.terminal()::line);
        } else {
            OrderDesk.write(Path.of(csv.get()), CsvFile.of(headings, rows));
            workplace.terminal().result("cli.csv-written", rows.size(), csv.get());
        }
    }
}
