package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.timing.Festivals;
import shiliu.controller.timing.SlotFile;
import shiliu.controller.timing.WhenWords;
import shiliu.controller.timing.WordsException;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.When;

/** When a slot may play, as staff type it: in words, by options, or both where they say different parts. */
final class SlotWhen {
    @Option(names = "--when", paramLabel = "WORDS", descriptionKey = "schedule.when")
    private Optional<String> words = Optional.empty();

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "schedule.from")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "schedule.until")
    private Optional<LocalDate> until = Optional.empty();

    @Option(names = "--days", split = ",", paramLabel = "mon", descriptionKey = "schedule.days")
    private Set<String> days = Set.of();

    @Option(names = "--daypart", paramLabel = "07:00-09:00", descriptionKey = "schedule.daypart")
    private Optional<String> daypart = Optional.empty();

    boolean said() {
        return words.isPresent() || from.isPresent() || until.isPresent() || !days.isEmpty() || daypart.isPresent();
    }

    /** @param festivals whose names the words may use */
    When when(Festivals festivals, Messages messages) throws CommandException {
        if (from.isPresent() != until.isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.from-and-until");
        }
        if (from.isPresent() && until.get().isBefore(from.get())) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.until-before-from", from.get(), until.get());
        }
        When said = words(festivals, messages);
        Optional<Validity> dates = from.map(f -> new Validity(f, until.orElse(f)));
        Set<DayOfWeek> week = daysOfWeek();
        Optional<Daypart> part = parsedDaypart();
        boolean twice = (dates.isPresent() && said.dates().isPresent())
                || (!week.isEmpty() && !said.days().isEmpty())
                || (part.isPresent() && said.daypart().isPresent());
        if (twice) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.when-twice");
        }
        return new When(
                dates.or(said::dates),
                week.isEmpty() ? said.days() : week,
                part.or(said::daypart),
                said.rrule(),
                said.except(),
                said.occasions());
    }

    private When words(Festivals festivals, Messages messages) throws CommandException {
        if (words.isEmpty()) {
            return When.ALWAYS;
        }
        try {
            return new WhenWords(festivals).read(words.get(), LocalDate.now(ZoneId.systemDefault()));
        } catch (WordsException e) {
            throw new CommandException(ExitCode.BAD_INPUT, e.sentence(), List.of(messages.text(e.suggestion())));
        }
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
                    LocalTime.parse(text.substring(0, Math.max(dash, 0))), LocalTime.parse(text.substring(dash + 1))));
        } catch (DateTimeParseException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-daypart", text);
        }
    }

    /** A file of slots, or every problem of it as a refusal. */
    static List<SlotRequest> file(Workplace workplace, Path file, Festivals festivals) throws CommandException {
        try {
            return SlotFile.read(file, festivals, LocalDate.now(ZoneId.systemDefault()));
        } catch (ProblemsException e) {
            throw Configs.problems(workplace, e);
        }
    }
}
