package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shiliu.protocols.line.RecordingTransport.Passed;
import shiliu.protocols.line.RecordingTransport.Way;
import shiliu.protocols.packet.Octets;

/** What stands between a line and its transport: it changes nothing, or exactly what it says. */
class WrappersTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final Duration NOW = Duration.ZERO;

    private static byte[] received(Transport line) throws IOException, InterruptedException {
        byte[] buffer = new byte[4096];
        return java.util.Arrays.copyOf(buffer, line.receive(buffer, NOW));
    }

    @Test
    void aRecordingHasAllThatPassedWithItsTime() throws Exception {
        Loopback.Pair pair = Loopback.pair(9600, 9600);
        List<Passed> passed = new ArrayList<>();
        Transport recorded = new RecordingTransport(pair.a(), InstantSource.fixed(NOON), passed::add);
        recorded.send(new byte[] {1, 2});
        pair.b().send(new byte[] {3});
        assertThat(received(pair.b())).containsExactly(1, 2);
        assertThat(received(recorded)).containsExactly(3);
        assertThat(received(recorded)).isEmpty();
        assertThat(passed)
                .containsExactly(
                        new Passed(NOON, Way.SENT, Octets.of(new byte[] {1, 2})),
                        new Passed(NOON, Way.RECEIVED, Octets.of(new byte[] {3})));
        assertThat(recorded.baud()).hasValue(9600);
    }

    @Test
    void aTraceIsOnlyWhereTheLogWantsIt() {
        Transport line = Loopback.pair(9600, 9600).a();
        assertThat(Tracing.of("gate", line)).isSameAs(line);
    }

    @Test
    void faultsComeAtTheirRateAndBySeed() throws Exception {
        Loopback.Pair pair = Loopback.pair(9600, 9600);
        Transport faulty = new FaultyTransport(pair.a(), new FaultyTransport.Rates(0, 0.01), new Random(3));
        byte[] zeros = new byte[4000];
        int turned = 0;
        for (int i = 0; i < 25; i++) {
            faulty.send(zeros);
            for (byte b : received(pair.b())) {
                turned += Integer.bitCount(b & 0xFF);
            }
        }
        assertThat(turned).as("of 100,000 bytes").isBetween(800, 1200);
        Transport lossy = new FaultyTransport(pair.a(), new FaultyTransport.Rates(1, 0), new Random(3));
        lossy.send(zeros);
        assertThat(received(pair.b())).isEmpty();
    }

    @Test
    void endsOfDifferentSpeedHearGarbage() throws Exception {
        Loopback.Pair pair = Loopback.pair(9600, 19_200);
        pair.a().send(new byte[] {1, 2, 3, 4});
        assertThat(received(pair.b())).hasSize(4).isNotEqualTo(new byte[] {1, 2, 3, 4});
    }
}
