package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.bundle.Office;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Frame;

class FrameCountTest {
    private static final Sha256 ITEM = Sha256.of(new byte[] {1});

    private final FrameCount count = new FrameCount();
    private int colour;

    private void shown(long at, long due, boolean moves) {
        Frame frame = Frame.of(1, 1, new int[] {++colour});
        Scene.Aired aired = new Scene.Aired(ITEM, "s1", Office.NOON);
        count.add(
                new Scene(
                        Report.What.ITEM,
                        Office.GATE,
                        Optional.empty(),
                        Optional.of(aired),
                        frame,
                        Optional.empty(),
                        moves,
                        instant(due)),
                instant(at));
    }

    private static Instant instant(long millis) {
        return Office.NOON.plusMillis(millis);
    }

    @Test
    void framesInTimeDropNothing() {
        for (int i = 0; i < 100; i++) {
            shown(i * 40L + i % 7, (i + 1) * 40L, true);
        }
        assertThat(count.shown()).isEqualTo(100);
        assertThat(count.dropped()).isZero();
    }

    /** Each within its own time, if only just: nothing was left out. */
    @Test
    void framesThatAreAllALittleLateDropNothing() {
        for (int i = 0; i < 100; i++) {
            shown(i * 40L + 38 - i % 3, (i + 1) * 40L, true);
        }
        assertThat(count.dropped()).isZero();
    }

    @Test
    void whatIsLateByThreeFramesDroppedThree() {
        shown(0, 40, true);
        shown(40, 80, true);
        shown(80 + 3 * 40 + 5, 240, true);
        assertThat(count.dropped()).isEqualTo(3);
        shown(240, 280, true);
        assertThat(count.dropped()).isEqualTo(3);
    }

    @Test
    void aPauseOfSecondsIsNoMatterOfFrames() {
        shown(0, 40, true);
        shown(40, 80, true);
        shown(20_000, 20_040, true);
        assertThat(count.dropped()).isZero();
    }

    @Test
    void pagesThatStandDropNothing() {
        shown(0, 40, false);
        shown(5000, 9000, false);
        assertThat(count.dropped()).isZero();
    }
}
