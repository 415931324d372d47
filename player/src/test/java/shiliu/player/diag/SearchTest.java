package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.message.Message;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.Loopback;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** Which card is there, at which speed, on a serial line in memory. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class SearchTest {
    private final List<Message> told = new ArrayList<>();
    private final List<Loopback> opened = new ArrayList<>();

    /** A port with a card at {@code baud}: another speed is garbage both ways. */
    private Search search(CardHost host, int baud) {
        return new Search(
                at -> {
                    Loopback.Pair line = Loopback.pair(((TransportAddress.Serial) at).baud(), baud);
                    Cards.live(host, line.b(), Cards.CLEAN, 1);
                    opened.add(line.a());
                    return line.a();
                },
                Drivers.probes(),
                System::nanoTime,
                told::add);
    }

    private static TransportAddress.Serial port(String options) {
        return (TransportAddress.Serial) TransportAddress.parse("serial:/dev/ttyUSB7" + options);
    }

    @ParameterizedTest
    @CsvSource({"jetfile,9600", "onbon-6e,57600", "jetfile,19200"})
    void itFindsTheFamilyAndTheSpeed(String family, int baud) throws Exception {
        Search.Hit hit = search(Cards.host(family), baud).serial(port("")).orElseThrow();

        assertThat(hit.who().drivers()).contains(family);
        assertThat(((TransportAddress.Serial) hit.at()).baud()).isEqualTo(baud);
        assertThat(Search.written(hit)).startsWith("serial:/dev/ttyUSB7?baud=" + baud);
    }

    @Test
    void whereTheFirstTryAnswersItTakesLessThanThreeSeconds() throws Exception {
        long began = System.nanoTime();
        Search.Hit hit =
                search(Cards.host("jetfile"), 9600).serial(port("?parity=even")).orElseThrow();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(hit.who().number(Quantity.WIDTH)).contains(64);
        assertThat(hit.who().number(Quantity.HEIGHT)).contains(32);
        assertThat(hit.who().told(Quantity.FIRMWARE)).isPresent();
        assertThat(Search.written(hit)).isEqualTo("serial:/dev/ttyUSB7?baud=9600&parity=even&address=1");
    }

    @Test
    void aSilentLineIsGivenUpWithinThirtySecondsAfterEverySpeed() throws Exception {
        List<Silent> lines = new ArrayList<>();
        AtomicLong nanos = new AtomicLong();
        Search search = new Search(
                at -> {
                    lines.add(new Silent(nanos, ((TransportAddress.Serial) at).baud()));
                    return lines.get(lines.size() - 1);
                },
                Drivers.probes(),
                nanos::get,
                told::add);
        assertThat(search.serial(port(""))).isEmpty();

        assertThat(Duration.ofNanos(nanos.get())).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
        assertThat(search.heard()).isZero();
        assertThat(told.stream()
                        .filter(message -> message.key().equals("diag.probe.speed"))
                        .map(message -> message.arguments().get(1)))
                .containsExactly("9600", "57600", "19200", "115200", "38400", "4800", "2400");
        assertThat(lines).hasSize(7).allMatch(line -> line.closed);
    }

    /** A line on which nobody answers, and time goes by as fast as it is waited for. */
    private static final class Silent implements Transport {
        private final AtomicLong nanos;
        private final int baud;
        private boolean closed;

        Silent(AtomicLong nanos, int baud) {
            this.nanos = nanos;
            this.baud = baud;
        }

        @Override
        public void send(byte[] bytes) {
            nanos.addAndGet(10_000_000_000L * bytes.length / baud);
        }

        @Override
        public int receive(byte[] buffer, Duration atMost) {
            nanos.addAndGet(atMost.toNanos());
            return 0;
        }

        @Override
        public OptionalInt baud() {
            return OptionalInt.of(baud);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jetfile", "onbon-6e"})
    void aPortThatIsPulledOutIsOneSentence(String family) {
        Search search = new Search(
                at -> {
                    Loopback.Pair line = Loopback.pair(9600, 9600);
                    Cards.serve(() -> {
                        line.b().receive(new byte[64], Duration.ofSeconds(5));
                        line.b().close();
                    });
                    return line.a();
                },
                Drivers.probes(),
                System::nanoTime,
                told::add);
        assertThatThrownBy(() -> search.serial(port(""))).isInstanceOfSatisfying(DiagException.class, e -> {
            assertThat(e.kind()).isEqualTo(DiagException.Kind.UNREACHABLE);
            assertThat(e.sentence().key()).isEqualTo("diag.no-port");
        });
    }

    @Test
    void aCardThatTellsOnlyItsVendorMayBeAnyOfTheVendorsDrivers() {
        assertThat(new Identified("Onbon BX", Optional.empty(), List.of()).drivers())
                .contains("onbon-5e", "onbon-6e")
                .doesNotContain("jetfile");
    }
}
