package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.render.Videos;

/** What staff see of their playlist before it goes up. */
class PreviewCommandTest {
    private static final String CONFIG = "../config/controller.yaml";

    @TempDir
    Path folder;

    private Path playlist;
    private Path out;

    @BeforeEach
    void write() throws Exception {
        out = folder.resolve("out");
        playlist = Files.writeString(folder.resolve("p.yaml"), """
                playlist: p
                title: "<b>动态</b>"
                community: guangming
                valid: {from: 2026-11-01, until: 2026-12-31}
                items:
                  - {kind: slogan, text: 中华民族一家亲, enter: cut}
                  - {kind: notice, title: 意见征集 & <i>, qr: HTTPS://E.AN/G7, dwell: 5s}
                """);
    }

    private Typed preview(String... more) {
        List<String> words =
                new java.util.ArrayList<>(List.of("playlist", "preview", playlist.toString(), "--config", CONFIG));
        words.addAll(List.of(more));
        return Typed.in(Map.of(), words.toArray(String[]::new));
    }

    private static int[] size(Path png) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(png));
        return new int[] {bytes.getInt(16), bytes.getInt(20)};
    }

    @Test
    void allScreensOfTheCommunityWithAPageThatShowsThem() throws Exception {
        Typed typed = preview("--out", out.toString(), "--json");
        assertThat(typed.exit()).as(typed.err()).isZero();
        Previewed.Done done = typed.json(Previewed.Done.class);
        assertThat(done.files())
                .contains(
                        "index.html",
                        "guangming-gate/sheet.png",
                        "guangming-gate/play.gif",
                        "guangming-hall/01-slogan-01.png",
                        "guangming-hall/02-notice-01.png")
                .allSatisfy(file -> assertThat(out.resolve(file)).isNotEmptyFile());
        assertThat(done.pages())
                .filteredOn(p -> p.screen().equals("guangming-hall") && p.kind().equals("notice"))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.dwellMillis()).isEqualTo(5000));
        assertThat(done.findings())
                .filteredOn(f -> f.screen().equals("guangming-gate"))
                .extracting(Previewed.FindingLine::finding)
                .contains("code");
        assertThat(size(out.resolve("guangming-gate/01-slogan-01.png"))).containsExactly(640, 160);

        String html = Files.readString(out.resolve("index.html"));
        assertThat(html)
                .contains("&lt;b&gt;动态&lt;/b&gt;", "&amp; &lt;i&gt;", "page 1, 5.0 s", "please look: ")
                .doesNotContain("<b>", "<script", "http:", "https:");
        Matcher link = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(html);
        int links = 0;
        while (link.find()) {
            links++;
            assertThat(out.resolve(link.group(1))).isRegularFile();
        }
        assertThat(links).isGreaterThan(8);
    }

    @Test
    void findingsAreMarkedInAPictureOfTheirOwn() throws Exception {
        assertThat(preview("--out", out.toString(), "--screen", "guangming-gate")
                        .exit())
                .isZero();
        Path marked = out.resolve("guangming-gate/02-notice-01-marked.png");
        assertThat(size(marked)).containsExactly(640, 160);
        assertThat(Files.readAllBytes(marked))
                .isNotEqualTo(Files.readAllBytes(out.resolve("guangming-gate/02-notice-01.png")));
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("src=\"guangming-gate/02-notice-01-marked.png\"");
        assertThat(out.resolve("guangming-hall")).doesNotExist();
    }

    @Test
    void aFormerPreviewIsReplacedAndNothingElse() throws Exception {
        assertThat(preview("--out", out.toString(), "--screen", "guangming-hall")
                        .exit())
                .isZero();
        Path own = Files.writeString(out.resolve("own.txt"), "mine");
        Typed again = preview("--out", out.toString(), "--screen", "guangming-gate");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(own).hasContent("mine");
        assertThat(out.resolve("guangming-hall/sheet.png")).doesNotExist();
        assertThat(out.resolve("guangming-gate/sheet.png")).exists();
    }

    @Test
    void aPreviewThatFailsMidwayLeavesTheFormerOne() throws Exception {
        preview("--out", out.toString(), "--screen", "guangming-gate");
        Path sheet = out.resolve("guangming-gate/sheet.png");
        byte[] before = Files.readAllBytes(sheet);
        try (PreviewFolder folder = PreviewFolder.open(out)) {
            folder.write("guangming-gate/sheet.png", new byte[1]);
            folder.write("index.html", new byte[1]);
        }
        assertThat(sheet).hasBinaryContent(before);
        assertThat(out.resolve("index.html")).content().contains("html");
        assertThat(out.resolve(".shiliu-preview-new")).doesNotExist();

        Path other = folder.resolve("other");
        try (PreviewFolder folder = PreviewFolder.open(other)) {
            folder.write("index.html", new byte[1]);
        }
        assertThat(other).doesNotExist();
    }

    @Test
    void whatAKilledPreviewLeftIsClearedAway() throws Exception {
        Path left = Files.createDirectories(out.resolve(".shiliu-preview-new/guangming-gate"));
        Files.write(left.resolve("sheet.png"), new byte[1]);
        Typed typed = preview("--out", out.toString(), "--screen", "guangming-gate");
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(out.resolve(".shiliu-preview-new")).doesNotExist();
        assertThat(out.resolve("guangming-gate/sheet.png")).isNotEmptyFile();
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("report.docx"), "a");
        Typed typed = preview("--out", out.toString());
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("holds other files");
        try (java.util.stream.Stream<Path> files = Files.list(out)) {
            assertThat(files).containsExactly(out.resolve("report.docx"));
        }
    }

    @Test
    void aListOfFilesThatSomebodyEditedRemovesNothingElsewhere() throws Exception {
        Path outside = Files.writeString(folder.resolve("keep.png"), "keep");
        assertThat(preview("--out", out.toString(), "--screen", "guangming-gate")
                        .exit())
                .isZero();
        Files.writeString(out.resolve(".shiliu-preview"), "../keep.png\n/keep.png\n");
        assertThat(preview("--out", out.toString(), "--screen", "guangming-gate")
                        .exit())
                .isZero();
        assertThat(outside).exists();
    }

    @Test
    void aScreenThatNobodyHasYet() throws Exception {
        Typed typed = preview("--out", out.toString(), "--size", "64x32", "--colour", "rgb", "--led", "--pitch", "5");
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(size(out.resolve("64x32-rgb/01-slogan-01.png"))).containsExactly(320, 160);
    }

    @Test
    void oneGifOfOneScreen() throws Exception {
        Path gif = folder.resolve("a.gif");
        Typed typed = preview("--out", gif.toString(), "--screen", "guangming-gate", "--json");
        assertThat(typed.exit()).as(typed.err()).isZero();
        byte[] bytes = Files.readAllBytes(gif);
        assertThat(new String(bytes, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("GIF89a");
        assertThat(Arrays.copyOfRange(bytes, 6, 10)).containsExactly(128, 0, 32, 0);
        assertThat(typed.json(Previewed.Done.class).files()).containsExactly(gif.toString());
        assertThat(preview("--out", gif.toString(), "--screen", "guangming-gate")
                        .exit())
                .isZero();

        Files.writeString(gif, "a diary");
        Typed other = preview("--out", gif.toString(), "--screen", "guangming-gate");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(gif).hasContent("a diary");
        assertThat(preview("--out", folder.resolve("b.gif").toString()).err())
                .contains("One GIF shows one screen, not 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--size 128x32",
                "--colour mono",
                "--size 128x32 --colour mono --screen guangming-gate",
                "--size 0x32 --colour mono",
                "--size large --colour mono",
                "--size 128x32 --colour mono --pitch 0",
                "--screen guangming-gat"
            })
    void whatIsNoScreenIsSaid(String options) {
        List<String> words = new java.util.ArrayList<>(List.of("--out", out.toString()));
        words.addAll(List.of(options.split(" ")));
        Typed typed = preview(words.toArray(String[]::new));
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).containsAnyOf("--size 128x32", "There are: guangming-gate");
        assertThat(out).doesNotExist();
    }

    @Test
    void aFilmIsShownInMomentsAndInMotion() throws Exception {
        assumeThat(Videos.available()).isTrue();
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=64x32:rate=10:duration=2",
                        folder.resolve("a.webm").toString())
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Files.writeString(
                playlist,
                Files.readString(playlist) + "  - {kind: video, file: a.webm, fit: cover}\n  - {kind: clock}\n");
        Typed typed = preview("--out", out.toString(), "--screen", "guangming-hall", "--json");
        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.json(Previewed.Done.class).pages())
                .filteredOn(p -> p.kind().equals("video"))
                .hasSizeGreaterThan(2);
        assertThat(Files.readAllBytes(out.resolve("guangming-hall/03-video-01.png")))
                .isNotEqualTo(Files.readAllBytes(out.resolve("guangming-hall/03-video-02.png")));
    }

    @Test
    void checkLooksAtTheNamedScreensOnly() {
        Typed all = Typed.in(Map.of(), "playlist", "check", playlist.toString(), "--config", CONFIG);
        assertThat(all.exit()).isZero();
        assertThat(all.err()).contains("on guangming-gate: ");
        Typed hall = Typed.in(
                Map.of(), "playlist", "check", playlist.toString(), "--config", CONFIG, "--screen", "guangming-hall");
        assertThat(hall.exit()).isZero();
        assertThat(hall.err()).doesNotContain("guangming-gate");
    }

    @Test
    void checkRefusesWhatAScreenCannotShow() throws Exception {
        Typed typed = Typed.in(
                Map.of(), "playlist", "check", "../config/playlists/bad/on-screen", "--config", CONFIG, "--json");
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.list(PlaylistCommands.Checked.class).get(0).problems())
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.line() + ":" + p.column() + " " + p.code()).isEqualTo("7:5 intake.find-code");
                    assertThat(p.message()).startsWith("on jinhui-panel: ");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void itExplainsItself(String language) {
        Typed typed = Typed.in(Map.of(), "playlist", "preview", "--help", "--lang", language);
        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("--screen", "--size", "--colour", "--led", "--out", "--json");
        if (language.equals("en")) {
            assertThat(typed.out()).doesNotContainPattern("\\p{IsHan}");
        } else {
            assertThat(typed.out()).containsPattern("\\p{IsHan}");
        }
    }
}
