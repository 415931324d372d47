package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Colour;

class ContrastTest {
    private static Screen screen(Colour colour, int dimmedTo, Optional<Tone> tone) {
        Screen plain = Samples.screen("512x320", colour);
        return new Screen(
                plain.id(),
                plain.name(),
                plain.community(),
                plain.tags(),
                plain.size(),
                colour,
                plain.pitchMm(),
                plain.distanceM(),
                plain.zone(),
                plain.hours(),
                plain.letters(),
                plain.charactersASecond(),
                tone,
                plain.languages(),
                Optional.of(new Leds(Optional.empty(), dimmedTo, 60)),
                plain.quiet(),
                Optional.empty());
    }

    private static Palette plain(Palette.Theme theme) {
        return Palette.of(Colour.RGB, theme);
    }

    @Test
    void inFullLightColoursAreAsTheyWereChosen() {
        for (Palette.Theme theme : Palette.Theme.values()) {
            Screen screen = screen(Colour.RGB, 100, Optional.empty());
            assertThat(new Look(screen, theme).colours).isEqualTo(plain(theme));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 60, 30, 20, 10, 5, 4})
    void dimmedTextStandsOffWhateverItStandsOn(int dimmedTo) {
        for (Optional<Tone> tone : Stream.of(Optional.<Tone>empty(), Optional.of(new Tone(2.8, 0xFFE0C0)))
                .toList()) {
            for (Palette.Theme theme : Palette.Theme.values()) {
                Screen screen = screen(Colour.RGB, dimmedTo, tone);
                Palette colours = new Look(screen, theme).colours;
                Contrast contrast = Contrast.of(screen);
                String where = theme + " at " + dimmedTo + " " + tone;
                for (int text : new int[] {colours.title(), colours.text(), colours.faint(), colours.accent()}) {
                    assertThat(contrast.between(text, colours.ground()))
                            .as(where)
                            .isGreaterThanOrEqualTo(Contrast.TEXT);
                    assertThat(contrast.between(text, colours.stripe()))
                            .as(where)
                            .isGreaterThanOrEqualTo(Contrast.TEXT);
                }
                assertThat(contrast.between(colours.onBand(), colours.band()))
                        .as(where)
                        .isGreaterThanOrEqualTo(Contrast.TEXT);
                assertThat(contrast.between(colours.faint(), colours.band()))
                        .as(where)
                        .isGreaterThanOrEqualTo(Contrast.TEXT);
                if (plain(theme).stripe() != plain(theme).ground()) {
                    assertThat(contrast.between(colours.stripe(), colours.ground()))
                            .as(where)
                            .isGreaterThanOrEqualTo(Contrast.DECORATION);
                }
            }
        }
    }

    @Test
    void stripesThatWouldVanishAreLifted() {
        Palette.Theme theme = Palette.Theme.FINANCE;
        Screen dark = screen(Colour.RGB, 10, Optional.empty());
        assertThat(Contrast.of(dark).between(plain(theme).stripe(), plain(theme).ground()))
                .isLessThan(Contrast.DECORATION);
        assertThat(new Look(dark, theme).colours.stripe())
                .isNotEqualTo(plain(theme).stripe());
    }

    @Test
    void lightsThatAreOnOrOffStayAsTheyAre() {
        for (Colour colour : new Colour[] {Colour.MONO, Colour.DUAL}) {
            Screen dark = screen(colour, 5, Optional.empty());
            assertThat(new Look(dark, Palette.Theme.PARTY).colours).isEqualTo(Palette.of(colour, Palette.Theme.PARTY));
        }
    }
}
