package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code playlist import}: a feed on disk becomes a playlist that checks good, or it is said what is left to edit. */
class ImportCommandTest {
    @TempDir
    Path folder;

    private Typed type(String feed, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("feed.xml"), feed);
        String[] command = {
            "playlist",
            "import",
            file.toString(),
            "--community",
            "jinhui",
            "--playlist",
            "street-news",
            "--out",
            folder.resolve("street.yaml").toString(),
            "--config",
            "../config/controller.yaml"
        };
        return Typed.in(
                Map.of(),
                java.util.stream.Stream.concat(java.util.stream.Stream.of(command), java.util.stream.Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String rss(String... items) {
        return "<rss><channel><title>连然街道</title><item>" + String.join("</item><item>", items)
                + "</item></channel></rss>";
    }

    @Test
    void aFeedBecomesAPlaylistThatChecksGood() throws Exception {
        Typed done = type(
                rss(
                        "<title>一</title><description>甲</description><pubDate>2026-11-01</pubDate>",
                        "<title>二</title><description>请拨13812345678</description><pubDate>2026-11-03</pubDate>",
                        "<title>三</title><pubDate>2026-11-02</pubDate>"),
                "--most",
                "2");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("2 items, the newest of 3");
        assertThat(done.err()).contains("138****5678");
        Path file = folder.resolve("street.yaml");
        assertThat(Files.readString(file))
                .contains("title: \"连然街道\"", "\"二\"", "\"三\"")
                .doesNotContain("\"一\"");
        Typed check = Typed.in(Map.of(), "playlist", "check", file.toString(), "--config", "../config/controller.yaml");
        assertThat(check.exit()).as(check.err()).isZero();

        Typed again = type(rss("<title>四</title>"));
        assertThat(again.exit()).isEqualTo(2);
        assertThat(Files.readString(file)).doesNotContain("四");
    }

    @Test
    void whatMustBeEditedIsNamedWithItsPlace() throws Exception {
        Typed done = type(rss("<title>一</title>", "<pubDate>2026-11-03</pubDate><description>甲</description>"));
        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.err())
                .contains("before it is good: 2", "street.yaml:8:5", "\"title\" is missing", "\"date\" is missing");
        assertThat(Files.readString(folder.resolve("street.yaml")))
                .contains("# date: … (the feed does not say")
                .doesNotContain("\n    date:\n", "title:\n");
    }

    @Test
    void aFeedThatIsNotThereIsNamedOnceWithARemedy() {
        Typed typed = Typed.in(
                Map.of(),
                "playlist import no-such.xml --community jinhui --playlist a --out a.yaml --config ../config/controller.yaml"
                        .split(" "));
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).containsOnlyOnce("no-such.xml").contains("Look at its name and its folder");
        assertThat(Path.of("a.yaml")).doesNotExist();
    }

    @Test
    void wrongUsageWritesNothing() throws Exception {
        assertThat(type(rss("<title>a</title>"), "--most", "0").exit()).isEqualTo(2);
        assertThat(type("<html/>").exit()).isEqualTo(2);
        assertThat(type("<html/>").err()).contains("no feed", "begins with <rss");
        assertThat(folder.resolve("street.yaml")).doesNotExist();
    }
}
