package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shiliu.player.message.Message;
import shiliu.player.screen.Size;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.Loopback;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** Test pictures come, and go again: at the end, when somebody stops them, when the cable was out. */
@Timeout(60)
class TestRunTest {
    private static final Geometry SCREEN = new Geometry(64, 32, Colour.MONO);

    private final CardHost card = Cards.host("jetfile");
    private final List<String> told = new ArrayList<>();
    private boolean plugged = true;
    private Transport line = Loopback.pair(9600, 9600).a();
    private Session session;

    @BeforeEach
    void showSomething() throws Exception {
        Aim aim = new Aim(
                TransportAddress.parse("serial:/dev/ttyUSB7"),
                Drivers.find("jetfile"),
                Optional.of(new Size(64, 32)),
                Optional.of(Colour.MONO));
        session = Session.open(this::open, aim, Session.Use.TEST, message -> {});
        int[] rgb = new int[64 * 32];
        Arrays.fill(rgb, 0, 200, 0xFF0000);
        session.talk().show(Content.of(Frame.of(64, 32, rgb)), doing -> {});
    }

    private Transport open(TransportAddress address) throws IOException {
        if (!plugged) {
            throw new IOException("not there");
        }
        Loopback.Pair pair = Loopback.pair(57600, 57600);
        Cards.live(card, pair.b(), Cards.CLEAN, 1);
        line = pair.a();
        return line;
    }

    private int run(Duration comeBack, TestRun.Turns turns) throws DiagException {
        return new TestRun(session, comeBack, this::hear).run(TestPattern.FRAME.steps(SCREEN, 32, 16), turns);
    }

    private void hear(Message message) {
        told.add(message.key());
        if (message.key().equals("diag.test.waiting")) {
            plugged = true;
        }
    }

    @Test
    void itGoesForwardAndBackAndLeavesWhatWasThere() throws Exception {
        Frame before = card.shown();
        List<Frame> seen = new ArrayList<>();
        Deque<TestRun.Turn> turns =
                new ArrayDeque<>(List.of(TestRun.Turn.NEXT, TestRun.Turn.BACK, TestRun.Turn.BACK, TestRun.Turn.QUIT));
        List<TestPattern.Step> steps = TestPattern.CHECKERBOARD.steps(SCREEN, 32, 16);
        int shown = new TestRun(session, Duration.ZERO, this::hear).run(steps, () -> {
            seen.add(card.shown());
            return turns.remove();
        });

        assertThat(shown).isEqualTo(4);
        assertThat(seen)
                .containsExactly(
                        steps.get(0).picture(),
                        steps.get(1).picture(),
                        steps.get(0).picture(),
                        steps.get(0).picture());
        assertThat(card.shown()).isEqualTo(before);
        assertThat(told).endsWith("diag.test.restored");
    }

    @Test
    void theRestOfAPatternCanBeLeftOut() throws Exception {
        List<TestPattern.Step> steps = new ArrayList<>(TestPattern.ROW.steps(SCREEN, 32, 16));
        steps.addAll(TestPattern.FRAME.steps(SCREEN, 32, 16));
        List<Frame> seen = new ArrayList<>();
        new TestRun(session, Duration.ZERO, this::hear).run(steps, () -> {
            seen.add(card.shown());
            return TestRun.Turn.SKIP;
        });
        assertThat(seen)
                .containsExactly(
                        steps.get(0).picture(), steps.get(steps.size() - 1).picture());
    }

    @Test
    void aLineThatWasNeverThereIsNotWaitedFor() {
        plugged = false;
        line.close();
        assertThatThrownBy(() -> run(Duration.ofSeconds(30), () -> TestRun.Turn.NEXT))
                .isInstanceOfSatisfying(
                        DiagException.class, e -> assertThat(e.kind()).isEqualTo(DiagException.Kind.UNREACHABLE));
        assertThat(told).isEmpty();
    }

    @Test
    void aLinkTestThatIsStoppedCountsWhatWasAsked() throws Exception {
        java.util.concurrent.atomic.AtomicInteger done = new java.util.concurrent.atomic.AtomicInteger();
        LinkFigures figures = LinkTest.run(session, 1000, () -> done.get() >= 3, done::set);
        assertThat(figures.asked()).isEqualTo(3);
        assertThat(figures.answered()).isEqualTo(3);
    }

    @Test
    void whatAVendorSaysNoWithBecomesAdvice() {
        assertThat(Session.advice("update areas: 3 BUSY")).isEqualTo("-busy");
        assertThat(Session.advice("write picture: 36912 LOGIN_FIRST")).isEqualTo("-login");
        assertThat(Session.advice("update areas: 18 SCREEN_PARA")).isEqualTo("-size");
        assertThat(Session.advice("x: 99 UNKNOWN")).isEmpty();
    }

    @Test
    void aStopInTheMiddleTakesThePictureAway() throws Exception {
        Frame before = card.shown();
        Thread here = Thread.currentThread();
        run(Duration.ZERO, () -> {
            here.interrupt();
            throw new InterruptedException();
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(card.shown()).isEqualTo(before);
        assertThat(told).containsSubsequence("diag.test.stopped", "diag.test.restored");
    }

    @Test
    void aCableThatComesBackInTimeIsUsedToTakeThePictureAway() throws Exception {
        Frame before = card.shown();
        run(Duration.ofSeconds(20), () -> {
            plugged = false;
            line.close();
            return TestRun.Turn.QUIT;
        });
        assertThat(told).containsSubsequence("diag.test.waiting", "diag.test.restored");
        assertThat(card.shown()).isEqualTo(before);
    }

    @Test
    void aCableThatStaysAwayIsSaid() {
        assertThatThrownBy(() -> run(Duration.ZERO, () -> {
                    plugged = false;
                    line.close();
                    return TestRun.Turn.QUIT;
                }))
                .isInstanceOfSatisfying(DiagException.class, e -> {
                    assertThat(e.kind()).isEqualTo(DiagException.Kind.UNREACHABLE);
                    assertThat(e.sentence().key()).isEqualTo("diag.test.not-restored");
                });
    }
}
