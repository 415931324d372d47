package shiliu.player.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(50)
class LocatedYamlTest {
    @Test
    void keepsLinesAndColumnsInCharacters() {
        Fields fields = fields("# 注释\n标题: 光明 # x\nlist:\n  - {甲: 一, b: 𠮷, c: three}\n");
        assertThat(fields.required("标题").orElseThrow().place()).isEqualTo(new Place("a.yaml", 2, 5));
        Fields inner = fields.required("list")
                .flatMap(Value::list)
                .orElseThrow()
                .get(0)
                .fields()
                .orElseThrow();
        assertThat(inner.place()).isEqualTo(new Place("a.yaml", 4, 5));
        assertThat(inner.required("c").orElseThrow().place()).isEqualTo(new Place("a.yaml", 4, 21));
        assertThat(inner.placeOf("b")).isEqualTo(new Place("a.yaml", 4, 12));
    }

    @ParameterizedTest
    @CsvSource({"no", "010", "1e3", "2026-11-01", "true", "0x1F", "1_000", "12:30:45", "=", "<<"})
    void everythingIsTextUntilAFieldWantsMore(String text) {
        assertThat(fields("a: " + text).required("a").flatMap(Value::text)).contains(text);
    }

    @Test
    void jsonIsReadTheSameWay() {
        Fields fields = fields("{\"title\": \"光\\u660e\", \"n\": 12.50, \"none\": null, \"l\": [\"a\", 1]}");
        assertThat(fields.required("title").flatMap(Value::text)).contains("光明");
        assertThat(fields.required("n").flatMap(v -> v.number(0, 99)).orElseThrow())
                .isEqualByComparingTo("12.5");
        assertThat(fields.optional("none")).isEmpty();
        assertThat(fields.required("l").flatMap(Value::list).orElseThrow()).hasSize(2);
    }

    @Test
    void byteOrderMarkIsTolerated() {
        Problems problems = new Problems();
        Optional<Value> value = LocatedYaml.read("a", "\uFEFFa: b".getBytes(StandardCharsets.UTF_8), problems);
        assertThat(value.flatMap(Value::fields)
                        .flatMap(f -> f.required("a"))
                        .orElseThrow()
                        .place())
                .isEqualTo(new Place("a", 1, 4));
        assertThat(problems.count()).isZero();
    }

    @Test
    void otherEncodingsAreNamed() {
        assertThat(problem("a: x\nb: 光明社区".getBytes(Charset.forName("GB18030"))))
                .isEqualTo("2:4 config.encoding [GB18030]");
        assertThat(problem("a: 光".getBytes(StandardCharsets.UTF_16))).isEqualTo("1:1 config.encoding [UTF-16]");
        assertThat(problem(new byte[] {'a', ':', ' ', (byte) 0xC3})).isEqualTo("1:4 config.encoding-unknown []");
    }

    @Test
    void aliasesAndDoubledFieldsAreAllNamed() {
        assertThat(codes("a: &x 1\nb: *x\na: 2\nc: {d: 1, d: *x}\n"))
                .containsExactly(
                        "2:4 config.alias", "3:1 config.field-twice", "4:11 config.field-twice", "4:14 config.alias");
    }

