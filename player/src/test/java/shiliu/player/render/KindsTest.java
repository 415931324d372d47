package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Notice;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

/** What the templates must do with a document, whatever the screen. */
class KindsTest {
    private static final FontSet FONTS = new FontSet();

    private static final List<Document> DOCUMENTS = List.of(
            Documents.of(Kinds.decision()),
            Documents.of(Kinds.powers()),
            Documents.of(Kinds.menu(), Optional.empty()),
            Documents.of(Kinds.survey(), Optional.empty()),
            Documents.of(Kinds.award(), Optional.empty()),
            Documents.of(Kinds.table()));

    /** The texts of each page. */
    private static List<List<String>> pages(Document document, Screen screen) {
        Ink ink = new Ink();
        Typesetter setter = new Typesetter(FONTS, Optional.of(ink));
        Rendition rendition = new Flow(setter, new Look(screen, document.theme()), document).rendition();
        List<List<String>> pages = new ArrayList<>();
        if (rendition.moves()) {
            pages.add(texts(ink));
            return pages;
        }
        Optional<Duration> at = Optional.of(Duration.ZERO);
        while (at.isPresent()) {
            ink.clear();
            rendition.at(at.get());
            pages.add(texts(ink));
            at = rendition.nextChange(at.get());
        }
        return pages;
    }

