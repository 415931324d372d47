package shiliu.protocols.jetfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Glyphs;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** Each command of the manual, from the driver's packet to the sign's answer. */
class SignCommandsTest {
    private static final Geometry STRIP = new Geometry(128, 16, Colour.DUAL);
    private static final Instant NOON = Instant.parse("2026-11-23T10:30:15Z");

    private final MemoryStore flash = new MemoryStore();
    private final JetFileCard card = new JetFileCard(new Family.Unit(STRIP, 4, flash, Glyphs.BOXES, () -> NOON));
    private final Direct<JetFilePacket> sign = new Direct<>(new JetFileDriver(STRIP, OptionalInt.of(4)), card);

    /** What the sign answers to a packet made by hand. */
    private JetFilePacket ask(int command, Octets argument, Octets data) {
        byte[] wire = new JetFileCodec().encode(new JetFilePacket(false, 0, 1, 4, 77, command, false, argument, data));
        List<byte[]> replies = card.receive(wire);
        assertThat(replies).hasSize(1);
        byte[] reply = replies.get(0);
        return ((shiliu.protocols.packet.Decoded.Packet<JetFilePacket>)
                        new JetFileCodec().decode(reply, 0, reply.length))
                .packet();
    }

    private int status(int command, Bytes argument, String data) {
        JetFilePacket reply =
                ask(command, Octets.of(argument.bytes()), Octets.of(data.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(reply.flag()).isTrue();
        return reply.status();
    }

    private static Bytes none() {
        return new Bytes(0);
    }

    private static Map<Quantity, String> map(List<Reading> readings) {
        return readings.stream().collect(Collectors.toMap(Reading::quantity, Reading::value, (a, b) -> b));
    }

    @Test
    void theStatusTellsWhatTheSignIs() {
        sign.show(Frames.random(STRIP, 1), 100);
        Map<Quantity, String> told = map(sign.run(new DeviceCommand.ReadStatus()));
        assertThat(told)
                .containsEntry(Quantity.WIDTH, "128")
                .containsEntry(Quantity.HEIGHT, "16")
                .containsEntry(Quantity.FIRMWARE, "2.10")
                .containsEntry(Quantity.MODE, "remote")
                .containsEntry(Quantity.CABINET_TEMPERATURE, "35")
                .containsEntry(Quantity.HUMIDITY, "40")
                .containsEntry(Quantity.POWER, "on")
                .containsEntry(Quantity.BRIGHTNESS, "80")
                .containsEntry(Quantity.BRIGHTNESS_MODE, "manual")
                .containsEntry(Quantity.CLOCK, "2026-11-23T18:30:00")
                .containsEntry(Quantity.STORE_TOTAL, "4194304")
                .containsEntry(Quantity.ADDRESS, "4");
        assertThat(told.get(Quantity.PLAYING)).contains("S0");
        assertThat(told).doesNotContainKey(Quantity.OUTSIDE_TEMPERATURE);
    }

    @Test
    void brightnessPowerClockAndResetArriveAndAreTold() {
        sign.run(new DeviceCommand.Brightness(60));
        assertThat(map(sign.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.BRIGHTNESS, "60");
        sign.run(new DeviceCommand.AutomaticBrightness());
        assertThat(map(sign.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.BRIGHTNESS_MODE, "sensor");
        sign.run(new DeviceCommand.SetClock(OffsetDateTime.parse("2030-02-28T23:59:58+08:00")));
        assertThat(map(sign.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.CLOCK, "2030-02-28T23:59:00");
        sign.show(Frames.random(STRIP, 2), 100);
        sign.run(new DeviceCommand.Power(false));
        assertThat(card.shown().isBlack()).isTrue();
        assertThat(map(sign.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.POWER, "off");
        sign.run(new DeviceCommand.Power(true));
        assertThat(card.shown()).isEqualTo(Frames.random(STRIP, 2));
        sign.run(new DeviceCommand.Restart());
        assertThat(sign.state.lit()).isEmpty();
        sign.run(new DeviceCommand.Ping());
    }

    /** The vendor's own number for 2026-11-23 18:30:15 at UTC+8. */
    @Test
    void theClockIsSetAsTheCapturedClientDoes() {
        JetFilePacket packet = sign.driver
                .command(
                        sign.driver.unknown(),
                        new DeviceCommand.SetClock(OffsetDateTime.parse("2026-11-23T18:30:15+08:00")),
                        0)
                .orElseThrow()
                .packet();
        assertThat(shiliu.protocols.packet.Hex.of(packet.argument().bytes())).isEqualTo("262011231830150214000000");
    }

    /** A technician's pictures leave the flash alone, and what was there is back. */
    @Test
    void testPicturesComeAndGo() {
        Frame page = Frames.random(STRIP, 1);
        sign.show(page, 100);
        List<String> before = List.copyOf(flash.names());
        Direct<JetFilePacket> technician = new Direct<>(new JetFileDriver(STRIP, OptionalInt.empty()), card);
        for (int i = 0; i < 3; i++) {
            Frame picture = Frames.random(STRIP, 10 + i);
            technician.run(new DeviceCommand.ShowTest(picture));
            assertThat(card.shown()).isEqualTo(picture);
        }
        technician.run(new DeviceCommand.EndTest());
        assertThat(card.shown()).isEqualTo(page);
        assertThat(flash.names()).containsExactlyElementsOf(before);
    }

    @Test
    void aDarkSignIsDarkAgainAfterTheTest() {
        sign.show(Frames.random(STRIP, 1), 100);
        ask(Command.BLACK_ON, Octets.NONE, Octets.NONE);
        Frame picture = Frames.random(STRIP, 3);
        sign.run(new DeviceCommand.ShowTest(picture));
        assertThat(card.shown()).isEqualTo(picture);
        sign.run(new DeviceCommand.EndTest());
        assertThat(card.shown().isBlack()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OK", "OK_TEXT"})
    void everyRefusalHasItsName(Status status) {
        card.refuse(status.code());
        Answer answer = sign.exchange(sign.driver
                .command(sign.state, new DeviceCommand.Brightness(50), 0)
                .orElseThrow());
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        Answer.Refused refused = (Answer.Refused) answer;
        assertThat(refused.code()).isEqualTo(status.code());
        assertThat(refused.name()).isEqualTo(status.name());
    }

    @Test
    void filesAreWrittenReadListedMovedAndDeleted() {
        Bytes write = new Bytes(24).u32(3).u16(512).u16(1).u16(1);
        write.put("D:\\T\\NEWS.NMG\0\0".getBytes(StandardCharsets.US_ASCII)).zeros(0);
        while (write.size() % 4 != 0) {
            write.u8(0);
        }
        assertThat(status(Command.WRITE_PATH, write, "abc")).isEqualTo(0x9000);
        Octets argument = Octets.of(new Bytes(20)
                .u16(512)
                .u16(1)
                .put("D:\\T\\NEWS.NMG\0\0\0".getBytes(StandardCharsets.US_ASCII))
                .bytes());
        assertThat(ask(Command.READ_PATH, argument, Octets.NONE).data()).isEqualTo(octets("abc"));
        JetFilePacket list = ask(Command.DIRECTORY, Octets.NONE, octets("D:\\T\\\0"));
        assertThat(list.argument().at(0)).isEqualTo(1);
        assertThat(new String(list.data().bytes(), StandardCharsets.US_ASCII)).startsWith("NEWS    NMG");
        assertThat(status(Command.EXISTS, none(), "D:\\T\\NEWS.NMG\0")).isEqualTo(0x9000);
        assertThat(status(Command.RENAME, none(), "D:\\T\\NEWS.NMG D:\\T\\OLD.NMG\0"))
                .isEqualTo(0x9000);
        assertThat(status(Command.MOVE, none(), "D:\\T\\OLD.NMG E:\\T\\OLD.NMG\0"))
                .isEqualTo(0x9000);
        assertThat(status(Command.EXISTS, none(), "D:\\T\\OLD.NMG\0")).isEqualTo(0x7E01);
        assertThat(status(Command.DELETE, none(), "E:\\T\\OLD.NMG\0")).isEqualTo(0x9000);
        assertThat(status(Command.DELETE, none(), "E:\\T\\OLD.NMG\0")).isEqualTo(0x7601);
        assertThat(status(Command.MAKE_DIRECTORY, none(), "D:\\NEW\\\0")).isEqualTo(0x9000);
        assertThat(status(Command.RENAME, none(), "D:\\T\\NO D:\\T\\X\0")).isEqualTo(0x7401);
        assertThat(status(Command.MOVE, none(), "D:\\T\\NO D:\\T\\X\0")).isEqualTo(0x7501);
        assertThat(status(Command.DELETE, none(), "D:\\..\\X\0")).isEqualTo(0x7601);
        assertThat(status(Command.FORMAT, new Bytes(4).u8('D').zeros(3), "")).isEqualTo(0x9000);
        assertThat(status(Command.DELETE_TEXTS, new Bytes(4).u8('X').zeros(3), ""))
                .isEqualTo(0x7D01);
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void anEmergencyGoesBeforeAndEnds() {
        sign.show(Frames.random(STRIP, 1), 100);
        Octets text = Octets.of(shiliu.protocols.packet.Hex.bytes("015a30300241301c31414c45525404"));
        assertThat(ask(Command.EMERGENCY, Octets.of(new byte[] {30, 0, 1, 0}), text)
                        .status())
                .isEqualTo(0x9000);
        assertThat(card.shown()).isNotEqualTo(Frames.random(STRIP, 1));
        assertThat(map(sign.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.MODE, "emergency");
        assertThat(status(Command.EMERGENCY, new Bytes(4).zeros(4), "x".repeat(1025)))
                .isEqualTo(0x2901);
    }

    @Test
    void testsAreShownUntilTheirEnd() {
        Frame page = Frames.random(STRIP, 1);
        sign.show(page, 100);
        assertThat(status(0x0304, none(), "")).isEqualTo(0x9000);
        assertThat(card.shown().pixel(5, 5)).isEqualTo(0xFF0000);
        assertThat(status(0x0303, none(), "")).isEqualTo(0x9000);
        assertThat(card.shown().pixel(5, 5)).isEqualTo(0xFFFF00);
        assertThat(status(Command.TEST_END, none(), "")).isEqualTo(0x9000);
        assertThat(card.shown()).isEqualTo(page);
    }

    @Test
    void livePixelsAreShownWhileTheyCome() {
        Frame live = Frames.random(STRIP, 4);
        Octets pixels = StreamPixels.pack(live);
        Bytes one = new Bytes(8).u16(512).u16(1).u16(1).u16(0);
        assertThat(ask(Command.STREAM_PIXELS, Octets.of(one.bytes()), pixels).status())
                .isEqualTo(0x8305);
        assertThat(status(Command.STREAM_START, new Bytes(4).u8(1).u8(0).u8(1).u8(0), ""))
                .isEqualTo(0x9011);
        assertThat(status(Command.STREAM_START, new Bytes(4).u8(1).zeros(3), ""))
                .isEqualTo(0x9000);
        assertThat(ask(Command.STREAM_PIXELS, Octets.of(one.bytes()), pixels).status())
                .isEqualTo(0x9000);
        assertThat(card.shown()).isEqualTo(live);
        assertThat(ask(Command.STREAM_PIXELS, Octets.of(one.bytes()), pixels.part(1, pixels.length()))
                        .status())
                .isEqualTo(0x8306);
        assertThat(status(
                        Command.STREAM_PIXELS, new Bytes(8).u16(1).u16(9).u16(7).u16(0), "x"))
                .isEqualTo(0x8307);
        assertThat(ask(Command.STREAM_STATE, Octets.NONE, Octets.NONE)
                        .argument()
                        .at(0))
                .isEqualTo(1);
        assertThat(status(Command.STREAM_STOP, none(), "")).isEqualTo(0x9000);
        assertThat(card.shown().isBlack()).isTrue();
    }

    @Test
    void aPasswordIsAskedForOnceItIsSet() {
        byte[] user = Arrays.copyOf("admin".getBytes(StandardCharsets.US_ASCII), 14);
        Bytes change = new Bytes(28)
                .put(user)
                .zeros(6)
                .put("secret".getBytes(StandardCharsets.US_ASCII))
                .u16(0);
        assertThat(status(Command.CHANGE_LOGIN, change, "")).isEqualTo(0x9000);
        assertThat(status(Command.LOGOUT, none(), "")).isEqualTo(0x9000);
        assertThat(status(Command.BLACK_ON, none(), "")).isEqualTo(0x9030);
        assertThat(status(Command.LOGIN, new Bytes(20).put(user).put("secreT".getBytes(StandardCharsets.US_ASCII)), ""))
                .isEqualTo(0x9031);
        assertThat(status(Command.LOGIN, new Bytes(20).zeros(20), "")).isEqualTo(0x9032);
        assertThat(status(Command.LOGIN, new Bytes(20).put(user).put("secret".getBytes(StandardCharsets.US_ASCII)), ""))
                .isEqualTo(0x9000);
        assertThat(status(Command.BLACK_ON, none(), "")).isEqualTo(0x9000);
    }

    @Test
    void stringsAreKeptAndReadBack() {
        Octets file = octets("\u0001Z00\u0002GShello\u0004");
        Octets write = Requests.pieceOf('E', "S1", file.length(), file.length(), 1, 1);
        assertThat(ask(Command.WRITE_STRING, write, file).status()).isEqualTo(0x9000);
        assertThat(ask(Command.READ_STRING, Requests.readOf('E', "S1", 512, 1), Octets.NONE)
                        .data())
                .isEqualTo(file);
    }

    /** Commands of no consequence for the picture, and those that do not exist. */
    @Test
    void theRestIsTakenOrRefusedByItsName() {
        Stream.of(Command.REPLAY, Command.PAUSE, Command.RESUME, Command.NEXT, Command.PREVIOUS, Command.BUZZER)
                .forEach(command -> assertThat(status(command, none(), "")).isEqualTo(0x9000));
        assertThat(status(Command.BRIGHTNESS_BLOCK, new Bytes(12).zeros(12), ""))
                .isEqualTo(0x9000);
        assertThat(status(Command.SET_CLOCK, new Bytes(12).zeros(12), "")).isEqualTo(0x5201);
        assertThat(status(Command.CURRENT_FILE, new Bytes(4).u8(1).zeros(3), ""))
                .isEqualTo(0x6701);
        assertThat(status(0x0608, none(), "")).isEqualTo(0x9005);
        assertThat(status(0x0C01, none(), "")).isEqualTo(0x9004);
    }
}
