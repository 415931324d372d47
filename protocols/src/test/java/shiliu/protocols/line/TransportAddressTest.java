package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportAddressTest {
    @Test
    void readsWhatTheContractWrites() {
        assertThat(TransportAddress.parse("tcp://192.168.1.60:5005"))
                .isEqualTo(new TransportAddress.Tcp("192.168.1.60", 5005, OptionalInt.empty()));
        assertThat(TransportAddress.parse("udp://[::1]:9520?address=4"))
                .isEqualTo(new TransportAddress.Udp("[::1]", 9520, OptionalInt.of(4)));
        assertThat(TransportAddress.parse("serial:/dev/ttyUSB0?baud=57600&parity=none&address=1"))
                .isEqualTo(new TransportAddress.Serial(
                        "/dev/ttyUSB0", 57600, TransportAddress.Parity.NONE, OptionalInt.of(1)));
        assertThat(TransportAddress.parse("serial:/dev/ttyS0"))
                .isEqualTo(new TransportAddress.Serial(
                        "/dev/ttyS0", 9600, TransportAddress.Parity.NONE, OptionalInt.empty()));
    }

    @Test
    void cardsOnOneLineShareIt() {
        assertThat(TransportAddress.parse("serial:/dev/ttyS0?address=1").line())
                .isEqualTo(TransportAddress.parse("serial:/dev/ttyS0?address=2").line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tcp://host",
                "tcp://host:0",
                "tcp://host:70000",
                "http://host:80",
                "tcp://host:1/path",
                "serial:ttyS0",
                "serial:/dev/../etc/passwd",
                "serial:/dev/ttyS0?baud=abc",
                "serial:/dev/ttyS0?baud=9600&baud=9600",
                "serial:/dev/ttyS0?speed=9600",
                "serial:/dev/ttyS0?parity=mark",
                "tcp://host:5005?address=0",
                "tcp://host:5005?address=255",
                "tcp://ho st:5005"
            })
    void refusesAllElse(String text) {
        assertThatThrownBy(() -> TransportAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
