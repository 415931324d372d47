package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Slogan;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;

/** Five hundred lines as staff might write them, in every script, on screens of six shapes: nothing cut, nothing overlapping, no tofu. */
class HardTextTest {
    private static final FontSet FONTS = new FontSet();
    private static final Renderer RENDERER = new Renderer(FONTS);
    private static final Set<Finding.Kind> NEVER = Set.of(Finding.Kind.CUT, Finding.Kind.OVERLAP, Finding.Kind.GLYPH);

    static List<String> lines() throws Exception {
        return Files.readAllLines(Path.of("../config/playlists/hard/lines.txt"), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "128x16, MONO",
        "128x32, MONO",
        "128x64, DUAL",
        "256x128, RGB",
        "1920x1080, RGB",
        "320x640, RGB",
    })
    void nothingIsCutAndNothingOverlaps(String size, Colour colour) throws Exception {
        Screen screen = Samples.screen(size, colour);
        List<String> wrong = new ArrayList<>();
        List<String> lines = lines();
        assertThat(lines).hasSize(500).doesNotHaveDuplicates();
        for (int i = 0; i < lines.size(); i++) {
            List<Item> items = items(lines.get(i), lines.get((i + 1) % lines.size()), i);
            // Large pictures take their time: there each line goes into one kind only.
            boolean large = screen.size().width() > 1000;
            for (Item item : large ? items.subList(i % 3 == 0 ? 0 : 1, i % 3 == 0 ? 1 : 2) : items) {
                RENDERER.inspect(item, screen, Samples.MEDIA).findings().stream()
                        .filter(found -> NEVER.contains(found.kind()))
                        .forEach(found -> wrong.add(item.kind() + " page " + found.page() + " " + found.kind() + " "
                                + found.message().arguments()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Each line as one or two of the kinds that text goes into. */
    private static List<Item> items(String line, String next, int at) {
        Airing standing = new Airing(Optional.empty(), Optional.of(Enter.CUT), Optional.empty());
        Item slogan = new Slogan(line, List.of(), at % 2 == 0 ? Airing.DEFAULT : standing);
        Item other = at % 2 == 0
                ? new News(line, next, LocalDate.of(2026, 11, 9), Optional.empty(), Airing.DEFAULT)
                : new Notice(
                        Notice.Topic.NOTICE,
                        next,
                        Optional.of(line),
                        Optional.of(line),
                        Optional.empty(),
                        Optional.of(next),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Airing.DEFAULT);
        return List.of(slogan, other);
    }

    @Test
    void whatNoFontHasIsNamedByCodePoint() throws Exception {
        Screen screen = Samples.screen("256x128", Colour.RGB);
        // Han beyond the fonts' planes, an emoji, a control that turns text around.
        for (String rare : List.of("\uD880\uDC00", "\uD83D\uDE00", "\u202E", "\u0627")) {
            Inspection inspection =
                    RENDERER.inspect(new Slogan("好" + rare, List.of(), Airing.DEFAULT), screen, Samples.MEDIA);
            String code = String.format("U+%04X", rare.codePointAt(0));
            assertThat(inspection.findings())
                    .filteredOn(found -> found.kind() == Finding.Kind.GLYPH)
                    .as(code)
                    .isNotEmpty()
                    .allSatisfy(found -> {
                        assertThat(found.refuses()).isTrue();
                        assertThat(found.message().arguments().toString()).contains(code);
                    });
        }
    }
}
