package shiliu.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.controller.office.World;
import shiliu.player.play.Report;

/** What the wall tells of a player's clock. */
class WallScreenTest {
    private static Optional<String> clock(boolean trusted, long driftMillis) {
        ScreenView view = new ScreenView(
                World.GATE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(World.NOON),
                Optional.empty(),
                false,
                Optional.of(new Report.Clock(trusted, true, driftMillis)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return WallScreen.of(view, new Signs(Map.of(), Map.of(), Map.of())).clock();
    }

    @Test
    void whatIsWrongWithAClockIsToldInStepsAndNothingOfWhatIsRight() {
        assertThat(clock(false, 0)).contains("untrusted");
        assertThat(clock(true, 4_999)).isEmpty();
        assertThat(clock(true, -4_999)).isEmpty();
        assertThat(clock(true, 5_001)).contains("5");
        assertThat(clock(true, 9_900)).contains("5");
        assertThat(clock(true, -61_000)).contains("-60");
    }
}
