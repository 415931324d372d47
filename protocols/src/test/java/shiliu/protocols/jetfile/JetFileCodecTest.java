package shiliu.protocols.jetfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.protocols.packet.CodecChecks;
import shiliu.protocols.packet.Decoded;
import shiliu.protocols.packet.Hex;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.Vectors;
import shiliu.protocols.packet.Vectors.Vector;

class JetFileCodecTest {
    private static final JetFileCodec CODEC = new JetFileCodec();

    /** All vectors of the binary format; those that begin otherwise are of the ASCII one. */
    static Stream<Vector> vectors() {
        return Vectors.of("jetfile").stream().filter(v -> v.bytes()[0] == 0x55);
    }

    private static JetFilePacket decode(byte[] wire) {
        Decoded<JetFilePacket> decoded = CODEC.decode(wire, 0, wire.length);
        assertThat(decoded).isInstanceOf(Decoded.Packet.class);
        return ((Decoded.Packet<JetFilePacket>) decoded).packet();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void vectorsBecomeValuesAndTheSameBytes(Vector vector) {
        JetFilePacket packet = decode(vector.bytes());
        assertThat(Hex.of(CODEC.encode(packet))).isEqualTo(Hex.of(vector.bytes()));
        CodecChecks.stands(CODEC, packet);
    }

    @Test
    void theVectorsValuesAreRight() {
        JetFilePacket write = decode(named("write_text_0", false));
        assertThat(write.command()).isEqualTo(0x0204);
        assertThat(write.serial()).isEqualTo(0x0F);
        assertThat(write.group()).isEqualTo(1);
        assertThat(write.unit()).isEqualTo(4);
        assertThat(write.data().length()).isEqualTo(0x18);
        JetFilePacket taken = decode(named("write_text_0", true));
        assertThat(taken.reply()).isTrue();
        assertThat(Status.ok(taken.status())).isTrue();
    }

    private static byte[] named(String name, boolean reply) {
        return vectors()
                .filter(v -> v.name().equals(name) && v.reply() == reply)
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomBytesDoNoHarm(long seed) {
        JetFilePacket good = new JetFilePacket(
                true,
                0,
                0,
                0,
                (int) seed,
                Command.READ_PICTURE,
                false,
                Octets.of(new byte[8]),
                Octets.of(new byte[512]));
        CodecChecks.survives(CODEC, good, seed, 1_000_000);
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, s -> s + 1).limit(20);
    }
}
