package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code playlist new} and {@code playlist template} write is good as it is, and overwrites nothing. */
class PlaylistStartsTest {
    private static final String CONFIG = "../config/controller.yaml";

    @TempDir
    Path folder;

    private static Typed type(String... command) {
        return Typed.in(
                Map.of(),
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(command), java.util.stream.Stream.of("--config", CONFIG))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"party,zh", "party,en", "residents,zh", "residents,en", "finance,zh", "finance,en", "list,zh", "list,en"
    })
    void aTemplateChecksGoodUntouched(String kind, String language) throws Exception {
        Path file = folder.resolve(kind + ".xlsx");
        Typed written = type("playlist", "template", kind, "--out", file.toString(), "--lang", language);
        assertThat(written.exit()).as(written.err()).isZero();
        assertThat(written.out()).contains(file.toString(), "playlist check");
        Typed check = type("playlist", "check", file.toString());
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.err().lines())
                .allSatisfy(line -> assertThat(line).startsWith("Please look: item 1 (disclosure):  on guangming-"));
        assertThat(check.out()).contains("good", kind.equals("list") ? "4 items." : "1 item.");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            assertThat(book.getSheets().map(Sheet::getName))
                    .hasSize(3)
                    .last()
                    .isEqualTo(language.equals("zh") ? "说明" : "how-to");
            assertThat(book.getSheets().skip(2).findFirst().orElseThrow().read())
                    .hasSize(5);
        }
    }

    @Test
    void aTemplateIsNeverWrittenOverAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("a.xlsx"), "mine");
        Typed again = type("playlist", "template", "finance", "--out", file.toString(), "--json");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err() + again.out()).contains("stays as it is");
        assertThat(file).hasContent("mine");
        assertThat(type(
                                "playlist",
                                "template",
                                "finance",
                                "--out",
                                folder.resolve("a.csv").toString())
                        .exit())
                .isEqualTo(2);
        assertThat(type("playlist", "template", "video").exit()).isEqualTo(2);
    }

    @Test
    void theTableOfATemplateCanBeNamedByAPlaylist() throws Exception {
        type(
                "playlist",
                "template",
                "finance",
                "--out",
                folder.resolve("finance.xlsx").toString());
        Path playlist = Files.writeString(folder.resolve("playlist.yaml"), """
                playlist: a
                title: 停车收费公示
                community: jinhui
                valid: {from: 2026-11-01, until: 2026-12-31}
                items:
                  - kind: disclosure
                    column: finance
                    period: 2026-Q3
                    title: 停车收费收支
                    table: {file: finance.xlsx}
                    totals: {income: 48600.00, spending: 31250.50, balance: 17349.50}
                    approver: 居务监督委员会
                    posted: 2026-11-03
                """);
        Typed check = type("playlist", "check", playlist.toString());
        assertThat(check.exit()).as(check.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aStarterIsCommentedAndChecksGood(String language) throws Exception {
        Path out = folder.resolve("start");
        Typed written =
                type("playlist", "new", "--out", out.toString(), "--community", "ninghu", "--lang", language, "--json");
        assertThat(written.exit()).as(written.err()).isZero();
        Path file = Path.of(written.json(NewFile.class).file());
        assertThat(file).isEqualTo(out.resolve("playlist.yaml"));
        assertThat(Files.readString(file))
                .contains("community: ninghu", language.equals("zh") ? "# 社区编号" : "# Its id")
                .doesNotContainPattern("\\{[a-z]+\\}");
        Typed check = type("playlist", "check", file.toString());
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains("3 items");
        String before = Files.readString(file);
        assertThat(type("playlist", "new", "--out", out.toString()).exit()).isEqualTo(2);
        assertThat(file).hasContent(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "news",
                "slogan",
                "disclosure",
                "decision",
                "powers",
                "notice",
                "festival",
                "award",
                "table",
                "clock",
                "countdown",
                "slogan,news"
            })
    void aStarterOfSomeKindsHasJustThose(String kinds) throws Exception {
        String language = kinds.length() % 2 == 0 ? "zh" : "en";
        Typed written = type("playlist", "new", "--kind", kinds, "--out", folder.toString(), "--lang", language);
        assertThat(written.exit()).as(written.err()).isZero();
        Typed check = type("playlist", "check", folder.resolve("playlist.yaml").toString());
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains(kinds.contains(",") ? "2 items." : "1 item.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aStarterOfAllKindsChecksGood(String language) throws Exception {
        String kinds = java.util.Arrays.stream(shiliu.controller.intake.Starter.Kind.values())
                .map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT))
                .collect(java.util.stream.Collectors.joining(","));
        type("playlist", "new", "--kind", kinds, "--out", folder.toString(), "--lang", language);
        Typed check = type("playlist", "check", folder.resolve("playlist.yaml").toString());
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains("11 items");
    }

    @Test
    void anUnknownCommunityIsRefusedWithThoseThatAreKnown() {
        Typed wrong = type("playlist", "new", "--out", folder.toString(), "--community", "guangmin");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("guangmin", "光明社区 (guangming), 金晖社区 (jinhui), 金方社区 (jinfang), 宁湖社区 (ninghu)");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "template", "check"})
    void helpIsThereInBothLanguages(String command) {
        String english = type("playlist", command, "--help", "--lang", "en").out();
        String chinese = type("playlist", command, "--help", "--lang", "zh").out();
        assertThat(english).contains("shiliu playlist " + command, "--json").doesNotContainPattern("\\p{IsHan}");
        assertThat(chinese).containsPattern("\\p{IsHan}");
    }
}
