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
    private static final Optional<Duration> FIVE = Optional.of(Duration.ofMinutes(5));

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
        Recurrence recurrence = new Recurrence(start, parts[1], FIVE);
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
        Arbitrary<String> monthDays = Arbitraries.oneOf(
                numbers(";BYMONTHDAY=", 31), Arbitraries.of(";BYMONTHDAY=-1", ";BYMONTHDAY=-3,1", ";BYMONTHDAY=-31"));
        Arbitrary<String> ends = Arbitraries.of(
                "",
                ";COUNT=1",
                ";COUNT=17",
                ";UNTIL=20270301",
                ";UNTIL=20270301T093000",
                ";UNTIL=20270301T013000Z",
                ";UNTIL=20270228T160000Z");
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

    @Property(tries = 300, seed = "20261126")
    void hoursAndMinutesAreAsTheLibraryHasThem(@ForAll("clockRules") Recurrence recurrence) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Optional<ClockRule> clock = ClockRule.of(recurrence, zone);
        assertThat(clock).as(recurrence.rule()).isPresent();
        DayRule library = Occurrences.general(recurrence, zone);
        long first = recurrence.start().toLocalDate().toEpochDay();
        for (long day = first - 2; day < first + 60; day++) {
            assertThat(clock.get().on(day))
                    .as("%s from %s on %s", recurrence.rule(), recurrence.start(), LocalDate.ofEpochDay(day))
                    .isEqualTo(library.on(day));
        }
    }

    @Provide
    Arbitrary<Recurrence> clockRules() {
        Arbitrary<String> hourly = Combinators.combine(
                        Arbitraries.of(1, 2, 3, 5, 24, 36), Arbitraries.of("", ";BYMINUTE=0,30", ";BYHOUR=8,9,20"))
                .as((interval, part) -> "FREQ=HOURLY;INTERVAL=" + interval + part);
        Arbitrary<String> minutely = Combinators.combine(
                        Arbitraries.of(15, 20, 45, 90, 1_441), Arbitraries.of("", ";BYHOUR=8,9,20"))
                .as((interval, part) -> "FREQ=MINUTELY;INTERVAL=" + interval + part);
        Arbitrary<String> ends = Arbitraries.of("", ";COUNT=1", ";COUNT=40", ";UNTIL=20270301T013000Z");
        return Combinators.combine(
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.of(0, 9 * 60 + 30, 23 * 60 + 59),
                        Arbitraries.oneOf(hourly, minutely),
                        ends)
                .as((day, minute, rule, end) -> new Recurrence(
                        LocalDate.of(2026, 1, 1).plusDays(day).atStartOfDay().plusMinutes(minute), rule + end, FIVE));
    }

    /** Where the library gives up after a thousand empty periods, or finds fewer than the standard. */
    @Test
    void rulesThatComeSeldomAreNotCalledOver() {
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0);
        assertThat(days("FREQ=MINUTELY;INTERVAL=30;BYDAY=MO;BYHOUR=9", start, 2026))
                .hasSize(52);
        assertThat(days("FREQ=MINUTELY;INTERVAL=15;BYMONTHDAY=26", start, 2026)).hasSize(12);
        assertThat(days("FREQ=HOURLY;BYMONTH=10;BYMONTHDAY=31", start, 2027))
                .containsExactly(LocalDate.of(2027, 10, 31));
        assertThat(days("FREQ=HOURLY;BYMONTH=12;BYMONTHDAY=1,2;BYHOUR=9", start, 2026))
                .containsExactly(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 2));
        assertThat(days("FREQ=YEARLY;BYMONTHDAY=1", start, 2027)).hasSize(12);
        assertThat(days("FREQ=YEARLY;BYMONTHDAY=-1,29;BYDAY=FR,MO", start, 2026))
                .contains(LocalDate.of(2026, 6, 29), LocalDate.of(2026, 7, 31));
        assertThat(days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", start, 2026))
                .hasSize(12);
    }

    private static List<LocalDate> days(String rule, LocalDateTime start, int year) {
        DayRule days = Occurrences.of(new Recurrence(start, rule, FIVE), NEW_YORK);
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> !days.on(day.toEpochDay()).isEmpty())
                .toList();
    }

    /** What the library cannot say for certain, or would count for hours, is answered or refused at once. */
    @Test
    @org.junit.jupiter.api.Timeout(20)
    void noRuleHoldsAPlayerUp() {
        LocalDateTime old = LocalDateTime.of(1950, 1, 1, 0, 0);
        long today = LocalDate.of(2026, 11, 26).toEpochDay();
        for (int i = 0; i < 50; i++) {
            for (String rule : List.of(
                    "FREQ=MINUTELY;COUNT=1000",
                    "FREQ=MINUTELY;INTERVAL=7",
                    "FREQ=HOURLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=30",
                    "FREQ=DAILY;INTERVAL=7;COUNT=10000",
                    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5",
                    "FREQ=YEARLY;BYYEARDAY=366")) {
                assertThat(Occurrences.of(new Recurrence(old, rule, FIVE), NEW_YORK)
                                .on(today))
                        .hasSizeLessThan(289);
            }
        }
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
                "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
                "FREQ=DAILY;BYDAY=MO;BYSETPOS=2",
                "FREQ=YEARLY;BYWEEKNO=53",
                "FREQ=DAILY;COUNT=10001",
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
            DayRule days = Occurrences.general(new Recurrence(start, rule, FIVE), NEW_YORK);
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
