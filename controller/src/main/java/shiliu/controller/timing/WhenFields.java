package shiliu.controller.timing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import shiliu.player.config.Fields;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.When;

/** When a slot plays, from a file: words, or fields one by one, or both kinds of them mixed. */
final class WhenFields {
    private static final Pattern DAYPART =
            Pattern.compile("([01]?\\d|2[0-3]):[0-5]\\d\\s*-\\s*(?:([01]?\\d|2[0-3]):[0-5]\\d|24:00)");

    private final Festivals festivals;
    private final WhenWords words;
    private final LocalDate today;

    WhenFields(Festivals festivals, WhenWords words, LocalDate today) {
        this.festivals = festivals;
        this.words = words;
        this.today = today;
    }

    /** {@code when: 工作日 7:00-9:00} or {@code when: {days: …, daypart: …}}. */
    Optional<When> read(Value value) {
        return value.isText() ? words(value) : value.fields().flatMap(this::fields);
    }

    private Optional<When> words(Value value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(words.read(text, today));
            } catch (WordsException e) {
                value.refuse(e.sentence(), e.suggestion());
                return Optional.empty();
            }
        });
    }

    private Optional<When> fields(Fields fields) {
        Optional<Validity> dates =
                fields.optional("dates").flatMap(v -> v.fields().flatMap(WhenFields::dates));
        Set<DayOfWeek> days = fields.optional("days").map(this::days).orElse(Set.of());
        Optional<Daypart> daypart = fields.optional("daypart").flatMap(WhenFields::daypart);
        Optional<Recurrence> rule = fields.optional("rrule")
                .flatMap(v -> recurrence(v, dates.map(Validity::from).orElse(today)));
        List<Validity> except = fields.optional("except").map(this::except).orElse(List.of());
        List<Occasion> occasions = new ArrayList<>();
        fields.optional("lunar").flatMap(v -> lunar(fields, v)).ifPresent(occasions::add);
        fields.optional("solar-term").flatMap(this::term).ifPresent(occasions::add);
        fields.optional("festival").flatMap(this::festival).ifPresent(occasions::addAll);
        Optional<When> said = fields.optional("words").flatMap(this::words);
        Optional<Value> last = fields.optional("daypart");
        fields.done();
        if (said.isPresent()) {
            return Optional.of(merge(said.get(), new When(dates, days, daypart, rule, except, occasions)));
        }
        if (daypart.isPresent() && rule.flatMap(Recurrence::lasts).isPresent()) {
            last.ifPresent(
                    v -> v.refuse(Message.of("timing.daypart-and-lasts"), Message.of("timing.daypart-and-lasts.do")));
            return Optional.empty();
        }
        return Optional.of(new When(dates, days, daypart, rule, except, occasions));
    }

    /** Fields win over words where both say the same part. */
    private static When merge(When words, When fields) {
        List<Validity> except = new ArrayList<>(words.except());
        except.addAll(fields.except());
        List<Occasion> occasions = new ArrayList<>(words.occasions());
        occasions.addAll(fields.occasions());
        return new When(
                fields.dates().or(words::dates),
                fields.days().isEmpty() ? words.days() : fields.days(),
                fields.daypart().or(words::daypart),
                fields.rrule().or(words::rrule),
                except,
                occasions);
    }

    /** {@code {from: 2026-12-01, until: 2026-12-31}}; without an end, for ever. */
    static Optional<Validity> dates(Fields fields) {
        Optional<LocalDate> from = fields.required("from").flatMap(Value::date);
        Optional<Value> end = fields.optional("until");
        Optional<LocalDate> until = end.isPresent() ? end.flatMap(Value::date) : Optional.of(Validity.NO_END);
        fields.done();
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            end.ifPresent(v -> v.refuse(
                    Message.of("timing.until-before-from", from.get(), until.get()),
                    Message.of("timing.until-before-from.do", from.get(), until.get())));
            return Optional.empty();
        }
        return from.flatMap(first -> until.map(last -> new Validity(first, last)));
    }

    private Set<DayOfWeek> days(Value value) {
        Set<DayOfWeek> days = new TreeSet<>();
        List<Value> values = value.isText() ? List.of(value) : value.list().orElse(List.of());
        for (Value one : values) {
            one.text().ifPresent(text -> {
                try {
                    When read = words.read(text, today);
                    if (!read.equals(new When(Optional.empty(), read.days(), Optional.empty()))
                            || read.days().isEmpty()) {
                        throw WordsException.of("timing.not-days", Quote.of(text));
                    }
                    days.addAll(read.days());
                } catch (WordsException e) {
                    one.refuse(Message.of("timing.not-days", Quote.of(text)), Message.of("timing.not-days.do"));
                }
            });
        }
        return days;
    }

    /** {@code 07:00-09:00}. */
    static Optional<Daypart> daypart(Value value) {
        return value.text().flatMap(text -> {
            if (!DAYPART.matcher(text.strip()).matches()) {
                value.refuse(Message.of("timing.not-daypart", Quote.of(text)), Message.of("timing.not-daypart.do"));
                return Optional.empty();
            }
            String[] ends = text.strip().split("\\s*-\\s*", 2);
            LocalTime from = time(ends[0]);
            LocalTime until = time(ends[1]);
            if (from.equals(until) && !ends[1].equals("24:00")) {
                value.refuse(
                        Message.of("timing.same-time", Quote.of(text)),
                        Message.of("timing.same-time.do", Quote.of(text)));
                return Optional.empty();
            }
            return Optional.of(new Daypart(from, until));
        });
    }

    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }

    private Optional<Recurrence> recurrence(Value value, LocalDate first) {
        if (value.isText()) {
            return value.text().flatMap(rule -> recurrence(value, first.atStartOfDay(), rule, Optional.empty()));
        }
        return value.fields().flatMap(fields -> {
            Optional<Value> startField = fields.optional("start");
            Optional<LocalDateTime> start =
                    startField.isPresent() ? startField.flatMap(WhenFields::moment) : Optional.of(first.atStartOfDay());
            Optional<Value> rule = fields.required("rule");
            Optional<Duration> lasts =
                    fields.optional("lasts").flatMap(v -> v.duration(Duration.ofMinutes(1), Duration.ofDays(1)));
            fields.done();
            return rule.flatMap(v -> v.text().flatMap(text -> start.flatMap(at -> recurrence(v, at, text, lasts))));
        });
    }

    private static Optional<Recurrence> recurrence(
            Value value, LocalDateTime start, String rule, Optional<Duration> lasts) {
        try {
            return Optional.of(new Recurrence(start, rule.strip(), lasts));
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            value.refuse(
                    Message.of("timing.bad-rule", Quote.of(rule), Quote.of(why)),
                    Message.of("timing.bad-rule.do", Quote.of(rule), Quote.of(why)));
            return Optional.empty();
        }
    }

    /** {@code 2026-11-01} or {@code 2026-11-01T07:00}. */
    private static Optional<LocalDateTime> moment(Value value) {
        return value.text().flatMap(text -> {
            try {
                String stripped = text.strip().replace(' ', 'T');
                return Optional.of(
                        stripped.contains("T")
                                ? LocalDateTime.parse(stripped)
                                : LocalDate.parse(stripped).atStartOfDay());
            } catch (DateTimeParseException e) {
                value.refuse(Message.of("timing.not-start", Quote.of(text)), Message.of("timing.not-start.do"));
                return Optional.empty();
            }
        });
    }

    private List<Validity> except(Value value) {
        List<Validity> out = new ArrayList<>();
        List<Value> values = value.isText() ? List.of(value) : value.list().orElse(List.of());
        for (Value one : values) {
            if (one.isText()) {
                one.date().ifPresent(day -> out.add(new Validity(day, day)));
            } else {
                one.fields().flatMap(WhenFields::dates).ifPresent(out::add);
            }
        }
        return out;
    }

    private Optional<Occasion> lunar(Fields fields, Value value) {
        Optional<Occasion> lunar = LunarField.read(fields, value).map(rule -> Occasion.of(rule, Reach.NONE));
        return lunar.isPresent()
                ? lunar
                : worded(value, occasion -> occasion.lunar().isPresent(), "timing.not-lunar");
    }

    private Optional<Occasion> term(Value value) {
        return worded(value, occasion -> occasion.solarTerm().isPresent(), "timing.not-term");
    }

    /** One name, or a list of them. */
    private Optional<List<Occasion>> festival(Value value) {
        List<Occasion> found = new ArrayList<>();
        for (Value one : value.isText() ? List.of(value) : value.list().orElse(List.of())) {
            Optional<String> id = one.quietText().flatMap(festivals::idOf);
            if (id.isPresent()) {
                found.add(Occasion.festival(id.get(), Reach.NONE));
            } else {
                worded(one, occasion -> occasion.festival().isPresent(), "timing.festival-unknown")
                        .ifPresent(found::add);
            }
        }
        return Optional.of(found);
    }

    /** With the days around it: 春节前7天至当天18:00. */
    private Optional<Occasion> worded(Value value, java.util.function.Predicate<Occasion> kind, String code) {
        return value.text().flatMap(text -> {
            try {
                When read = words.read(text, today);
                if (read.occasions().size() == 1
                        && kind.test(read.occasions().get(0))
                        && read.equals(When.ALWAYS.on(read.occasions().get(0)))) {
                    return Optional.of(read.occasions().get(0));
                }
                throw WordsException.of(code, Quote.of(text));
            } catch (WordsException e) {
                value.refuse(Message.of(code, Quote.of(text)), new Unknown(festivals).instead(code, text));
                return Optional.empty();
            }
        });
    }
}
