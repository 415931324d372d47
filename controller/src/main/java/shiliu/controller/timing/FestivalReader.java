package shiliu.controller.timing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shiliu.player.config.Fields;
import shiliu.player.config.LocatedYaml;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.ChineseCalendar;
import shiliu.player.schedule.Festival;
import shiliu.player.schedule.LunarRule;
import shiliu.player.schedule.SolarTerm;

/** Reads the tables of festivals: every YAML file of a folder, and every problem of each. */
public final class FestivalReader {
    private static final int MOST_FILES = 100;
    private static final Pattern YEARS = Pattern.compile("(\\d{4})-(\\d{4})");
    private static final Pattern DATE = Pattern.compile("(\\d{2})-(\\d{2})");

    private final Problems problems;
    private final Map<String, Place> seen = new HashMap<>();

    public FestivalReader(Problems problems) {
        this.problems = problems;
    }

    /** Those of every file in {@code folder}; what cannot be read is noted. */
    public Festivals read(Path folder) {
        List<Festival> festivals = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            for (Path file : sorted) {
                LocatedYaml.read(file, problems)
                        .flatMap(Value::fields)
                        .ifPresent(fields -> festivals.addAll(festivals(fields)));
            }
        } catch (IOException e) {
            problems.add(
                    Place.whole(folder.toString()),
                    Message.of("config.unreadable"),
                    Message.of("config.unreadable.do"));
        }
        return new Festivals(festivals);
    }

    private List<Festival> festivals(Fields file) {
        List<Festival> festivals = new ArrayList<>();
        for (Value value : file.required("festivals").flatMap(Value::list).orElse(List.of())) {
            value.fields().flatMap(this::festival).ifPresent(festivals::add);
        }
        file.done();
        return festivals;
    }

    private Optional<Festival> festival(Fields fields) {
        int before = problems.count();
        Optional<Value> id = fields.required("id");
        Optional<Fields> name = fields.required("name").flatMap(Value::fields);
        Optional<Value> chinese = name.flatMap(n -> n.required("zh"));
        Optional<Value> english = name.flatMap(n -> n.required("en"));
        name.ifPresent(Fields::done);
        Optional<String> people = fields.optional("people").flatMap(Value::text);
        Optional<String> source = fields.required("source").flatMap(Value::text);
        Optional<Validity> years = fields.required("years").flatMap(this::years);
        Optional<Festival.Coming> coming = fields.required("comes").flatMap(value -> comes(fields, value));
        int days = fields.optional("days").flatMap(v -> v.whole(1, 60)).orElse(1);
        fields.done();
        id.flatMap(Value::id).ifPresent(text -> once(text, id.orElseThrow()));
        chinese.flatMap(Value::text).ifPresent(text -> once(text, chinese.orElseThrow()));
        english.flatMap(Value::text)
                .ifPresent(text -> once(text.toLowerCase(java.util.Locale.ROOT), english.orElseThrow()));
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Festival(
                id.flatMap(Value::quietText).orElseThrow(),
                chinese.flatMap(Value::quietText).orElseThrow(),
                english.flatMap(Value::quietText).orElseThrow(),
                people,
                source.orElseThrow(),
                years.orElseThrow().from().getYear(),
                years.orElseThrow().until().getYear(),
                coming.orElseThrow(),
                days));
    }

    private void once(String name, Value value) {
        Place first = seen.putIfAbsent(name, value.place());
        if (first != null) {
            value.refuse(
                    Message.of("timing.festival-twice", Quote.of(name), first.toString()),
                    Message.of("timing.festival-twice.do"));
        }
    }

    private Optional<Validity> years(Value value) {
        return value.text().flatMap(text -> {
            Matcher years = YEARS.matcher(text);
            int first = years.matches() ? Integer.parseInt(years.group(1)) : 0;
            int last = first == 0 ? 0 : Integer.parseInt(years.group(2));
            int from = ChineseCalendar.COVERED.from().getYear();
            int until = ChineseCalendar.COVERED.until().getYear();
            if (first < from || last > until || last < first) {
                value.refuse(
                        Message.of("timing.years", Quote.of(text)),
                        Message.of("timing.years.do", String.valueOf(from), String.valueOf(until)));
                return Optional.empty();
            }
            return Optional.of(new Validity(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31)));
        });
    }

    private Optional<Festival.Coming> comes(Fields festival, Value value) {
        if (value.isList()) {
            List<Validity> table = new ArrayList<>();
            value.list()
                    .orElse(List.of())
                    .forEach(row -> row.fields().flatMap(WhenFields::dates).ifPresent(table::add));
            return table.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Festival.Coming(Optional.empty(), Optional.empty(), Optional.empty(), table));
        }
        Optional<LunarRule> lunar = LunarField.read(festival, value);
        if (lunar.isPresent()) {
            return Optional.of(new Festival.Coming(lunar, Optional.empty(), Optional.empty(), List.of()));
        }
        return value.text().flatMap(text -> {
            Optional<SolarTerm> term = term(text);
            Optional<MonthDay> date = date(text);
            if (term.isEmpty() && date.isEmpty()) {
                value.refuse(Message.of("timing.comes", Quote.of(text)), Message.of("timing.comes.do"));
                return Optional.empty();
            }
            return Optional.of(new Festival.Coming(Optional.empty(), date, term, List.of()));
        });
    }

    private static Optional<MonthDay> date(String text) {
        Matcher date = DATE.matcher(text);
        try {
            return date.matches()
                    ? Optional.of(MonthDay.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** By its Chinese name or in pinyin. */
    static Optional<SolarTerm> term(String text) {
        return Stream.of(SolarTerm.values())
                .filter(term -> term.text().equals(text) || term.name().equalsIgnoreCase(text))
                .findFirst();
    }
}
