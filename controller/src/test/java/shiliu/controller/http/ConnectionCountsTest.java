package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ConnectionCountsTest {
    @Test
    void countsByAddressAndInAll() throws Exception {
        Limits limits = new Limits(1, 1, 1, Limits.DEFAULT.headerTime(), 1, Limits.DEFAULT.idle(), 2, 3, 1, 1);
        ConnectionCounts counts = new ConnectionCounts(limits);
        InetAddress one = InetAddress.getByName("192.0.2.1");
        InetAddress two = InetAddress.getByName("192.0.2.2");

        assertThat(counts.enter(one)).isEmpty();
        assertThat(counts.enter(one)).isEmpty();
        assertThat(counts.enter(one).orElseThrow().key()).isEqualTo("http.too-many-from-address");
        assertThat(counts.enter(two)).isEmpty();
        assertThat(counts.enter(two).orElseThrow().key()).isEqualTo("http.too-many-connections");
        assertThat(counts.all()).isEqualTo(3);

        counts.leave(one);
        assertThat(counts.enter(two)).isEmpty();
    }

    @Test
    void promisesWhatItSays() {
        assertThat(Limits.DEFAULT)
                .extracting(Limits::perAddress, Limits::connections, Limits::requestLine, Limits::headerBytes)
                .containsExactly(32, 12_000, 4096, 8192);
    }
}
