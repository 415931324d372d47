package shiliu.player.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.message.Message;
import shiliu.player.playlist.Enter;

class ValueTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, 2026-11-01",
        "2028-02-29, 2028-02-29",
        "'\"2026-11-01\"', 2026-11-01",
    })
    void readsDates(String text, LocalDate date) {
        assertThat(read(text, Value::date)).contains(date);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30, config.date-impossible, 2026-02-28",
        "2027-02-29, config.date-impossible, 2027-02-28",
        "2026-11-00, config.date-impossible, 2026-11-30",
        "2026/11/1, config.date, 2026-11-01",
        "2026.11.01, config.date, 2026-11-01",
        "2026年11月1日, config.date, 2026-11-01",
        "2026-1-5, config.date, 2026-01-05",
        "2026-13-01, config.date-impossible, ",
        "0026-11-01, config.date-impossible, ",
        "tomorrow, config.date, ",
        "20261101, config.date, ",
        "2026-11-01T00:00:00, config.date, ",
    })
    void refusesDatesAndSaysWhatWasMeant(String text, String code, String instead) {
        assertThat(read(text, Value::date)).isEmpty();
        Problem problem = problems.list().get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.suggestion().arguments()).isEqualTo(instead == null ? List.of() : List.of(instead));
    }

    @ParameterizedTest
    @CsvSource({"10s, 10", "1m30s, 90", "2m, 120", "90s, 90"})
    void readsDurations(String text, long seconds) {
        assertThat(read(text, ValueTest::dwell)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "10, config.duration", "10 s, config.duration", "1h, config.duration", "'-5s', config.duration",
        "s, config.duration", "99999999999s, config.duration", "0s, config.duration-range",
                "11m, config.duration-range",
    })
    void refusesDurations(String text, String code) {
        assertThat(read(text, ValueTest::dwell)).isEmpty();
        assertThat(problems.list()).extracting(Problem::code).containsExactly(code);
        assertThat(problems.list().get(0).suggestion()).isEqualTo(Message.of("config.duration.do", "1s", "10m"));
    }

    private static Optional<Duration> dwell(Value value) {
        return value.duration(Duration.ofSeconds(1), Duration.ofMinutes(10));
    }

    @Test
    void readsWordsAndSuggestsTheNearest() {
        assertThat(read("scroll-left", v -> v.word(Enter.class))).contains(Enter.SCROLL_LEFT);
        assertThat(read("SCROLL_LEFT", v -> v.word(Enter.class))).isEmpty();
        assertThat(read("fly", v -> v.word(Enter.class))).isEmpty();
        String known = Stream.of(Enter.values())
                .map(enter -> enter.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
        assertThat(problems.list())
                .extracting(Problem::suggestion)
                .containsExactly(
                        Message.of("config.word-unknown.nearest", "scroll-left", known),
                        Message.of("config.word-unknown.known", known));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "65535, 65535", "12.00, 12"})
    void readsWholeNumbers(String text, int number) {
        assertThat(read(text, v -> v.whole(0, 65_535))).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.5", "65536", "-1", "0x10", "1e3", "１２", "99999999999999999999", "NaN", "[1]", "{a: 1}", "\"\""
            })
    void refusesOtherNumbers(String text) {
        assertThat(read(text, v -> v.whole(0, 65_535))).isEmpty();
        assertThat(problems.count()).isEqualTo(1);
    }

    @Test
    void wrongShapesAreNamed() {
        assertThat(read("[a]", Value::text)).isEmpty();
        assertThat(read("a", Value::list)).isEmpty();
        assertThat(read("[a]", Value::fields)).isEmpty();
        assertThat(problems.list())
                .extracting(Problem::code)
                .containsExactly("config.want-text", "config.want-list", "config.want-fields");
    }

    @Test
    void unknownFieldsAreNamedAtTheirNamesAndMissingOnesAtTheMapping() {
        Fields fields = LocatedYaml.read(
                        "a", "x:\n  Tittle: a\n  zzzzzz: b\n  empty:\n".getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(Value::fields)
                .flatMap(f -> f.required("x"))
                .flatMap(Value::fields)
                .orElseThrow();
        assertThat(fields.required("title")).isEmpty();
        assertThat(fields.required("empty")).isEmpty();
        fields.done();
        assertThat(problems.list())
                .containsExactly(
                        Problem.at(
                                new Place("a", 2, 3),
                                Message.of("config.field-missing", "title"),
                                Message.of("config.field-missing.do", "title")),
                        Problem.at(
                                new Place("a", 2, 3),
                                Message.of("config.field-unknown", "Tittle"),
                                Message.of("config.field-unknown.nearest", "title")),
                        Problem.at(
                                new Place("a", 3, 3),
                                Message.of("config.field-unknown", "zzzzzz"),
                                Message.of("config.field-unknown.known", "title, empty")),
                        Problem.at(
                                new Place("a", 4, 3),
                                Message.of("config.field-empty", "empty"),
                                Message.of("config.field-empty.do", "empty")));
    }

    @Test
    void whatIsQuotedIsShortAndVisible() {
        assertThat(Quote.of("a\u202Eb\u001B[2J\n" + "长".repeat(100)))
                .startsWith("aU+202EbU+001B[2JU+000A长")
                .hasSize(61);
    }

    @Property(tries = 200, seed = "20261103")
    void distanceIsAMetric(@ForAll @IntRange(max = 9999) int a, @ForAll @IntRange(max = 9999) int b) {
        String one = Integer.toString(a);
        String two = Integer.toString(b);
        assertThat(Nearest.distance(one, two)).isEqualTo(Nearest.distance(two, one));
        assertThat(Nearest.distance(one, two) == 0).isEqualTo(one.equals(two));
        assertThat(Nearest.distance(one + "x", two)).isLessThanOrEqualTo(Nearest.distance(one, two) + 1);
    }

    private <T> Optional<T> read(String yaml, Function<Value, Optional<T>> reading) {
        return LocatedYaml.read("a", ("f: " + yaml).getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(Value::fields)
                .flatMap(f -> f.required("f"))
                .flatMap(reading);
    }
}
