package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shiliu.controller.timing.Festivals;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.schedule.ChineseCalendar;
import shiliu.player.schedule.LunarDay;
import shiliu.player.schedule.SolarTerm;

/** What each day is in the Chinese calendar, and which festivals it belongs to. Works without a controller. */
@Command(name = "calendar")
final class CalendarCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 60_000;

    private final Workplace workplace;

    @Option(names = "--from", paramLabel = "DATE", required = true, descriptionKey = "schedule.calendar.from")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "schedule.calendar.to")
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "schedule.calendar.config")
    private Optional<Path> config = Optional.empty();

    CalendarCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    /**
     * One day.
     *
     * @param solarTerm the term that begins on it, in Chinese; the empty text where none does
     * @param festivals their names in the wanted language, by id
     */
    record Day(LocalDate date, Lunar lunar, String solarTerm, List<String> festivals) {
        Day {
            festivals = List.copyOf(festivals);
        }
    }

    /** A day of the Chinese calendar. */
    record Lunar(int year, int month, int day, boolean leap) {}

    @Override
    public Integer call() throws CommandException {
        LocalDate last = to.orElse(from);
        if (last.isBefore(from)) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.to-before-from", from, last);
        }
        LocalDate first = ChineseCalendar.COVERED.from();
        LocalDate end = ChineseCalendar.COVERED.until();
        if (from.isBefore(first) || last.isAfter(end) || !last.isBefore(from.plusDays(MOST_DAYS))) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.calendar-years", first.getYear(), end.getYear());
        }
        Festivals festivals = Configs.controller(workplace, config).festivals();
        List<Day> days = from.datesUntil(last.plusDays(1))
                .map(date -> day(date, festivals))
                .toList();
        workplace.terminal().document(days);
        List<List<String>> rows = days.stream().map(this::row).toList();
        workplace.terminal().table(workplace.headings("date", "lunar", "term", "festivals"), rows);
        return ExitCode.DONE.number();
    }

    private Day day(LocalDate date, Festivals festivals) {
        LunarDay lunar = LunarDay.of(date);
        boolean chinese = workplace.terminal().messages().chinese();
        return new Day(
                date,
                new Lunar(lunar.year(), lunar.month(), lunar.day(), lunar.leap()),
                ChineseCalendar.term(date).map(SolarTerm::text).orElse(""),
                festivals.on(date).stream()
                        .map(festival -> chinese ? festival.chinese() : festival.english())
                        .toList());
    }

    private List<String> row(Day day) {
        Lunar lunar = day.lunar();
        String text = workplace.terminal().messages().chinese()
                ? lunar.year() + " " + new LunarDay(lunar.year(), lunar.month(), lunar.day(), lunar.leap()).text()
                : lunar.year() + "-" + lunar.month() + (lunar.leap() ? " (leap)" : "") + "-" + lunar.day();
        return List.of(
                day.date().toString(),
                text,
                day.solarTerm(),
                day.festivals().stream().collect(Collectors.joining(", ")));
    }
}
