package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import shiliu.player.diag.Cards;
import shiliu.protocols.line.Network;

/** A device that babbles a byte at a time. Alone in the process: what others use of the processor must not count. */
@Timeout(180)
@Isolated
class SlowNoiseIT {
    private final Network network = new Network();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
        network.close();
    }

    @Test
    void slowNoiseTakesNoProcessorTime() throws Exception {
        String address = Cards.listen(
                        network,
                        line -> Cards.serve(() -> {
                            try (line) {
                                while (!over.await(20, TimeUnit.MILLISECONDS)) {
                                    line.send(new byte[] {'x'});
                                }
                            }
                        }))
                .line();
        long before = used();
        Typed typed = Typed.english("diag", "ping", address, "--driver", "jetfile");
        assertThat(typed.code()).isIn(1, 4);
        assertThat(Duration.ofNanos(used() - before))
                .isLessThan(typed.took().dividedBy(2).plusSeconds(3));
    }

    private static long used() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
