package shiliu.protocols.jetfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.driver.Writing;
import shiliu.protocols.packet.CodecChecks;
import shiliu.protocols.packet.Decoded;
import shiliu.protocols.packet.Hex;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketReader;
import shiliu.protocols.packet.Vectors;
import shiliu.protocols.packet.Vectors.Vector;

/** The old format and its boards. */
class FirstCodecTest {
    private static final Geometry STRIP = new Geometry(64, 16, Colour.MONO);
    private static final FirstCodec CODEC = new FirstCodec(4096);

    static Stream<Vector> vectors() {
        return Vectors.of("jetfile").stream().filter(v -> v.bytes()[0] != 0x55);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void vectorsBecomeValuesAndTheSameBytes(Vector vector) {
        byte[] wire = vector.bytes();
        Decoded<FirstPacket> decoded = CODEC.decode(wire, 0, wire.length);
        FirstPacket packet = ((Decoded.Packet<FirstPacket>) decoded).packet();
        // Some clients send zeros first; they are of no account.
        String plain = Hex.of(wire).replaceFirst("^(00)+", "");
        assertThat(Hex.of(CODEC.encode(packet))).isEqualTo(plain);
    }

    private static FirstPacket.Request request(char command, byte[] data) {
        return new FirstPacket.Request(true, 12, command, Octets.of(data), true);
    }

    @Test
    void checkedPacketsStandCutsNoiseAndDamage() {
        byte[] picture = Bmp.of(Frames.random(STRIP, 1), Colour.MONO).bytes();
        byte[] data = new byte[5 + picture.length];
        System.arraycopy("\u000fEPS1".getBytes(StandardCharsets.ISO_8859_1), 0, data, 0, 5);
        System.arraycopy(picture, 0, data, 5, picture.length);
        // Marks inside the picture do not end it.
        data[data.length - 3] = 3;
        data[data.length - 2] = 4;
        CodecChecks.stands(CODEC, request('I', data));
        CodecChecks.stands(CODEC, request('E', ".SLA".getBytes(StandardCharsets.US_ASCII)));
        CodecChecks.stands(CODEC, request('A', "\u000fDTAB\u0006hello".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void repliesAreRead() {
        PacketReader<FirstPacket> reader = new PacketReader<>(CODEC);
        List<FirstPacket> replies = reader.take(Hex.bytes("4f4b" + "0290" + "55a608002620112318300200"));
        assertThat(replies).hasSize(3);
        assertThat(replies).extracting(r -> ((FirstPacket.Reply) r).status()).containsExactly(0x4B4F, 0x9002, 0);
        assertThat(((FirstPacket.Reply) replies.get(2)).block().length()).isEqualTo(8);
        assertThat(reader.noise()).isZero();
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, s -> s + 1).limit(20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomBytesDoNoHarm(long seed) {
        CodecChecks.survives(CODEC, request('E', ".SLAB".getBytes(StandardCharsets.US_ASCII)), seed, 1_000_000);
    }

    @Test
    void textsStringsListsAndClock() {
        FirstCard card = new FirstCard(Family.Unit.of(STRIP));
        Direct<FirstPacket> direct = new Direct<>(new FirstDriver(STRIP, OptionalInt.empty()), card);
        Writing writing = new Writing(List.of("光明"), 16, 0xFF0000, Writing.Motion.STILL);
        Content text = Content.of(Frames.random(STRIP, 1), writing);
        direct.show(text, 9);
        assertThat(direct.done).containsExactly("write text", "playlist");
        assertThat(direct.state.lit()).isPresent();
        assertThat(card.shown().isBlack()).isFalse();
        direct.show(Frames.random(STRIP, 2), 9);
        assertThat(card.shown()).isEqualTo(Frames.random(STRIP, 2));
        direct.done.clear();
        direct.show(Frames.random(STRIP, 3), 9);
        assertThat(direct.done).as("the playlist names it already").containsExactly("write picture");
        direct.run(new DeviceCommand.SetClock(OffsetDateTime.parse("2030-02-28T23:59:00+08:00")));
        List<Reading> readings = direct.run(new DeviceCommand.ReadStatus());
        assertThat(readings).containsExactly(new Reading(Quantity.CLOCK, "2030-02-28T23:59:00"));
        byte[] string =
                CODEC.encode(new FirstPacket.Request(false, 1, 'G', Octets.of(new byte[] {'A', 'h', 'i'}), true));
        assertThat(card.receive(string)).containsExactly(new byte[] {'O', 'K'});
        byte[] list = CODEC.encode(
                new FirstPacket.Request(false, 0, 'E', Octets.of(".".getBytes(StandardCharsets.US_ASCII)), false));
        assertThat(card.receive(list)).as("no answer wanted").isEmpty();
        assertThat(card.shown().isBlack()).isTrue();
    }

    @Test
    void everyRefusalHasItsName() {
        FirstCard card = new FirstCard(Family.Unit.of(STRIP));
        Direct<FirstPacket> direct = new Direct<>(new FirstDriver(STRIP, OptionalInt.empty()), card);
        Arrays.stream(Status.values()).filter(s -> !Status.ok(s.code())).forEach(status -> {
            card.refuse(status.code());
            assertThat(direct.show(Frames.random(STRIP, 5), 1))
                    .containsExactly(new Answer.Refused(status.code(), status.name(), Status.again(status.code())));
        });
    }

    /** BCD bytes that look like an end, each day of a year; the code for "yes" begins with a zero. */
    @Test
    void everyDayCanBeSetAndEveryStatusRead() {
        FirstCard card = new FirstCard(Family.Unit.of(STRIP));
        Direct<FirstPacket> direct = new Direct<>(new FirstDriver(STRIP, OptionalInt.empty()), card);
        OffsetDateTime day = OffsetDateTime.parse("2026-01-01T03:04:00+08:00");
        for (int i = 0; i < 365; i++) {
            direct.run(new DeviceCommand.SetClock(day.plusDays(i)));
            assertThat(direct.run(new DeviceCommand.ReadStatus()).get(0).value())
                    .startsWith(day.plusDays(i).toLocalDate() + "T03:04");
        }
        for (Status status : Status.values()) {
            byte[] wire = {(byte) status.code(), (byte) (status.code() >> 8)};
            assertThat(new PacketReader<>(CODEC).take(wire))
                    .as(status.name())
                    .containsExactly(new FirstPacket.Reply(Octets.of(wire)));
        }
    }
}
