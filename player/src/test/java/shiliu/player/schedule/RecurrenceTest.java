package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Optional<Duration> HOUR = Optional.of(Duration.ofMinutes(5));

    static Stream<String> examples() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecurrenceTest.class.getResourceAsStream("rfc5545-examples.txt")),
                StandardCharsets.UTF_8))) {
            List<String> kept =
                    lines.lines().filter(line -> !line.startsWith("#")).toList();
            assertThat(kept).hasSize(42);
            return kept.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theStandardsOwnExamples(String line) {
        String[] parts = line.split("\\|");
        LocalDateTime start = LocalDateTime.parse(parts[0], TIME);
        Recurrence recurrence = new Recurrence(start, parts[1], HOUR);
        boolean endless = parts[2].endsWith("...");
        List<LocalDateTime> expected = expected(parts[2].replace("...", ""), start.toLocalTime());
        LocalDate last = expected.get(expected.size() - 1).toLocalDate().plusDays(endless ? 0 : 800);
        assertThat(found(Occurrences.of(recurrence, NEW_YORK), start.toLocalDate(), last))
                .isEqualTo(expected);
        assertThat(found(Occurrences.general(recurrence, NEW_YORK), start.toLocalDate(), last))
                .isEqualTo(expected);
    }

    private static List<LocalDateTime> found(DayRule rule, LocalDate from, LocalDate until) {
        List<LocalDateTime> found = new ArrayList<>();
        for (LocalDate day = from.minusDays(400); !day.isAfter(until); day = day.plusDays(1)) {
            LocalDate on = day;
            rule.on(day.toEpochDay()).forEach(time -> found.add(on.atTime(time)));
        }
        return found;
    }

    private static List<LocalDateTime> expected(String text, LocalTime usual) {
        List<LocalDateTime> times = new ArrayList<>();
        for (String days : text.split(",")) {
            String[] named = days.split("@");
            String[] ends = named[0].split("-");
            LocalDate last = day(ends[ends.length - 1]);
            for (LocalDate day = day(ends[0]); !day.isAfter(last); day = day.plusDays(1)) {
                for (int i = 1; i < named.length; i++) {
                    times.add(day.atTime(LocalTime.parse(named[i], DateTimeFormatter.ofPattern("HHmm"))));
                }
                if (named.length == 1) {
                    times.add(day.atTime(usual));
                }
            }
        }
        return times;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    @Property(tries = 600, seed = "20261126")
    void whatIsAnsweredByArithmeticIsAsTheLibraryHasIt(@ForAll("rules") Recurrence recurrence) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Optional<SimpleRule> simple = SimpleRule.of(recurrence, zone);
        assertThat(simple).as(recurrence.rule()).isPresent();
        DayRule library = Occurrences.general(recurrence, zone);
        long first = recurrence.start().toLocalDate().toEpochDay();
        for (long day = first - 3; day < first + 900; day++) {
            assertThat(simple.get().on(day))
                    .as("%s from %s on %s", recurrence.rule(), recurrence.start(), LocalDate.ofEpochDay(day))
                    .isEqualTo(library.on(day));
        }
    }

    @Provide
    Arbitrary<Recurrence> rules() {
        Arbitrary<String> week = Arbitraries.of("MO", "TU", "WE", "TH", "FR", "SA", "SU")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(days -> ";BYDAY=" + String.join(",", days));
        Arbitrary<String> months = numbers(";BYMONTH=", 12);
        Arbitrary<String> monthDays =
                Arbitraries.oneOf(numbers(";BYMONTHDAY=", 31), Arbitraries.just(";BYMONTHDAY=-1"));
        Arbitrary<String> ends = Arbitraries.of(
                "", ";UNTIL=20270301", ";UNTIL=20270301T093000", ";UNTIL=20270301T013000Z", ";UNTIL=20270228T160000Z");
        Arbitrary<String> daily = Combinators.combine(maybe(week), maybe(months), maybe(monthDays))
                .as((w, m, d) -> "FREQ=DAILY" + w + m + d);
        Arbitrary<String> weekly = Combinators.combine(
                        maybe(week), maybe(months), Arbitraries.of("", ";WKST=SU", ";WKST=TH"))
                .as((w, m, s) -> "FREQ=WEEKLY" + w + m + s);
        Arbitrary<String> monthly = Combinators.combine(maybe(week), maybe(months), maybe(monthDays))
                .as((w, m, d) -> "FREQ=MONTHLY" + w + m + d);
        Arbitrary<String> yearly = Combinators.combine(months, maybe(monthDays)).as((m, d) -> "FREQ=YEARLY" + m + d);
        Arbitrary<String> placed = Combinators.combine(
                        Arbitraries.of("1", "2", "3", "4", "5", "-1").list().ofSize(2),
                        Arbitraries.of("MO", "WE", "SU").list().ofSize(2),
                        maybe(months))
                .as((at, days, m) ->
                        "FREQ=MONTHLY;BYDAY=" + at.get(0) + days.get(0) + "," + at.get(1) + days.get(1) + m);
        Arbitrary<String> rules = Combinators.combine(
                        Arbitraries.oneOf(daily, weekly, monthly, yearly, Arbitraries.just("FREQ=YEARLY"), placed),
                        Arbitraries.integers().between(1, 5),
                        ends)
                .as((rule, interval, end) -> rule + (interval == 1 ? "" : ";INTERVAL=" + interval) + end);
        Arbitrary<LocalDateTime> starts = Combinators.combine(
                        Arbitraries.integers().between(0, 500), Arbitraries.of(0, 9 * 60 + 30, 23 * 60))
                .as((day, minute) ->
                        LocalDate.of(2026, 1, 1).plusDays(day).atStartOfDay().plusMinutes(minute));
        return Combinators.combine(starts, rules).as((start, rule) -> new Recurrence(start, rule, Optional.empty()));
    }

    private static Arbitrary<String> numbers(String name, int most) {
        return Arbitraries.integers()
                .between(1, most)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(numbers -> name
                        + String.join(",", numbers.stream().map(String::valueOf).toList()));
    }

    private static Arbitrary<String> maybe(Arbitrary<String> part) {
        return Arbitraries.oneOf(Arbitraries.just(""), part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "daily",
                "FREQ=DAYLY",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=x",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=WEEKLY;BYMONTHDAY=1",
                "FREQ=DAILY;COUNT=3;UNTIL=20270101T000000Z",
                "FREQ=SECONDLY",
                "FREQ=DAILY;BYSECOND=1",
                "FREQ=HOURLY",
                "FREQ=DAILY;BYHOUR=9",
                "RSCALE=CHINESE;FREQ=YEARLY"
            })
    void whatIsNoRuleOfDaysIsRefused(String rule) {
        assertThatThrownBy(() -> new Recurrence(LocalDateTime.of(2026, 1, 1, 9, 0), rule, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleThatNeverComesAnswersAtOnce() {
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 9, 0);
        for (String rule : List.of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30")) {
            DayRule days = Occurrences.general(new Recurrence(start, rule, HOUR), NEW_YORK);
            for (int day = 0; day < 1000; day++) {
                assertThat(days.on(start.toLocalDate().toEpochDay() + day)).isEmpty();
            }
        }
    }

    @Test
    void daysMayBeAskedForInAnyOrder() {
        DayRule rule = Occurrences.general(
                new Recurrence(LocalDateTime.of(2026, 1, 2, 9, 0), "FREQ=MONTHLY;BYDAY=1FR", Optional.empty()),
                NEW_YORK);
        assertThat(rule.on(LocalDate.of(2026, 3, 6).toEpochDay())).hasSize(1);
        assertThat(rule.on(LocalDate.of(2026, 2, 6).toEpochDay())).hasSize(1);
        assertThat(rule.on(LocalDate.of(2026, 2, 6).toEpochDay())).hasSize(1);
        assertThat(rule.on(LocalDate.of(2026, 2, 7).toEpochDay())).isEmpty();
    }
}