    @Test
    void aRefusedValueIsNotRefusedTwice() {
        Problems problems = new Problems();
        assertThat(LocatedYaml.read("a", "a: !!java.net.URL [x]".getBytes(StandardCharsets.UTF_8), problems)
                        .flatMap(Value::fields)
                        .flatMap(f -> f.required("a"))
                        .flatMap(Value::text))
                .isEmpty();
        assertThat(problems.list()).extracting(Problem::code).containsExactly("config.tag");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                              | 1:1 config.empty-file
            '# only a comment'              | 1:1 config.empty-file
            'a: 1\n---\nb: 2'               | 2:1 config.second-document
            'a:\n\tb: 1'                    | 2:1 config.syntax-tab
            'a: b: c'                       | 1:5 config.syntax-colon
            'a: "b\nc: d'                   | 1:4 config.syntax-quote
            'a: [b, c\nd: e'                | 1:4 config.syntax-bracket
            'a: b\n  c: d'                  | 2:4 config.syntax-colon
            'a: 1\nb\nc: 2'                 | 2:1 config.syntax-no-colon
            '? [a, b]\n: c'                 | 1:3 config.name-not-text
            'a: \u0007'                     | 1:4 config.control
            """)
    void whatCannotBeReadIsNamedInPlainWords(String yaml, String problem) {
        String text = yaml.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007");
        assertThat(codes(text)).containsExactly(problem);
    }

    @Test
    void aFullWidthColonIsSuspected() {
        Problems problems = new Problems();
        LocatedYaml.read("a", "playlist: x\ntitle：光明\ncommunity: y\n".getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems.list().get(0).suggestion().key()).isEqualTo("config.full-width.do");
        assertThat(problems.list().get(0).suggestion().arguments()).containsExactly("2");
    }

    @Test
    void depth32IsReadAnd33IsNot() {
        assertThat(codes("[".repeat(32) + "]".repeat(32))).isEmpty();
        assertThat(codes("[".repeat(33) + "]".repeat(33))).containsExactly("1:33 config.too-deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a: {", "&a [*a, ", "!x ", "\"", "%YAML 1.1\n---\n", "\t", "&a "})
    void aFileFullOfOneThingEndsInAProblem(String thing) {
        assertThat(codes(thing.repeat(LocatedYaml.MAX_BYTES / thing.length()))).isNotEmpty();
    }

    @Test
    void theBillionLaughsAreRefusedAtTheFirst() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        List<String> codes = codes(bomb.toString());
        assertThat(codes).hasSize(Problems.MOST + 1).contains("2:10 config.alias");
    }

    @Test
    void aFileLargerThanTheLimitIsNotParsed() {
        assertThat(codes("a".repeat(LocatedYaml.MAX_BYTES + 1))).containsExactly("0:0 config.file-too-big");
        assertThat(codes("a: " + "x".repeat(LocatedYaml.MAX_BYTES - 3))).isEmpty();
    }

    @Property(tries = 2000, seed = "20261101")
    void anyBytesEndInAValueOrAProblem(@ForAll @Size(max = 200) byte[] bytes) {
        Problems problems = new Problems();
        Optional<Value> value = LocatedYaml.read("a", bytes, problems);
        assertThat(value.isPresent() || problems.count() > 0).isTrue();
    }

    @Property(tries = 3000, seed = "20261102")
    void anyYamlLikeTextEndsInAValueOrAProblem(
            @ForAll
                    @net.jqwik.api.constraints.Chars({
                        'a', ':', ' ', '\n', '-', '[', ']', '{', '}', ',', '&', '*', '!', '"', '\'', '|', '>', '?', '%',
                        '#', '\t', '光'
                    })
                    @net.jqwik.api.constraints.StringLength(max = 60)
                    String text) {
        Problems problems = new Problems();
        Optional<Value> value = LocatedYaml.read("a", text.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(value.isPresent() || problems.count() > 0).isTrue();
    }

    private static Fields fields(String yaml) {
        Problems problems = new Problems();
        Optional<Fields> fields = LocatedYaml.read("a.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(Value::fields);
        assertThat(problems.list()).isEmpty();
        return fields.orElseThrow();
    }

    private static List<String> codes(String yaml) {
        Problems problems = new Problems();
        LocatedYaml.read("a", yaml.getBytes(StandardCharsets.UTF_8), problems);
        return problems.list().stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.code())
                .toList();
    }

    private static String problem(byte[] bytes) {
        Problems problems = new Problems();
        LocatedYaml.read("a", bytes, problems);
        Problem p = problems.list().get(0);
        return p.line() + ":" + p.column() + " " + p.code() + " " + p.message().arguments();
    }
}
