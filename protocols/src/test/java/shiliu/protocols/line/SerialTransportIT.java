package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;

@Timeout(60)
class SerialTransportIT {
    @TempDir
    private Path folder;

    @Test
    void bytesPassBothWays() throws Exception {
        try (Pty pty = new Pty(folder);
                SerialTransport a = SerialTransport.open(pty.a(57_600));
                SerialTransport b = SerialTransport.open(pty.b(57_600))) {
            byte[] all = new byte[256];
            for (int i = 0; i < 256; i++) {
                all[i] = (byte) i;
            }
            a.send(all);
            byte[] got = new byte[256];
            int count = 0;
            byte[] buffer = new byte[64];
            while (count < 256) {
                int part = b.receive(buffer, Duration.ofSeconds(5));
                System.arraycopy(buffer, 0, got, count, part);
                count += part;
            }
            assertThat(got).isEqualTo(all);
            assertThat(b.receive(buffer, Duration.ofMillis(10))).isZero();
            assertThat(a.baud()).isEqualTo(OptionalInt.of(57_600));
        }
    }

    @Test
    void aPortThatIsNotThereIsSaidSo() {
        TransportAddress.Serial nowhere = (TransportAddress.Serial) TransportAddress.parse("serial:/dev/ttyNONE7");
        assertThatThrownBy(() -> SerialTransport.open(nowhere))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/dev/ttyNONE7");
    }

    /** The device goes while somebody waits: the wait ends, and no thread spins afterwards. */
    @Test
    void unpluggedEndsTheWaitAndSpinsNothing() throws Exception {
        Pty pty = new Pty(folder);
        SerialTransport a = SerialTransport.open(pty.a(9600));
        pty.close();
        assertThatThrownBy(() -> {
                    byte[] buffer = new byte[16];
                    while (true) {
                        a.receive(buffer, Duration.ofSeconds(5));
                    }
                })
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> a.send(new byte[10])).isInstanceOf(IOException.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> java.util.Arrays.stream(ManagementFactory.getThreadMXBean()
                                .getThreadInfo(
                                        ManagementFactory.getThreadMXBean().getAllThreadIds()))
                        .noneMatch(info -> info != null && info.getThreadName().endsWith("-read")));
    }

    /** Nobody takes the bytes: the write is ended by closing the port, not by the line's patience. */
    @Test
    void aWriteThatBlocksIsEnded() throws Exception {
        try (Pty pty = new Pty(folder);
                SerialTransport a = SerialTransport.open(pty.a(4_000_000))) {
            pty.freeze();
            byte[] much = new byte[200_000];
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            a.send(much);
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> a.send(new byte[1])).isInstanceOf(IOException.class);
        }
    }

    /** Pulled out and put in again, ten times: the picture is back by itself each time. */
    @Test
    void aCableThatComesBackBringsThePictureBack() throws Exception {
        Geometry geometry = new Geometry(64, 16, Colour.MONO);
        Family family = Drivers.find("jetfile").orElseThrow();
        CardHost host = new CardHost(family.card().apply(Family.Unit.of(geometry)), CardHost.Faults.NONE, p -> {});
        AtomicReference<Pty> pty = new AtomicReference<>(plugged(host));
        Timing quick = new Timing(
                Duration.ofMillis(100),
                3,
                Duration.ofMillis(5),
                Duration.ofMillis(150),
                Duration.ofMillis(50),
                Duration.ofMillis(200));
        try (LineRunner runner = new LineRunner(
                "pty",
                () -> {
                    Pty now = pty.get();
                    if (now == null) {
                        throw new IOException("no cable");
                    }
                    return SerialTransport.open(now.a(115_200));
                },
                quick,
                System::nanoTime)) {
            Seat seat = runner.seat(family.driver().apply(new Family.Site(geometry, OptionalInt.empty())), () -> {});
            runner.start();
            for (int i = 0; i < 10; i++) {
                Frame wanted = Frames.random(geometry, i);
                seat.want(wanted);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> seat.watch().lit().map(Lit::frame).equals(Optional.of(wanted)));
                pty.getAndSet(null).close();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> seat.watch().silent().isPresent());
                pty.set(plugged(host));
            }
        } finally {
            pty.get().close();
        }
    }

    private Pty plugged(CardHost host) throws IOException {
        Pty pty = new Pty(folder);
        SerialTransport card = SerialTransport.open(pty.b(115_200));
        Thread thread = new Thread(
                () -> {
                    try {
                        host.serve(card);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "card");
        thread.setDaemon(true);
        thread.start();
        return pty;
    }
}
