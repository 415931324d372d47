package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.controller.config.Communities;
import shiliu.player.config.Problem;
import shiliu.player.message.Message;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Translation;
import shiliu.player.playlist.Validity;

class PlaylistReaderTest {
    @Test
    void readsAPlaylistFromJson() throws Exception {
        ReadPlaylist read = Samples.reader().read(Samples.files("""
                        {"playlist": "a-1", "title": "标题", "community": "ninghu",
                         "valid": {"from": "2026-11-01", "until": "2026-12-31"},
                         "items": [{"kind": "slogan", "text": "民族团结", "also": [{"lang": "ii", "text": "ꆈꌠ"}],
                                    "enter": "scroll-left", "dwell": "1m30s", "until": "2026-11-30"}]}
                        """, Map.of()));
        Validity valid = new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31));
        Airing airing = new Airing(
                Optional.of(Duration.ofSeconds(90)),
                Optional.of(Enter.SCROLL_LEFT),
                Optional.of(LocalDate.of(2026, 11, 30)));
        Slogan slogan = new Slogan("民族团结", List.of(new Translation("ii", "ꆈꌠ")), airing);
        assertThat(read.playlist()).isEqualTo(new Playlist("a-1", "标题", "ninghu", valid, List.of(slogan)));
        assertThat(read.media()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void yamlIsReadAsNotepadSavesIt(String charset) throws Exception {
        byte[] yaml = ("playlist: a\r\ntitle: 光明社区工作动态\r\ncommunity: jinhui\r\n"
                        + "valid: {from: 2026-11-01, until: 2026-11-30}\r\nitems:\r\n  - {kind: slogan, text: 民族团结一家亲}\r\n")
                .getBytes(java.nio.charset.Charset.forName(charset));
        assertThat(Samples.reader()
                        .read(Samples.files(yaml, Map.of()))
                        .playlist()
                        .title())
                .isEqualTo("光明社区工作动态");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forever", "长期"})
    void whatIsGoodForEverSaysSo(String word) throws Exception {
        ReadPlaylist read = Samples.reader()
                .read(Samples.files(
                        "playlist: a\ntitle: 标题\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: " + word
                                + "}\nitems:\n  - {kind: slogan, text: a}\n",
                        Map.of()));
        assertThat(read.playlist().valid().endless()).isTrue();
    }

    @Test
    void textIsComposedAndTrimmed() throws Exception {
        ReadPlaylist read = Samples.reader()
                .read(Samples.files(
                        "playlist: a\ntitle: 标题\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\n"
                                + "items:\n  - {kind: slogan, text: \" Cafe\\u0301 \"}\n",
                        Map.of()));
        assertThat(((Slogan) read.playlist().items().get(0)).text()).isEqualTo("Caf\u00E9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - {kind: slogan, text: "a\\u202Eb"}            | 6:26 intake.text-hidden
            - {kind: slogan, text: "a\\u2066b"}            | 6:26 intake.text-hidden
            - {kind: slogan, text: "a\\x07b"}              | 6:26 intake.text-hidden
            - {kind: slogan, text: "a\\eb"}                | 6:26 intake.text-hidden
            - {kind: slogan, text: "a\\U000E0041b"}        | 6:26 intake.text-hidden
            - {kind: slogan, text: "a\\nb"}                | 6:26 intake.text-lines
            - {kind: slogan, text: "\\U00020BB7"}          | 6:26 intake.no-glyph
            - {kind: slogan, text: "吉 𠮷"}                | 6:26 intake.no-glyph
            - {kind: slogan, text: "   "}                  | 6:26 config.field-empty
            - {kind: slogan}                               | 6:5 config.field-missing
            - {kind: slogan, text: [a]}                    | 6:26 config.want-text
            - {kind: slogan, text: a, also: [{lang: Yi!, text: b}]} | 6:43 intake.language
            - {kind: slogan, text: a, enter: fly}          | 6:36 config.word-unknown
            - {kind: slogan, text: a, until: 2027-01-01}   | 6:36 intake.until-outside
            - {kind: slogan, text: a, until: 2026-10-31}   | 6:36 intake.until-outside
            - {kind: slogan, text: a, dwell: 0s}           | 6:36 config.duration-range
            - {kind: vidio, file: x.mp4}                   | 6:12 config.word-unknown
            - {text: a}                                    | 6:5 config.field-missing
            - just text                                    | 6:5 config.want-fields
            - {kind: news, title: a, text: b, date: 2026-13-01} | 6:43 config.date-impossible
            - {kind: image, file: a.png, fit: stretch}     | 6:25 intake.media-missing
            - {kind: image, file: ../a.png}                | 6:25 intake.media-path
            - {kind: image, file: 'C:\\a.png'}             | 6:25 intake.media-path
            - {kind: image, file: /etc/passwd}             | 6:25 intake.media-path
            - {kind: image, file: a.svg}                   | 6:25 intake.picture-kind
            """)
    void eachMistakeIsNamedAtItsPlace(String item, String problem) {
        assertThat(Samples.codes(Samples.problemsOfItems(item))).contains(problem);
    }

    @Test
    void charactersWithoutGlyphAreNamed() {
        List<Problem> problems = Samples.problemsOfItems("- {kind: slogan, text: '𠮷田𠮷'}");
        assertThat(problems.get(0).message()).isEqualTo(Message.of("intake.no-glyph", "text", "U+20BB7 𠮷"));
    }

    @Test
    void fiveHundredCharactersAreReadAnd501AreNot() {
        String text = "长".repeat(500);
        assertThat(Samples.problemsOfItems("- {kind: slogan, text: " + text + "}"))
                .isEmpty();
        assertThat(Samples.codes(Samples.problemsOfItems("- {kind: slogan, text: " + text + "长}")))
                .containsExactly("6:26 intake.text-long");
    }

    @Test
    void reversedDatesAreOneProblem() {
        assertThat(Samples.codes(Samples.problems("""
                        playlist: a
                        title: 标题
                        community: jinhui
                        valid: {from: 2026-12-31, until: 2026-11-01}
                        items: []
                        """)))
                .containsExactly("4:34 intake.dates-reversed", "5:8 intake.list-length");
    }

    @Test
    void anEmptyMappingNamesEveryFieldThatIsMissing() {
        assertThat(Samples.problems("{}"))
                .extracting(p -> p.message().arguments().get(0))
                .containsExactly("playlist", "title", "community", "valid", "items");
    }

    @Test
    void aHostileFileOfManyProblemsStaysShort() {
        assertThat(Samples.problemsOfItems("- {}\n".repeat(200) + "- {x: y}"))
                .hasSize(1)
                .extracting(Problem::code)
                .containsExactly("intake.list-length");
        assertThat(Samples.problemsOfItems("- {kind: slogan, a: 1, b: 2, c: 3}\n".repeat(200)))
                .hasSize(201)
                .last()
                .extracting(Problem::code)
                .isEqualTo("config.more-problems");
    }

    @Test
    void preflightIsAskedForGoodItemsOnlyAndMayRefuse() {
        PlaylistReader reader =
                new PlaylistReader(Communities.ofIds(Samples.COMMUNITIES), c -> true, (candidate, value) -> {
                    assertThat(candidate.number()).isEqualTo(2);
                    assertThat(candidate.community()).isEqualTo("jinhui");
                    value.refuse(Message.of("intake.test", candidate.item().kind()), Message.of("intake.test.do"));
                    return List.of();
                });
        PlaylistFiles files = Samples.files(
                "playlist: a\ntitle: b\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\n"
                        + "items:\n- {kind: slogan}\n- {kind: slogan, text: c}\n",
                Map.of());
        try {
            reader.read(files);
        } catch (shiliu.player.config.ProblemsException e) {
            assertThat(Samples.codes(e.problems())).containsExactly("6:3 config.field-missing", "7:3 intake.test");
            return;
        }
        throw new AssertionError("was accepted");
    }
}
