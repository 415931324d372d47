package shiliu.protocols.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

    @Test
    void crc16ArcHasItsCheckValue() {
        assertThat(Checksums.crc16Arc(DIGITS, 0, 9)).isEqualTo(0xBB3D);
    }

    @Test
    void theSumIsOfUnsignedBytesAndSixteenBits() {
        byte[] high = new byte[300];
        java.util.Arrays.fill(high, (byte) 0xFF);
        assertThat(Checksums.sum16(high, 0, 300)).isEqualTo(300 * 255 & 0xFFFF);
        assertThat(Checksums.sum16(DIGITS, 0, 9)).isEqualTo(477);
    }
}
