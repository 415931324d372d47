package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.diag.Cards;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.VirtualCard;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.Transport;
import shiliu.protocols.packet.Hex;

/** Devices that lie, babble, die in the middle: one plain sentence each, and nothing is left open. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class HostileDeviceIT {
    private static final String[] COMMANDS = {"ping", "status", "link", "probe"};

    private final Network network = new Network();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();

    @AfterEach
    void end() {
        over.countDown();
        network.close();
    }

    /** What the device does on each connection; it is counted as open until the other side hangs up. */
    private interface Device {
        void on(Transport line) throws IOException, InterruptedException;
    }

    private String device(Device device) throws Exception {
        return Cards.listen(
                        network,
                        line -> Cards.serve(() -> {
                            open.incrementAndGet();
                            try (line) {
                                device.on(line);
                                while (true) {
                                    line.receive(new byte[4096], Duration.ofSeconds(1));
                                }
                            } finally {
                                open.decrementAndGet();
                            }
                        }))
                .line();
    }

    private void onePlainSentence(Typed typed) {
        assertThat(typed.code()).isIn(1, 4);
        assertThat(typed.lastSentence()).isNotBlank().hasSizeLessThan(500);
        assertThat(typed.out() + typed.err())
                .doesNotContain("\tat ", "Exception", "\u001b")
                .doesNotContain("Something went wrong");
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> open.get() == 0);
    }

    private static Typed run(String command, String address) {
        return switch (command) {
            case "probe" -> Typed.english("diag", "probe", address);
            case "link" -> Typed.english("diag", "link", address, "--count", "5", "--driver", "jetfile");
            default -> Typed.english("diag", command, address, "--driver", "jetfile");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "probe"})
    void anEndlessStream(String command) throws Exception {
        byte[] chunk = new byte[8192];
        Arrays.fill(chunk, (byte) 0x55);
        String address = device(line -> {
            while (true) {
                line.send(chunk);
            }
        });
        Typed typed = run(command, address);
        onePlainSentence(typed);
        assertThat(typed.took()).isLessThan(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "probe"})
    void silence(String command) throws Exception {
        Typed typed = run(command, device(line -> {}));
        onePlainSentence(typed);
        assertThat(typed.code()).isEqualTo(4);
    }

    /** A good header that promises more than ever comes. */
    @ParameterizedTest
    @ValueSource(strings = {"status"})
    void aLengthThatLies(String command) throws Exception {
        byte[] lie = jetfile("ffff0000000048530301ff00");
        onePlainSentence(run(command, device(line -> {
            line.receive(new byte[4096], Duration.ofSeconds(10));
            line.send(lie);
        })));
    }

    /** Ten megabytes where a name should be. */
    @Test
    void aNameWithoutEnd() throws Exception {
        byte[] lie = jetfile("ffff0000000048530301ff00");
        byte[] name = new byte[10 << 20];
        Arrays.fill(name, (byte) 'A');
        String address = device(line -> {
            line.receive(new byte[4096], Duration.ofSeconds(10));
            line.send(lie);
            line.send(name);
        });
        onePlainSentence(run("probe", address));
        onePlainSentence(run("status", address));
    }

    /** The right reply, with a name of escapes that would take the terminal over. */
    @Test
    void terminalEscapesStayText() throws Exception {
        Family family = Drivers.find("jetfile").orElseThrow();
        VirtualCard card = family.card().apply(Family.Unit.of(Cards.geometry("jetfile")));
        String address = device(line -> {
            byte[] buffer = new byte[4096];
            while (true) {
                int count = line.receive(buffer, Duration.ofSeconds(30));
                for (byte[] reply : card.receive(Arrays.copyOf(buffer, count))) {
                    line.send("\u001b]0;owned\u0007\u001b[2J".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    line.send(reply);
                }
            }
        });
        for (String command : COMMANDS) {
            Typed typed = run(command, address);
            assertThat(typed.out() + typed.err()).doesNotContain("\u001b", "\u0007");
        }
        Typed watch = Typed.english("diag", "record", address, "--driver", "jetfile", "--out", "/dev/null");
        assertThat(watch.out() + watch.err()).doesNotContain("\u001b", "\u0007");
    }

    /** Answers every third question. */
    @Test
    void halfDead() throws Exception {
        String address = device(line -> answer(line, Integer.MAX_VALUE, 3));
        Typed link = Typed.english("diag", "link", address, "--count", "6", "--driver", "jetfile");
        assertThat(link.code()).isEqualTo(1);
        assertThat(link.out()).contains("Answers are missing, and what comes is clean");
    }

    /** Pulled out after the first packet, the second, … of each command. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void unpluggedAtEveryStep(int step) throws Exception {
        String address = device(line -> {
            answer(line, step, 1);
            line.close();
        });
        for (String[] command : new String[][] {
            {"diag", "status", address},
            {"diag", "show", address, "--text", "Hi"},
            {"diag", "clock", address, "now"},
            {"diag", "link", address, "--count", "20"},
            {"diag", "report", address, "--out", "/dev/null"},
        }) {
            Typed typed = Typed.english(command);
            if (typed.code() == 0) {
                continue;
            }
            onePlainSentence(typed);
            assertThat(typed.code()).as(String.join(" ", command)).isEqualTo(4);
            assertThat(typed.took()).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static void answer(Transport line, int most, int every) throws IOException, InterruptedException {
        Family family = Drivers.find("jetfile").orElseThrow();
        VirtualCard card = family.card().apply(Family.Unit.of(Cards.geometry("jetfile")));
        byte[] buffer = new byte[4096];
        int answered = 0;
        int asked = 0;
        while (answered < most) {
            int count = line.receive(buffer, Duration.ofSeconds(30));
            for (byte[] reply : card.receive(Arrays.copyOf(buffer, count))) {
                if (++asked % every == 0 && answered < most) {
                    line.send(reply);
                    answered++;
                }
            }
        }
    }

    /** A reply of the binary format around these bytes. */
    private static byte[] jetfile(String rest) {
        byte[] tail = Hex.bytes(rest);
        int sum = 0;
        for (byte b : tail) {
            sum += b & 0xFF;
        }
        return Hex.bytes("55a8" + String.format("%02x%02x", sum & 0xFF, sum >> 8 & 0xFF) + rest);
    }
}
