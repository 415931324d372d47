package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LinkFiguresTest {
    private static final OptionalInt BAUD = OptionalInt.of(9600);

    private static LinkFigures.Asked answered(int millis) {
        return new LinkFigures.Asked(true, Duration.ofMillis(millis), 16, 32, 0);
    }

    private static LinkFigures.Asked lost(int received, int noise) {
        return new LinkFigures.Asked(false, Duration.ofSeconds(1), 16, received, noise);
    }

    @Test
    void theFiguresAreThoseOfWhatWasAnswered() {
        List<LinkFigures.Asked> all = new ArrayList<>();
        for (int i = 100; i >= 1; i--) {
            all.add(answered(i));
        }
        LinkFigures figures = LinkFigures.of(all, BAUD);

        assertThat(figures.min()).isEqualTo(Duration.ofMillis(1));
        assertThat(figures.median()).isEqualTo(Duration.ofMillis(50));
        assertThat(figures.p95()).isEqualTo(Duration.ofMillis(95));
        assertThat(figures.max()).isEqualTo(Duration.ofMillis(100));
        assertThat(figures.bytesPerSecond()).isBetween(950.0, 951.0);
        assertThat(figures.limit()).isEqualTo(OptionalLong.of(960));
        assertThat(figures.cause()).isEqualTo(LinkFigures.Cause.FINE);
        assertThat(figures.verdict()).isEqualTo(Rated.Verdict.GOOD);
    }

    @Test
    void silenceLossNoiseAndSlownessPointToDifferentThings() {
        assertThat(LinkFigures.of(List.of(lost(0, 0), lost(0, 0)), BAUD).cause())
                .isEqualTo(LinkFigures.Cause.SILENT);
        assertThat(LinkFigures.of(List.of(answered(5), lost(0, 0)), BAUD).cause())
                .isEqualTo(LinkFigures.Cause.LOSS_WITHOUT_NOISE);
        assertThat(LinkFigures.of(List.of(answered(5), lost(20, 20)), BAUD).cause())
                .isEqualTo(LinkFigures.Cause.NOISE);
        assertThat(LinkFigures.of(List.of(answered(800)), BAUD).cause()).isEqualTo(LinkFigures.Cause.SLOW);
    }

    @Test
    void lossMakesALineBadAndNothingDividesByNothing() {
        LinkFigures half = LinkFigures.of(List.of(answered(5), lost(0, 0)), OptionalInt.empty());
        assertThat(half.verdict()).isEqualTo(Rated.Verdict.BAD);
        assertThat(half.lossPercent()).isEqualTo(50);
        assertThat(half.limit()).isEmpty();

        LinkFigures none = LinkFigures.of(List.of(), BAUD);
        assertThat(none.lossPercent()).isZero();
        assertThat(none.noisePercent()).isZero();
        assertThat(none.bytesPerSecond()).isZero();
    }
}
