package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.bundle.FetchException;
import shiliu.player.message.Message;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Proof;

class FrameSenderTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    private final List<Frame> sent = new ArrayList<>();
    private final TestTime time = new TestTime(NOON);
    private Optional<Standing> standing = Optional.empty();
    private boolean down;
    private final FrameSender sender = new FrameSender("gate", () -> standing, this::take, time);

    private void take(Frame frame) throws FetchException {
        if (down) {
            throw new FetchException(Message.of("test.down"));
        }
        sent.add(frame);
    }

    private static Frame frame(int colour) {
        return Frame.of(1, 1, new int[] {colour});
    }

    private void shown(Frame frame, boolean moves, int since) {
        Showing showing = new Showing(
                Report.What.ITEM,
                Optional.of("s"),
                Optional.empty(),
                frame,
                moves,
                Proof.OUTPUT,
                NOON.plusSeconds(since),
                Optional.empty(),
                Optional.empty());
        standing = Optional.of(new Standing(Optional.of(showing), Optional.empty()));
    }

    private Duration turnAfter(long millis) throws InterruptedException {
        time.pass(Duration.ofMillis(millis));
        return sender.turn();
    }

    @Test
    void eachPageGoesOnceAtMostOneASecond() throws InterruptedException {
        turnAfter(0);
        shown(frame(1), false, 0);
        turnAfter(0);
        shown(frame(2), false, 0);
        assertThat(turnAfter(400)).isEqualTo(Duration.ofMillis(600));
        shown(frame(3), false, 0);
        turnAfter(600);
        shown(Frame.of(1, 1, new int[] {3}), false, 9);
        turnAfter(5_000);
        assertThat(sent).containsExactly(frame(1), frame(3));
    }

    @Test
    void whatMovesGoesEveryFiveSecondsAndTheNextItemSoon() throws InterruptedException {
        shown(frame(1), true, 0);
        assertThat(turnAfter(0)).isEqualTo(Duration.ofSeconds(5));
        shown(frame(2), true, 0);
        assertThat(turnAfter(2_000)).isEqualTo(Duration.ofSeconds(3));
        shown(frame(3), true, 0);
        turnAfter(3_000);
        shown(frame(4), true, 6);
        turnAfter(1_000);
        assertThat(sent).containsExactly(frame(1), frame(3), frame(4));
    }

    @Test
    void whatFailedIsTriedAgain() throws InterruptedException {
        down = true;
        shown(frame(1), false, 0);
        turnAfter(0);
        down = false;
        turnAfter(1_000);
        assertThat(sent).containsExactly(frame(1));
    }

    @Test
    void nobodyKnowsWhatIsLitThenThereIsNoPicture() throws InterruptedException {
        shown(frame(1), false, 0);
        standing = Optional.of(new Standing(standing.orElseThrow().shown(), Optional.of(NOON)));
        turnAfter(0);
        assertThat(sent).isEmpty();
    }

    @Test
    void aControllerThatMayHaveForgottenGetsThePictureAnew() throws InterruptedException {
        shown(frame(1), false, 0);
        turnAfter(0);
        sender.forget();
        turnAfter(1_000);
        assertThat(sent).containsExactly(frame(1), frame(1));
    }
}
