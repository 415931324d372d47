package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NetworkIT {
    /** Whoever still holds a connection then hears it as a line that is gone, not as a fault of its own. */
    @Test
    void connectionsEndWithTheirNetwork() throws Exception {
        Network network = new Network();
        LinkedBlockingQueue<Transport> accepted = new LinkedBlockingQueue<>();
        Network.Listening port = network.listen("127.0.0.1", 0, accepted::add);
        Transport here = network.connect(new TransportAddress.Tcp("127.0.0.1", port.port(), OptionalInt.empty()));
        Transport there = accepted.take();
        network.close();
        for (Transport line : new Transport[] {here, there}) {
            assertThatThrownBy(() -> {
                        while (true) {
                            line.receive(new byte[8], Duration.ofSeconds(5));
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> line.send(new byte[8])).isInstanceOf(IOException.class);
            line.close();
        }
        port.close();
    }

    @Test
    void nobodyThereIsSaidSo() throws Exception {
        try (Network network = new Network()) {
            Network.Listening port = network.listen("127.0.0.1", 0, line -> {});
            int number = port.port();
            port.close();
            assertThatThrownBy(
                            () -> network.connect(new TransportAddress.Tcp("127.0.0.1", number, OptionalInt.empty())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(":" + number);
            assertThatThrownBy(() -> network.connect(
                            new TransportAddress.Tcp("no-such-host.invalid", 5005, OptionalInt.empty())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no-such-host.invalid");
        }
    }
}
