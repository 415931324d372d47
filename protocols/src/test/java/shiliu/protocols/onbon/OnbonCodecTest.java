package shiliu.protocols.onbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
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

class OnbonCodecTest {
    private static final OnbonCodec FIVE = new OnbonCodec(Generation.FIVE, 4096);
    private static final OnbonCodec SIX = new OnbonCodec(Generation.SIX, 4096);

    /** All vectors of the format, as they are on the wire. */
    static Stream<Vector> vectors() {
        Stream<Vector> unescaped = Vectors.of("onbon-common").stream()
                .filter(v -> (v.bytes()[4] & 0xFF) == 0xF0)
                .map(v -> new Vector(v.name(), v.reply(), OnbonWire.wrap(v.bytes()), v.source()));
        return Stream.concat(Vectors.of("onbon-dynamic").stream(), unescaped);
    }

    private static OnbonCodec codec(Vector vector) {
        byte[] wire = vector.bytes();
        // The type's low byte stands at offset 6 of the packet, behind eight start marks.
        return (wire[14] & 0xFF) == 0x54 ? FIVE : SIX;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void vectorsBecomeValuesAndTheSameBytes(Vector vector) {
        DynamicPacket packet = decode(codec(vector), vector.bytes());
        byte[] again = codec(vector).encode(packet);
        // The vendor's newer software writes the data's length into two bytes that the manual leaves zero.
        assertThat(Hex.of(withoutLength(again))).isEqualTo(Hex.of(withoutLength(vector.bytes())));
        CodecChecks.stands(codec(vector), (OnbonPacket) packet);
    }

    /** The plain packet with the request's bytes 3 and 4 zero and without its CRC, which covers them. */
    private static byte[] withoutLength(byte[] wire) {
        byte[] plain = OnbonWire.plain(wire, 8, wire.length - 1);
        if (plain[DynamicFormat.HEADER] == 1) {
            plain[DynamicFormat.HEADER + 3] = 0;
            plain[DynamicFormat.HEADER + 4] = 0;
        }
        return java.util.Arrays.copyOf(plain, plain.length - 2);
    }

    private static DynamicPacket decode(OnbonCodec codec, byte[] wire) {
        return (DynamicPacket) any(codec, wire);
    }

    private static OnbonPacket any(OnbonCodec codec, byte[] wire) {
        Decoded<OnbonPacket> decoded = codec.decode(wire, 0, wire.length);
        assertThat(decoded).isInstanceOf(Decoded.Packet.class);
        return ((Decoded.Packet<OnbonPacket>) decoded).packet();
    }

    /** The other two formats: the common one unescaped, the text cards' as it is on the wire. */
    static Stream<Vector> otherVectors() {
        Stream<Vector> common = Vectors.of("onbon-common").stream()
                .filter(v -> (v.bytes()[4] & 0xFF) != 0xF0)
                .map(v -> new Vector(v.name(), v.reply(), OnbonWire.wrap(v.bytes()), v.source()));
        return Stream.concat(common, Vectors.of("onbon-k").stream());
    }

    @ParameterizedTest
    @MethodSource("otherVectors")
    void theOtherFormatsVectorsBecomeValuesAndTheSameBytes(Vector vector) {
        OnbonPacket packet = any(SIX, vector.bytes());
        assertThat(Hex.of(SIX.encode(packet))).isEqualTo(Hex.of(vector.bytes()));
        assertThat(packet).isInstanceOf(vector.name().contains("common") ? CommonPacket.class : KPacket.class);
        if (packet instanceof CommonPacket common) {
            assertThat(common.isReply()).isEqualTo(vector.reply());
        }
        CodecChecks.stands(SIX, packet);
    }

    @Test
    void everyShapeOfTheOtherFormatsStands() {
        Octets barcode = Octets.of(new byte[16]);
        CommonPacket.Message lock = CommonPacket.Message.request(Common.LOCK_PROGRAM, Octets.of(new byte[11]));
        List<OnbonPacket> shapes = List.of(
                new CommonPacket(7, 1, 0x8000, 1, 0x0266, 1, 5, 0xA5, barcode, lock),
                CommonPacket.request(5, 0xFFFE, 0x8001, 0xFFFE, 6, lock).answer(0x0254, CommonPacket.Message.nack(3)),
                new KPacket(1, 0x8000, 0x0000FF, barcode, KPacket.SUM, 1, 61, 0xA2, 0, 2, 8, Octets.NONE),
                new KPacket(1, 0x8000, 0, Octets.NONE, KPacket.CRC, 0, 61, 0xA1, 6, 1, 0, Octets.of(new byte[1019])));
        for (OnbonPacket packet : shapes) {
            assertThat(any(SIX, SIX.encode(packet))).isEqualTo(packet);
            CodecChecks.stands(SIX, packet);
        }
        KPacket unchecked =
                new KPacket(1, 0x8000, 0, Octets.NONE, KPacket.UNCHECKED, 0, 61, 0xA2, 0, 1, 0, Octets.NONE);
        assertThat(any(SIX, SIX.encode(unchecked))).isEqualTo(unchecked);
    }

    @Test
    void theManualsFramesAreExact() {
        DynamicPacket ping = DynamicPacket.request(OnbonPacket.ANYBODY, new DynamicMessage.Ping());
        assertThat(Hex.of(SIX.encode(ping)))
                .isEqualTo("a5a5a5a5a5a5a5a5feff0080f000feff000000000500000001a2000000c6865a");
        DynamicPacket delete = new DynamicPacket(0xFFFF, 0x8000, 0x0266, new DynamicMessage.Delete(List.of(1, 3)));
        assertThat(Hex.of(SIX.encode(delete)))
                .isEqualTo("a5a5a5a5a5a5a5a5ffff0080f0006602000000000800000001a7010000020103f9745a");
    }

    @Test
    void theSdksUpdateIsUnderstood() {
        Vector vector = vectors()
                .filter(v -> v.name().equals("dyn.send4x2"))
                .findFirst()
                .orElseThrow();
        DynamicMessage.Update update =
                (DynamicMessage.Update) decode(SIX, vector.bytes()).message();
        Area area = update.areas().get(0);
        assertThat(area.window()).isEqualTo(new Window(16, 8, 4, 2));
        assertThat(area.pages().get(0).pixels().length()).isEqualTo(24);
        assertThat(area.pages().get(0).pixels().part(0, 3)).isEqualTo(Octets.of(new byte[] {(byte) 0xFF, 0, 0}));
    }

    /** The wrap layer's own examples, from the vendor's unit test. */
    @Test
    void marksAreEscaped() {
        assertThat(Hex.of(OnbonWire.wrap(Hex.bytes("a55a")))).isEqualTo("a5a5a5a5a5a5a5a5a6025b025a");
        assertThat(Hex.of(OnbonWire.wrap(Hex.bytes("a5a6005b005a"))))
                .isEqualTo("a5a5a5a5a5a5a5a5a602a601005b01005b025a");
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        byte[] wire = OnbonWire.wrap(all);
        assertThat(OnbonWire.plain(wire, 8, wire.length - 1)).isEqualTo(all);
    }

    static Stream<DynamicMessage> messages() {
        return Stream.of(
                new DynamicMessage.Ping(),
                new DynamicMessage.Delete(List.of()),
                new DynamicMessage.Delete(List.of(0, 0x5A, 0xA5)),
                new DynamicMessage.Brightness(0, Octets.of(new byte[48])),
                new DynamicMessage.QueryBrightness(),
                new DynamicMessage.Update(List.of(marks(3))),
                new DynamicMessage.Ack(),
                new DynamicMessage.Nack(3),
                new DynamicMessage.OtherRequest(0xA2, 0x77, Octets.of(new byte[] {1, 2})),
                new DynamicMessage.OtherReply(0xA2, 0x99, 0, Octets.of(new byte[6])));
    }

    /** An area whose pixels are all marks. */
    private static Area marks(int id) {
        byte[] pixels = new byte[64];
        for (int i = 0; i < 64; i++) {
            pixels[i] = (byte) new int[] {0xA5, 0xA6, 0x5A, 0x5B}[i % 4];
        }
        return Area.still(id, new Window(0, 0, 32, 16), Octets.of(pixels));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageStandsCutsNoiseAndDamage(DynamicMessage message) {
        for (OnbonCodec codec : List.of(FIVE, SIX)) {
            OnbonPacket packet = new DynamicPacket(0x5AA5, 0x8000, OnbonPacket.ANY_DEVICE, message);
            assertThat(any(codec, codec.encode(packet))).isEqualTo(packet);
            CodecChecks.stands(codec, packet);
        }
    }

    @Test
    void severalAreasAndPagesKeepTheirPixels() {
        Area one = marks(0);
        Area two = new Area(
                1,
                2,
                10,
                0,
                List.of(7, 9),
                0,
                5,
                6,
                8,
                2,
                101,
                List.of(
                        Page.still(8, Octets.of(new byte[] {1, 2, 3})),
                        new Page(4, 1, 9, 300, 2, 8, Octets.of(new byte[] {4}))));
        DynamicPacket packet = DynamicPacket.request(1, new DynamicMessage.Update(List.of(one, two)));
        assertThat(decode(SIX, SIX.encode(packet))).isEqualTo(packet);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomBytesDoNoHarm(long seed) {
        OnbonPacket good = DynamicPacket.request(1, new DynamicMessage.Update(List.of(marks(1))));
        CodecChecks.survives(SIX, good, seed, 1_000_000);
        CodecChecks.survives(FIVE, good, seed + 1000, 100_000);
        OnbonPacket common = CommonPacket.request(
                7,
                1,
                0x8000,
                0x0274,
                (int) seed,
                CommonPacket.Message.request(Common.WRITE_BLOCK, Octets.of(new byte[265])));
        CodecChecks.survives(SIX, common, seed + 2000, 1_000_000);
        OnbonPacket text = KPacket.request(1, 0x8000, KCommand.WRITE_BLOCK, Octets.of(new byte[400]));
        CodecChecks.survives(SIX, text, seed + 3000, 1_000_000);
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, s -> s + 1).limit(20);
    }
}
