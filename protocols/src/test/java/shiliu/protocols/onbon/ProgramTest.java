package shiliu.protocols.onbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Checksums;
import shiliu.protocols.packet.Hex;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.Vectors;

/** Program files, against those that the vendor's software wrote. */
class ProgramTest {
    /** The file that a block of a captured request carries: name 4, last 1, offset 4, the file. */
    private static Octets captured(String name, int type) {
        return Vectors.of("onbon-common").stream()
                .filter(v -> v.name().equals(name) && !v.reply())
                .map(v -> OnbonWire.wrap(v.bytes()))
                .map(wire -> ((shiliu.protocols.packet.Decoded.Packet<OnbonPacket>)
                                new OnbonCodec(Generation.SIX, 4096).decode(wire, 0, wire.length))
                        .packet())
                .filter(CommonPacket.class::isInstance)
                .map(packet -> ((CommonPacket) packet).message())
                .filter(message -> message.groupAndCommand() == Common.WRITE_BLOCK)
                .map(message -> message.data().part(9, message.data().length()))
                .filter(file -> file.at(0) == type)
                .findFirst()
                .orElseThrow();
    }

    /** With our dates: from the first of January of any year on. */
    private static Octets redated(Octets file, int at) {
        byte[] bytes = file.bytes();
        bytes[at] = 0x01;
        bytes[at + 1] = 0x01;
        int end = bytes.length - 4;
        byte[] crc = new Bytes(4).u32(Checksums.crc32Onbon(bytes, 0, end)).bytes();
        System.arraycopy(crc, 0, bytes, end, 4);
        return Octets.of(bytes);
    }

    private static Program.File file(Program program, Generation generation, int at) {
        return program.files(generation).get(at);
    }

    @Test
    void aBx5ProgramIsTheVendorsButForItsDate() {
        Octets file = captured("onbon-common v5 (bx05) prog", Program.PROGRAM);
        assertThat(Program.isWhole(file)).isTrue();
        Program program = Program.read(Generation.FIVE, file, Octets.NONE).orElseThrow();
        assertThat(program.areas().get(0).window()).isEqualTo(new Window(0, 0, 16, 2));
        assertThat(Hex.of(file(program, Generation.FIVE, 0).bytes().bytes()))
                .isEqualTo(Hex.of(redated(file, 13).bytes()));
    }

    @Test
    void aBx6ProgramAndItsPixelsAreTheVendorsButForTheDate() {
        for (String kind : List.of("onbon-common v7 (bx06e) prog", "onbon-common v7 (bx06q) prog")) {
            Octets pixels = captured(kind, Program.PIXELS);
            Octets file = captured(kind, Program.PROGRAM);
            Program program = Program.read(Generation.SIX, file, pixels).orElseThrow();
            assertThat(file(program, Generation.SIX, 0).bytes()).isEqualTo(pixels);
            assertThat(Hex.of(file(program, Generation.SIX, 1).bytes().bytes()))
                    .isEqualTo(Hex.of(redated(file, 23).bytes()));
        }
    }

    /** The announcement repeats the last four bytes. */
    @Test
    void theCrcIsTheVendorsOwn() {
        assertThat(Checksums.crc32Onbon("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 9))
                .isEqualTo(0x2DFD2D88);
        Octets file = captured("onbon-common v5 (bx05) prog", Program.PROGRAM);
        assertThat(new Program.File("P001", 0, file).crc()).isEqualTo(0x4EE2612A);
    }

    @Test
    void brokenProgramsAreNone() {
        Octets file = captured("onbon-common v5 (bx05) prog", Program.PROGRAM);
        for (int i = 0; i < file.length(); i++) {
            byte[] bad = file.bytes();
            bad[i] ^= 0x40;
            assertThat(Program.read(Generation.FIVE, Octets.of(bad), Octets.NONE))
                    .isEqualTo(Optional.empty());
        }
        // A good checksum over lengths that lie.
        for (int at = 20; at < 36; at++) {
            byte[] bad = file.bytes();
            bad[at] = (byte) 0xFF;
            Octets lie = redated(Octets.of(bad), 13);
            assertThat(Program.read(Generation.FIVE, lie, Octets.NONE).stream()
                            .flatMap(p -> p.areas().stream())
                            .allMatch(area -> area.pages().size() <= 1))
                    .isTrue();
        }
    }

    @Test
    void aTextCardsProgramCountsItsAreasAsTheManualDoes() {
        Octets block = Vectors.of("onbon-k").stream()
                .filter(v -> v.name().equals("manual line 378"))
                .map(v -> v.bytes())
                .map(wire -> ((KPacket) ((shiliu.protocols.packet.Decoded.Packet<OnbonPacket>)
                                        new OnbonCodec(Generation.SIX, 0).decode(wire, 0, wire.length))
                                .packet())
                        .data())
                .findFirst()
                .orElseThrow();
        Octets file = block.part(13, block.length());
        KProgram program = KProgram.read(file).orElseThrow();
        assertThat(program.name()).isEqualTo("P000");
        assertThat(program.areas()).hasSize(1);
        assertThat(KProgram.read(program.file())).contains(program);
        assertThat(program.file().length()).isEqualTo(file.length());
    }
}
