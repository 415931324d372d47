package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void itBeatsWhereBothAnswer() {
        try (Pulse pulse = new Pulse(() -> {}, within -> true, LONG)) {
            assertThat(pulse.beats()).isTrue();
            assertThat(pulse.beats()).isTrue();
        }
    }

    @Test
    void aLoopThatStandsStillIsNoLife() {
        try (Pulse pulse = new Pulse(() -> {}, within -> false, LONG)) {
            assertThat(pulse.beats()).isFalse();
        }
    }

    @Test
    void aDatabaseThatHangsIsNoLifeUntilItAnswers() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        try (Pulse pulse = new Pulse(() -> await(hangs), within -> true, SHORT)) {
            assertThat(pulse.beats()).isFalse();
            assertThat(pulse.beats()).as("the thread still waits").isFalse();
            hangs.countDown();
            org.awaitility.Awaitility.await().atMost(LONG).until(pulse::beats);
        }
    }

    @Test
    void aDatabaseThatRefusesIsNotMendedByAStart() {
        Runnable broken = () -> {
            throw new IllegalStateException("a damaged page");
        };
        try (Pulse pulse = new Pulse(broken, within -> true, LONG)) {
            assertThat(pulse.beats()).isTrue();
        }
    }

    private static void await(CountDownLatch hangs) {
        try {
            hangs.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
