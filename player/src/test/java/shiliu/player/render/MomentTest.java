package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Clock;
import shiliu.player.playlist.Countdown;
import shiliu.player.playlist.Day;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;

/** What shows the time. */
class MomentTest {
    private static final Renderer RENDERER = new Renderer(new FontSet());
    private static final Screen LETTERS = Samples.screen("256x32", Colour.MONO).writing(16);
    private static final Airing MINUTES =
            new Airing(Optional.of(Duration.ofMinutes(3)), Optional.empty(), Optional.empty());

    private static List<String> said(Rendition rendition, Duration at) {
        return rendition.writing(at).orElseThrow().lines();
    }

    @Test
    void theTimeIsTheScreensAndTurnsWithTheMinute() throws RenderException {
        Rendition clock = RENDERER.prepare(new Clock(MINUTES), LETTERS, Samples.MEDIA);
        clock.begins(Instant.parse("2026-11-26T15:58:40Z"));
        assertThat(said(clock, Duration.ZERO)).containsExactly("2026年11月26日 星期四 23:58");
        assertThat(clock.nextChange(Duration.ZERO)).contains(Duration.ofSeconds(20));
        assertThat(said(clock, Duration.ofSeconds(20))).containsExactly("2026年11月26日 星期四 23:59");
        assertThat(said(clock, Duration.ofSeconds(80))).containsExactly("2026年11月27日 星期五 00:00");
        assertThat(clock.nextChange(Duration.ofSeconds(140))).isEmpty();

        Screen screen = Samples.screen("128x64", Colour.MONO);
        Rendition drawn = RENDERER.prepare(new Clock(MINUTES), screen, Samples.MEDIA);
        drawn.begins(Instant.parse("2026-11-26T15:58:40Z"));
        assertThat(drawn.at(Duration.ofSeconds(19))).isEqualTo(drawn.at(Duration.ZERO));
        assertThat(drawn.at(Duration.ofSeconds(21))).isNotEqualTo(drawn.at(Duration.ZERO));
    }

    @Test
    void daysAreCountedToTheDayItself() throws RenderException {
        Countdown newYear = new Countdown("距春节", Day.of(new Day.Lunar(1, 1)), MINUTES);
        Rendition days = RENDERER.prepare(newYear, LETTERS, Samples.MEDIA);
        days.begins(Instant.parse("2027-02-05T15:59:00Z"));
        assertThat(said(days, Duration.ZERO)).containsExactly("距春节还有1天");
        // A minute later it is that day in China.
        assertThat(said(days, Duration.ofSeconds(60))).containsExactly("距春节就是今天");

        Rendition past = RENDERER.prepare(
                new Countdown("距开业", Day.of(LocalDate.of(2026, 3, 8)), MINUTES), LETTERS, Samples.MEDIA);
        past.begins(Instant.parse("2026-03-10T01:00:00Z"));
        assertThat(said(past, Duration.ZERO)).containsExactly("距开业已过2天");
    }
}