    private static List<String> texts(Ink ink) {
        return ink.lines().stream().map(Ink.Line::text).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "128x16, MONO",
        "96x48, MONO",
        "128x64, DUAL",
        "256x96, DUAL",
        "256x128, RGB",
        "512x320, RGB",
        "1920x1080, RGB",
        "320x640, RGB",
    })
    void nothingOfADocumentIsLost(String size, Colour colour) {
        for (Document document : DOCUMENTS) {
            String written = String.join(
                            "",
                            pages(document, Samples.screen(size, colour)).stream()
                                    .map(page -> String.join("", page))
                                    .toList())
                    .replaceAll("\\s", "");
            for (Document.Part part : document.parts()) {
                for (String text : wanted(part)) {
                    assertThat(hasInOrder(written, text.replaceAll("\\s", "")))
                            .as("%s: %s in %s", document.heading(), text, written)
                            .isTrue();
                }
            }
            assertThat(written).contains(document.title()).contains(document.heading());
        }
    }

    /** Headings may be said again in between. */
    private static boolean hasInOrder(String written, String text) {
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            at = written.indexOf(text.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    /** Votes have shorter forms, and a row's columns are written apart. */
    private static List<String> wanted(Document.Part part) {
        if (part instanceof Document.Tally tally) {
            return List.of(tally.name(), tally.attendance());
        }
        if (part instanceof Document.Grid grid) {
            return grid.account().records().stream()
                    .flatMap(row -> row.cells().stream())
                    .filter(cell -> cell.length() < 6)
                    .toList();
        }
        if (part instanceof Document.Fact fact) {
            return fact.value().length() < 6 ? List.of(fact.label(), fact.value()) : List.of(fact.label());
        }
        if (part instanceof Document.Step step) {
            return List.of(step.text());
        }
        return part instanceof Document.Remark ? List.of() : part.sentences();
    }

    @ParameterizedTest
    @CsvSource({
        "64x32, MONO",
        "64x48, MONO",
        "64x64, DUAL",
        "80x48, MONO",
        "96x48, DUAL",
        "48x96, MONO",
        "96x96, RGB",
        "64x128, DUAL",
        "32x256, MONO",
        "16x128, MONO",
    })
    void onSmallPanelsNothingOfOurOwnIsCut(String size, Colour colour) throws RenderException {
        Renderer renderer = new Renderer(FONTS);
        Screen screen = Samples.screen(size, colour);
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Item> item : Samples.items().entrySet()) {
            Inspection inspection = renderer.inspect(item.getValue(), screen, Samples.MEDIA);
            inspection.findings().stream()
                    .filter(found -> found.kind() == Finding.Kind.CUT || found.kind() == Finding.Kind.OVERLAP)
                    .forEach(found -> wrong.add(item.getKey() + " " + found.kind() + " "
                            + found.message().arguments()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aNoticeOfOneLineHasNoEmptyPage() throws RenderException {
        Notice notice = new Notice(
                Notice.Topic.NOTICE,
                "明日停水",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Airing.DEFAULT);
        for (String size : List.of("64x48", "128x64", "96x96")) {
            for (Frame page : new Renderer(FONTS)
                    .prepare(notice, Samples.screen(size, Colour.MONO), Samples.MEDIA)
                    .proofs()) {
                assertThat(page.isBlack()).as(size).isFalse();
            }
        }
    }

    @Test
    void aLongAlertComesToWhatPeopleMustDoWithinMinutes() {
        Alert alert = new Alert(
                Alert.Severity.RED,
                "暴雨",
                "未来三小时强降雨，请远离河道和低洼处。".repeat(20),
                List.of("不要驾车涉水。".repeat(20)),
                "连然街道办事处",
                Instant.parse("2026-07-20T08:00:00Z"),
                Instant.parse("2026-07-20T11:00:00Z"));
        assertThat(new Renderer(FONTS)
                        .prepare(alert, Samples.screen("64x48", Colour.MONO))
                        .length())
                .isLessThan(Duration.ofMinutes(15));
    }

    @Test
    void aTableRepeatsItsHeaderOnEachPage() {
        Document table = Documents.of(Kinds.table());
        List<List<String>> pages = pages(table, Samples.screen("256x96", Colour.DUAL));
        List<List<String>> withRows = pages.stream()
                .filter(page -> page.stream().anyMatch(text -> text.endsWith("小时")))
                .toList();
        assertThat(withRows)
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page).contains("姓名", "积分"));
    }

    @Test
    void stepsThatGoOverToAnotherPageStandUnderTheirHeadingAgain() {
        List<List<String>> pages = pages(Documents.of(Kinds.powers()), Samples.screen("256x96", Colour.DUAL));
        assertThat(pages.stream().filter(page -> page.contains("临时救助申请受理")).count())
                .isGreaterThan(1);
    }

    @Test
    void aBarIsAsLongAsItsVotes() {
        Screen screen = Samples.screen("512x320", Colour.RGB);
        Look look = new Look(screen, Palette.Theme.PARTY);
        Document.Tally tally = new Document.Tally(Kinds.decision().steps().get(3));
        List<Slices.Slice> slices = new TallyBar(new Typesetter(FONTS), look, look.plain(24), 400, 30).slices(tally);
        Canvas canvas = look.canvas();
        slices.get(slices.size() - 1).drawing().at(canvas, 0, 0);
        Frame frame = canvas.frame();
        int good = 0;
        int bad = 0;
        for (int x = 0; x < 400; x++) {
            good += frame.pixel(x, 5) == look.colours.good() ? 1 : 0;
            bad += frame.pixel(x, 5) == look.colours.bad() ? 1 : 0;
        }
        // 44 for, 3 against, of 53 who could have come.
        assertThat(good).isEqualTo(400 * 44 / 53);
        assertThat(bad).isEqualTo(400 * 47 / 53 - 400 * 44 / 53);
    }

    @Test
    void anAlertIsLitAllOverAndSaysWhenItEnds() throws RenderException {
        Renderer renderer = new Renderer(FONTS);
        for (Colour colour : Colour.values()) {
            Rendition alert = renderer.prepare(Kinds.alert(), Samples.screen("128x64", colour));
            for (Frame page : alert.proofs()) {
                long dark = java.util.Arrays.stream(page.pixels())
                        .filter(p -> p == 0)
                        .count();
                assertThat(dark).as("unlit pixels of %s", colour).isLessThan(page.pixels().length / 2);
            }
        }
        Ink ink = new Ink();
        Rendition alert = new AlertPages(
                        new Typesetter(FONTS, Optional.of(ink)), Samples.screen("1920x1080", Colour.RGB), Kinds.alert())
                .rendition();
        alert.proofs();
        String written = String.join("", texts(ink)).replaceAll("\\s", "");
        assertThat(written).contains("暴雨红色预警").contains("有效至7月20日19:00");
    }
}
