package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Slogan;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/** What the desk is told before anything goes up. */
class InspectorTest {
    private static final Renderer RENDERER = new Renderer(new FontSet());

    private static Screen screen(String size, Colour colour, double pitch, double distance) {
        return new Screen(
                "s",
                "屏",
                "guangming",
                Set.of(),
                Size.parse(size),
                colour,
                pitch,
                distance,
                ZoneId.of("Asia/Shanghai"),
                Optional.empty());
    }

    private static List<Finding> findings(Item item, Screen screen) throws RenderException {
        return RENDERER.inspect(item, screen, Samples.MEDIA).findings();
    }

    private static List<Finding.Kind> kinds(Item item, Screen screen) throws RenderException {
        return findings(item, screen).stream().map(Finding::kind).distinct().toList();
    }

    private static Notice survey(String qr) {
        return new Notice(
                Notice.Topic.SURVEY,
                "停车意见",
                Optional.of("扫码提意见"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(qr),
                Optional.empty(),
                Airing.DEFAULT);
    }

    @Test
    void goodItemsOnGoodScreensGiveNothing() throws RenderException {
        for (Item item : Samples.items().values()) {
            assertThat(findings(item, screen("512x320", Colour.RGB, 6, 5)))
                    .as(item.kind())
                    .isEmpty();
        }
    }

    @Test
    void tooSmallFromWhereTheyStand() throws RenderException {
        // Sixteen pixels of two millimetres are read from nine metres, not from thirty.
        Slogan slogan = new Slogan("铸牢中华民族共同体意识", List.of(), Airing.DEFAULT);
        List<Finding> found = findings(slogan, screen("128x16", Colour.MONO, 2, 30));
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Finding.Kind.SMALL);
            assertThat(one.refuses()).isFalse();
            assertThat(one.message().arguments().get(1)).hasToString("9");
        });
    }

    @Test
    void aPictureThatIsLeftOutIsTold() throws RenderException {
        for (String size : new String[] {"128x16", "64x48"}) {
            assertThat(findings(Samples.news(), screen(size, Colour.MONO, 10, 4)))
                    .as(size)
                    .filteredOn(found -> found.kind() == Finding.Kind.PICTURE)
                    .singleElement()
                    .matches(found -> !found.refuses());
        }
        assertThat(kinds(Samples.news(), screen("128x64", Colour.MONO, 10, 4))).doesNotContain(Finding.Kind.PICTURE);
        assertThat(kinds(Samples.items().get("photo"), screen("128x16", Colour.MONO, 10, 4)))
                .doesNotContain(Finding.Kind.PICTURE);
    }

    @Test
    void goneBeforeItIsRead() throws RenderException {
        Airing second = new Airing(Optional.of(Duration.ofSeconds(1)), Optional.empty(), Optional.empty());
        Slogan slogan = new Slogan("铸牢中华民族共同体意识", List.of(), second);
        assertThat(kinds(slogan, screen("512x320", Colour.RGB, 6, 10))).containsExactly(Finding.Kind.FAST);
    }

    @Test
    void aPlayOfMoreThanAnHourIsRefused() throws RenderException {
        Airing tenMinutes = new Airing(Optional.of(Duration.ofMinutes(10)), Optional.empty(), Optional.empty());
        Notice long1 = new Notice(
                Notice.Topic.NOTICE,
                "会议记录",
                Optional.of("会议讨论了停车收费、楼道照明、垃圾分类等事项。".repeat(20)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tenMinutes);
        assertThat(findings(long1, screen("128x64", Colour.MONO, 10, 10)))
                .filteredOn(found -> found.kind() == Finding.Kind.LONG)
                .singleElement()
                .matches(Finding::refuses);
        assertThat(findings(long1, screen("1920x1080", Colour.RGB, 4, 10)))
                .filteredOn(found -> found.kind() == Finding.Kind.LONG)
                .allMatch(found -> !found.refuses());
    }

    @Test
    void aCodeIsReadAgainFromTheFrame() throws RenderException {
        assertThat(kinds(survey("https://e.an/s/1"), screen("512x320", Colour.RGB, 10, 5)))
                .isEmpty();
        assertThat(kinds(survey("https://e.an/s/1"), screen("128x64", Colour.MONO, 10, 3)))
                .isEmpty();
        // From further away than a telephone reaches.
        assertThat(kinds(survey("https://e.an/s/1"), screen("512x320", Colour.RGB, 2, 20)))
                .contains(Finding.Kind.CODE);
    }

    @Test
    void aCodeThatDoesNotFitIsRefusedOnAStripItIsOnlyToldOf() throws RenderException {
        String longOne = "https://www.example.cn/" + "abcdefgh".repeat(12);
        assertThat(findings(survey(longOne), screen("64x48", Colour.MONO, 10, 3)))
                .filteredOn(found -> found.kind() == Finding.Kind.CODE)
                .singleElement()
                .matches(Finding::refuses);
        assertThat(findings(survey(longOne), screen("128x16", Colour.MONO, 10, 3)))
                .filteredOn(found -> found.kind() == Finding.Kind.CODE)
                .singleElement()
                .matches(found -> !found.refuses());
    }
}
