package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitsTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "20, 20", "20s, 20", "2m, 120", "1m30s, 90", "1m30, 90", "60m, 3600", "3600, 3600"})
    void isReadAsPeopleTypeIt(String text, long seconds) throws Exception {
        assertThat(Waits.parse(text, Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "m", "-1", "20 s", "1h", "20s1m", "3601", "61m", "99999999999s"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Waits.parse(text, Duration.ofHours(1))).hasMessage("cli.bad-wait");
    }
}
