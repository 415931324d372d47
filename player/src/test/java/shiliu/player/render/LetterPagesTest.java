package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Translation;
import shiliu.player.screen.Screen;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Writing;

/** What a card gets that writes text only. */
class LetterPagesTest {
    private static final Renderer RENDERER = new Renderer(new FontSet());

    private static Rendition prepare(Item item, Screen screen) throws RenderException {
        return RENDERER.prepare(item, screen, Samples.MEDIA);
    }

    private static List<Writing> writings(Rendition rendition) {
        List<Writing> all = new ArrayList<>();
        Optional<Duration> at = Optional.of(Duration.ZERO);
        while (at.isPresent()) {
            all.add(rendition.writing(at.get()).orElseThrow());
            at = rendition.nextChange(at.get());
        }
        return all;
    }

    private static Slogan slogan(String text) {
        return new Slogan(text, List.of(), Airing.DEFAULT);
    }

    @Test
    void aShortSloganStandsOnOneLine() throws RenderException {
        Rendition rendition =
                prepare(slogan("民族团结"), Samples.screen("128x32", Colour.MONO).writing(16));
        assertThat(writings(rendition))
                .containsExactly(new Writing(List.of("民族团结"), 16, 0xFF0000, Writing.Motion.STILL));
        assertThat(rendition.moves()).isFalse();
    }

    @Test
    void onAScreenOfOneLineLongTextRunsThrough() throws RenderException {
        Rendition rendition = prepare(
                slogan("像石榴籽一样紧紧抱在一起"), Samples.screen("128x16", Colour.MONO).writing(16));
        assertThat(writings(rendition))
                .containsExactly(new Writing(List.of("像石榴籽一样紧紧抱在一起"), 16, 0xFF0000, Writing.Motion.MARQUEE));
        // Twelve characters in, eight out again, at about 3.5 a second.
        assertThat(rendition.length()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    @Test
    void scriptsThatNoSuchCardHasAreLeftOutBesideTheHanText() throws RenderException {
        Slogan two = new Slogan("中华民族一家亲", List.of(new Translation("ii", "ꆈꌠ")), Airing.DEFAULT);
        assertThat(writings(prepare(two, Samples.screen("128x32", Colour.MONO).writing(16))))
                .singleElement()
                .extracting(Writing::lines)
                .isEqualTo(List.of("中华民族一家亲"));
    }

    @Test
    void aCharacterThatSuchCardsDoNotHaveIsNamed() {
        assertThatThrownBy(() -> prepare(
                        slogan("㑇好"), Samples.screen("128x32", Colour.MONO).writing(16)))
                .isInstanceOfSatisfying(RenderException.class, e -> {
                    assertThat(e.sentence().key()).isEqualTo("render.no-letter");
                    assertThat(e.sentence().arguments()).containsExactly("㑇 (U+3447)");
                });
    }

    @Test
    void dashesAndDotsOfKeyboardsAreWrittenAsTheCardHasThem() throws RenderException {
        assertThat(writings(prepare(
                        slogan("玛依拉·一—二¥5"),
                        Samples.screen("256x32", Colour.MONO).writing(16))))
                .singleElement()
                .extracting(Writing::lines)
                .isEqualTo(List.of("玛依拉・一―二￥5"));
    }

    @Test
    void aPictureSaysNothing() {
        Picture picture = new Picture(Samples.media(), Picture.Fit.COVER, Airing.DEFAULT);
        assertThatThrownBy(() ->
                        prepare(picture, Samples.screen("128x32", Colour.MONO).writing(16)))
                .isInstanceOfSatisfying(
                        RenderException.class,
                        e -> assertThat(e.sentence().key()).isEqualTo("render.text-only"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"64x16", "128x16", "128x32", "256x64", "512x128", "64x128", "16x16"})
    void everyPageCanBeWrittenByACard(String size) throws RenderException {
        Screen screen = Samples.screen(size, Colour.DUAL).writing(16);
        Geometry geometry = new Geometry(screen.size().width(), screen.size().height(), screen.colour());
        Driver<?> driver = Drivers.find("onbon-k")
                .orElseThrow()
                .driver()
                .apply(new Family.Site(geometry, java.util.OptionalInt.empty()));
        News longest = new News(
                "居民会议",
                "会议讨论了停车收费、楼道照明、垃圾分类等事项。".repeat(60),
                LocalDate.of(2026, 3, 8),
                Optional.empty(),
                Airing.DEFAULT);
        List<Item> items = new ArrayList<>(List.of(longest, Samples.finance(), slogan("一二三，".repeat(150))));
        for (Item item : items) {
            Rendition rendition = prepare(item, screen);
            for (Writing writing : writings(rendition)) {
                driver.admit(Content.of(rendition.at(Duration.ZERO), writing));
                assertThat(writing.lines()).noneMatch(String::isEmpty);
                assertThat(writing.lines().size() * 16).isLessThanOrEqualTo(Math.max(16, geometry.height()));
            }
        }
    }

    @Test
    void nothingOfTheTextIsLost() throws RenderException {
        String text = "会议讨论了停车收费，楼道照明；垃圾分类等事项。".repeat(30);
        News news = new News("标题", text, LocalDate.of(2026, 3, 8), Optional.empty(), Airing.DEFAULT);
        for (String size : List.of("128x16", "128x32", "16x16")) {
            StringBuilder written = new StringBuilder();
            writings(prepare(news, Samples.screen(size, Colour.MONO).writing(16)))
                    .forEach(w -> w.lines().forEach(written::append));
            assertThat(written.toString().replace("　", "")).isEqualTo("标题2026-03-08" + text);
        }
    }

    @Test
    void theSafeCardIsWrittenToo() {
        Screen screen = Samples.screen("128x32", Colour.MONO);
        assertThat(RENDERER.safeWriting(screen.writing(16)).orElseThrow().lines())
                .containsExactly("石榴");
        assertThat(RENDERER.safeWriting(screen)).isEmpty();
    }
}
