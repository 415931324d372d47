package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.protocols.Drivers;
import shiliu.protocols.line.FaultyTransport;
import shiliu.protocols.line.Lines;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.SerialTransport;
import shiliu.protocols.line.TransportAddress;

/** One byte in a hundred is damaged, both ways: still the right family, each time, and never another. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class ProbeUnderDamageIT {
    private static final int TRIES = 50;
    private static final int AT_ONCE = 25;

    @TempDir
    private Path folder;

    private static List<Optional<Search.Hit>> tries(Attempt attempt) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Optional<Search.Hit>>> all = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                int seed = i;
                all.add(() -> attempt.with(seed));
            }
            List<Optional<Search.Hit>> hits = new ArrayList<>();
            for (Future<Optional<Search.Hit>> each : pool.invokeAll(all)) {
                hits.add(each.get());
            }
            return hits;
        } finally {
            pool.shutdownNow();
        }
    }

    private interface Attempt {
        Optional<Search.Hit> with(int seed) throws Exception;
    }

    private static void allRight(List<Optional<Search.Hit>> hits, String family) {
        assertThat(hits)
                .hasSize(TRIES)
                .allSatisfy(hit -> assertThat(
                                hit.map(found -> found.who().drivers()).orElse(List.of()))
                        .contains(family));
    }

    @ParameterizedTest
    @CsvSource({"jetfile", "onbon-6e", "onbon-k"})
    void overTcp(String family) throws Exception {
        try (Network network = new Network()) {
            allRight(
                    tries(seed -> {
                        TransportAddress at = Cards.listen(network, Cards.host(family), Cards.ONE_PERCENT, seed);
                        return new Search(
                                        to -> Lines.opener(network, to).open(),
                                        Drivers.probes(),
                                        System::nanoTime,
                                        asked -> {})
                                .at(at);
                    }),
                    family);
        }
    }

    @ParameterizedTest
    @CsvSource({"jetfile", "onbon-5e"})
    void overAPseudoTerminal(String family) throws Exception {
        allRight(
                tries(seed -> {
                    try (Pty pty = new Pty(folder.resolve(family + seed))) {
                        Cards.live(Cards.host(family), SerialTransport.open(pty.b(9600)), Cards.CLEAN, seed);
                        Random random = new Random(seed);
                        return new Search(
                                        to -> new FaultyTransport(
                                                SerialTransport.open((TransportAddress.Serial) to),
                                                Cards.ONE_PERCENT,
                                                random),
                                        Drivers.probes(),
                                        System::nanoTime,
                                        asked -> {})
                                .serial(pty.a(9600));
                    }
                }),
                family);
    }

    @ParameterizedTest
    @CsvSource({"jetfile", "onbon-6e"})
    void aCardOnAPseudoTerminalIsFoundAtOnce(String family) throws Exception {
        try (Pty pty = new Pty(folder.resolve("clean"))) {
            Cards.live(Cards.host(family), SerialTransport.open(pty.b(9600)), Cards.CLEAN, 1);
            long began = System.nanoTime();
            Search search = new Search(
                    to -> SerialTransport.open((TransportAddress.Serial) to),
                    Drivers.probes(),
                    System::nanoTime,
                    asked -> {});
            Search.Hit hit = search.serial(pty.a(9600)).orElseThrow();
            assertThat(hit.who().drivers()).contains(family);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }
}
