package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Item;

/** Numbers that name a person and words from the list are seen, masked, and refuse nothing. */
class WarningsTest {
    @TempDir
    Path folder;

    private static List<Item> items(String items) throws Exception {
        return Samples.reader()
                .read(Samples.files(
                        "playlist: a\ntitle: 标题\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-12-31}\nitems:\n"
                                + items.indent(2),
                        Map.of()))
                .playlist()
                .items();
    }

    private static List<Item> slogan(String text) throws Exception {
        return items("- {kind: slogan, text: \"" + text + "\"}");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            身份证11010519491231002X。,        intake.warn-identity, 1101**********002X
            身份证11010519491231002x,         intake.warn-identity, 1101**********002X
            号码 110105 19491231 002 X 的人,  intake.warn-identity, 1101**********002X
            532101850115123,                 intake.warn-identity, 5321*******5123
            １１０１０５１９４９１２３１００２Ｘ, intake.warn-identity, 1101**********002X
            电话13812345678,                  intake.warn-mobile, 138****5678
            电话：138-1234-5678转,            intake.warn-mobile, 138****5678
            +86 199 8765 4321,               intake.warn-mobile, 199****4321
            (138)12345678 13987654321,       intake.warn-mobile, 139****4321
            卡号6222021234567894,             intake.warn-bank-card, 6222********7894
            6222 0212 3456 7894 请转,          intake.warn-bank-card, 6222********7894
            卡6222021234567894 123,           intake.warn-bank-card, 6222********7894
            """)
    void numbersOfPeopleAreSeenAndMasked(String text, String code, String masked) throws Exception {
        List<Warning> warnings = new Warnings(Words.NONE).of(slogan(text));
        assertThat(warnings).extracting(Warning::code).containsExactly(code);
        assertThat(warnings.get(0).message().arguments()).containsExactly(masked);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            String said = warnings.get(0).text(Messages.in(locale, "shiliu.controller.messages"));
            assertThat(said).contains(masked).doesNotContain("intake.", "{");
            assertThat(said).contains(locale.equals(Locale.CHINESE) ? "“正文（text）”" : "\"text\"");
            assertThat(said.replaceAll("[^0-9]", "")).hasSizeLessThan(30).doesNotContain("12345678", "19491231");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "11010519491331002X",
                "532101851315123",
                "12812345678",
                "138123456789",
                "0871-68612345",
                "6222021234567895",
                "2026-11-01 2026-12-31",
                "20261101-20261231",
                "收入 48600.00 支出 31250.50",
                "大屏1280x720，共2938户10211人",
                "热线12345",
            })
    void otherNumbersAreLeftAlone(String text) throws Exception {
        assertThat(new Warnings(Words.NONE).of(slogan(text))).isEmpty();
    }

    @Test
    void everyFieldOfEveryItemIsLookedAtAndNamed() throws Exception {
        List<Item> items = items("""
                - {kind: slogan, text: 民族团结, also: [{lang: ii, text: "13812345678"}]}
                - {kind: news, title: 招领, text: "请拨13812345678或13987654321", date: 2026-11-02}
                - kind: disclosure
                  column: residents
                  period: 2026-Q3
                  title: 低保名单
                  table: {columns: [姓名, 证件], rows: [[甲, 11010519491231002X], [乙, 11010519491231002X]]}
                  approver: 居务监督委员会
                  posted: 2026-11-03
                """);
        assertThat(new Warnings(Words.NONE).of(items))
                .extracting(w -> w.item() + " " + w.kind() + " " + w.field() + " "
                        + w.message().arguments())
                .containsExactly(
                        "1 slogan also [138****5678]",
                        "2 news text [138****5678]",
                        "2 news text [139****4321]",
                        "3 disclosure table [1101**********002X]");
    }

    @Test
    void wordsOfTheListAreSeenWithWhatIsBetter() throws Exception {
        Path file =
                Files.writeString(folder.resolve("words.txt"), "# 提醒\n最高级 = 优质 # 广告法\n\nNo.1\n100％有效=可能有帮助\n最低价 =\n");
        Warnings warnings = new Warnings(Words.read(file));
        assertThat(warnings.of(slogan("最高级的no.1，１００%有效，最低价")))
                .extracting(w -> w.message().arguments()
                        + w.suggestion().key()
                        + w.suggestion().arguments())
                .containsExactly(
                        "[最高级]intake.warn-word.better[优质]",
                        "[no.1]intake.warn-word.do[]",
                        "[100%有效]intake.warn-word.better[可能有帮助]",
                        "[最低价]intake.warn-word.do[]");
        assertThat(warnings.of(slogan("提醒大家"))).isEmpty();
    }

    @Test
    void theSampleListIsReadAndTheSamplesNeedNoWarning() throws Exception {
        Warnings warnings = new Warnings(Words.read(Samples.PLAYLISTS.resolveSibling("words.txt")));
        assertThat(warnings.of(slogan("包治百病"))).hasSize(1);
        for (String community : Samples.COMMUNITIES) {
            PlaylistFiles files =
                    PlaylistFiles.of(Samples.PLAYLISTS.resolve("good").resolve(community));
            assertThat(warnings.of(Samples.reader().read(files).playlist().items()))
                    .isEmpty();
        }
    }

    @Test
    void aListThatIsNoneIsRefusedAndAMissingOneIsEmpty() throws Exception {
        assertThat(Words.read(folder.resolve("none.txt"))).isSameAs(Words.NONE);
        for (byte[] bytes : List.of(new byte[] {0, 1, 2}, "词\n".repeat(1001).getBytes("GB18030"), new byte[70_000])) {
            Path file = Files.write(folder.resolve("bad.txt"), bytes);
            try {
                Words.read(file);
            } catch (ProblemsException e) {
                assertThat(e.problems().get(0).code()).isEqualTo("intake.words");
                continue;
            }
            throw new AssertionError("was accepted");
        }
    }
}
