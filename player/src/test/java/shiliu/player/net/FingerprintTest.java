package shiliu.player.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String HEX = "0a1b".repeat(16);

    @Test
    void isReadAsPeopleCopyIt() {
        String colons = HEX.replaceAll("..(?=.)", "$0:");
        assertThat(Fingerprint.parse(HEX)).contains(new Fingerprint(HEX));
        assertThat(Fingerprint.parse(" " + HEX.toUpperCase(Locale.ROOT) + "\n")).contains(new Fingerprint(HEX));
        assertThat(Fingerprint.parse(colons.toUpperCase(Locale.ROOT))).contains(new Fingerprint(HEX));
        assertThat(new Fingerprint(HEX).start()).isEqualTo("0a1b0a1b0a1b0a1b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0a1b", "sha256:00", "0a:1b"})
    void anythingElseIsNone(String text) {
        assertThat(Fingerprint.parse(text)).isEmpty();
        assertThat(Fingerprint.parse(text + HEX)).isEmpty();
        assertThatThrownBy(() -> new Fingerprint(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
