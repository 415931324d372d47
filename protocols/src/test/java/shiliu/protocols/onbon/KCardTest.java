package shiliu.protocols.onbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Glyphs;
import shiliu.protocols.driver.Lettering;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.driver.Writing;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Decoded;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.Vectors;

/** Text cards: words to their fonts, and every command of the manual that has a layout. */
class KCardTest {
    private static final Geometry STRIP = new Geometry(128, 32, Colour.DUAL);
    private static final Instant NOON = Instant.parse("2026-11-23T10:30:15Z");

    private final MemoryStore store = new MemoryStore();
    private final KCard card = new KCard(new Family.Unit(STRIP, 1, store, Glyphs.BOXES, () -> NOON));
    private final Direct<OnbonPacket> direct = new Direct<>(new KDriver(STRIP, OptionalInt.empty()), card);

    private static Content text(String... lines) {
        Writing writing = new Writing(List.of(lines), 16, 0xFF0000, Writing.Motion.STILL);
        return Content.of(Frames.random(STRIP, lines[0].length()), writing);
    }

    private static Content black() {
        return Content.black(128, 32);
    }

    private KPacket ask(int command, Bytes data) {
        OnbonCodec codec = new OnbonCodec(Generation.SIX, 0);
        byte[] reply = card.receive(codec.encode(KPacket.request(1, 0x8000, command, Octets.of(data.bytes()))))
                .get(0);
        return (KPacket) ((Decoded.Packet<OnbonPacket>) codec.decode(reply, 0, reply.length)).packet();
    }

    private int error(int command, Bytes data) {
        KPacket reply = ask(command, data);
        assertThat(reply.groupAndCommand()).isEqualTo(reply.third() == 0 ? KCommand.ACK : KCommand.NACK);
        return reply.third();
    }

    private Map<Quantity, String> status() {
        return direct.run(new DeviceCommand.ReadStatus()).stream()
                .collect(Collectors.toMap(Reading::quantity, Reading::value, (a, b) -> b));
    }

    private static Frame drawn(String... lines) {
        int[] pixels = new int[128 * 32];
        Lettering.draw(
                pixels,
                128,
                List.of(lines).stream()
                        .map(line -> new Lettering.Line(line, 0xFF0000, 16))
                        .toList(),
                new Lettering.Window(0, 0, 128, 32),
                Glyphs.BOXES);
        return Frame.of(128, 32, pixels);
    }

    @Test
    void wordsCostFewBytesAndAreDrawnInTheCardsFont() {
        Content wanted = text("光明社区", "民族团结");
        direct.show(wanted, 100);
        assertThat(direct.done).containsExactly("write text", "power on");
        assertThat(direct.bytes).isLessThan(170);
        assertThat(direct.state.lit().orElseThrow().content()).isEqualTo(wanted);
        assertThat(card.shown()).isEqualTo(drawn("光明社区", "民族团结"));
    }

    @Test
    void theCardsOwnClockNeedsNobody() {
        direct.show(text(Writing.CLOCK), 100);
        assertThat(card.shown()).isEqualTo(drawn("18:30"));
    }

    @Test
    void aStopStaysThroughAPowerCutAndIsReadBack() {
        direct.show(text("光明"), 100);
        direct.done.clear();
        direct.show(black(), 1);
        assertThat(card.shown().isBlack()).isTrue();
        direct.show(black(), 100);
        assertThat(direct.done)
                .containsExactly(
                        "power off",
                        "delete areas",
                        "cancel timers",
                        "delete programs",
                        "store P001",
                        "P001 74/74",
                        "read back P001");
        card.reboot();
        assertThat(card.shown().isBlack()).isTrue();
        assertThat(status()).containsEntry(Quantity.PROGRAMS, "1");
        direct.check(4);
        direct.show(text("又亮"), 100);
        assertThat(card.shown()).isEqualTo(drawn("又亮"));
        card.reboot();
        assertThat(card.shown()).as("the text took the blank's place").isEqualTo(drawn("又亮"));
    }

    @Test
    void aLostAnswerNeverEndsInAWrongClaim() {
        List<Content> wishes = List.of(text("一"), black(), text("二二"));
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            Direct<OnbonPacket> one =
                    new Direct<>(new KDriver(STRIP, OptionalInt.empty()), new KCard(Family.Unit.of(STRIP)));
            for (int step = 0; step < 12; step++) {
                Content wanted = wishes.get(random.nextInt(3));
                one.show(wanted, random.nextInt(4));
                boolean arrives = random.nextBoolean();
                one.driver.next(one.state, wanted).ifPresent(exchange -> {
                    if (arrives) {
                        one.card.receive(one.driver.codec().encode(exchange.packet()));
                    }
                    one.state = exchange.meanwhile();
                });
                one.state
                        .lit()
                        .ifPresent(lit -> assertThat(one.card.shown())
                                .isEqualTo(
                                        lit.content().isBlack()
                                                ? Frame.black(128, 32)
                                                : drawn(lit.content()
                                                        .writing()
                                                        .orElseThrow()
                                                        .lines()
                                                        .get(0))));
            }
            one.show(black(), 100);
            assertThat(one.card.shown().isBlack()).isTrue();
            assertThat(one.driver.next(one.state, black())).isEmpty();
        }
    }

    @Test
    void aPictureIsACallersMistake() {
        assertThatThrownBy(() -> direct.driver.next(direct.state, Content.of(Frames.random(STRIP, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text");
        assertThat(direct.driver.capabilities().pixels()).isFalse();
    }

    @Test
    void theStatusTellsWhatTheCardIs() {
        direct.show(text("光明"), 100);
        assertThat(status())
                .containsEntry(Quantity.MODEL, "BX-6K2")
                .containsEntry(Quantity.WIDTH, "128")
                .containsEntry(Quantity.HEIGHT, "32")
                .containsEntry(Quantity.COLOUR, "DUAL")
                .containsEntry(Quantity.POWER, "on")
                .containsEntry(Quantity.DYNAMIC_AREAS, "1")
                .containsEntry(Quantity.CLOCK, "2026-11-23T18:30:15");
        direct.run(new DeviceCommand.Brightness(60));
        assertThat(status()).containsEntry(Quantity.BRIGHTNESS, "60");
        direct.run(new DeviceCommand.BrightnessTable(Collections.nCopies(48, 20)));
        assertThat(status()).containsEntry(Quantity.BRIGHTNESS, "20");
        direct.run(new DeviceCommand.SetClock(OffsetDateTime.parse("2030-02-28T23:59:58+08:00")));
        assertThat(status()).containsEntry(Quantity.CLOCK, "2030-02-28T23:59:58");
        direct.run(new DeviceCommand.Power(false));
        assertThat(status()).containsEntry(Quantity.POWER, "off");
        direct.run(new DeviceCommand.CancelTimers());
        direct.run(new DeviceCommand.Ping());
    }

    /** Its system reset erases every program: nobody is to press that by mistake. */
    @Test
    void whatWouldEraseIsNotOffered() {
        assertThat(direct.driver.command(direct.state, new DeviceCommand.Restart(), 0))
                .isEmpty();
        assertThat(direct.driver.command(direct.state, new DeviceCommand.AutomaticBrightness(), 0))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = OnbonError.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "CONTROLLER_TYPE", "SCREEN_PARA", "CONTROLLER_ID"})
    void everyRefusalHasItsName(OnbonError error) {
        card.refuse(error.code());
        Exchange<OnbonPacket> exchange = direct.driver
                .command(direct.state, new DeviceCommand.Brightness(5), 0)
                .orElseThrow();
        assertThat(direct.exchange(exchange))
                .isEqualTo(new Answer.Refused(error.code(), error.name(), OnbonError.again(error.code())));
    }

    @Test
    void theOtherCommandsHaveTheirAnswers() {
        assertThat(error(KCommand.CAROUSEL, new Bytes(1).u8(1))).isZero();
        assertThat(error(KCommand.SET_ID, new Bytes(2).u16(7))).isZero();
        assertThat(ask(KCommand.READ_ID, new Bytes(0)).data().at(0)).isEqualTo(7);
        assertThat(ask(KCommand.FONTS, new Bytes(0)).third()).isEqualTo(1);
        assertThat(error(KCommand.WRITE_CLIENT, new Bytes(17).u8(1).put("guangming-0000-1".getBytes(KArea.GB2312))))
                .isZero();
        assertThat(status()).containsEntry(Quantity.CUSTOM_ID, "guangming-0000-1");
        assertThat(error(
                        KCommand.TIMERS,
                        new Bytes(5).u8(1).u8(7).u8(0x30).u8(0x22).u8(0)))
                .isZero();
        assertThat(error(
                        KCommand.TIMERS, new Bytes(5).u8(1).u8(0x22).u8(0).u8(7).u8(0x30)))
                .isEqualTo(OnbonError.DATE_TIME_FORMAT.code());
        Bytes name = new Bytes(6).u8(0).u8(1).put("P009".getBytes(KArea.GB2312));
        assertThat(error(KCommand.LOCK_PROGRAM, name)).isEqualTo(OnbonError.FILENOTEXIST.code());
        assertThat(error(KCommand.BEGIN_TRANSFER, new Bytes(0))).isZero();
        assertThat(error(KCommand.END_TRANSFER, new Bytes(0))).isZero();
        assertThat(error(0xA20E, new Bytes(0))).isEqualTo(OnbonError.NOCMD.code());
        assertThat(error(0xA401, new Bytes(0))).isEqualTo(OnbonError.NOCMD.code());
        assertThat(error(0xB000, new Bytes(0))).isEqualTo(OnbonError.OUTOFGROUP.code());
        direct.show(text("光"), 100);
        direct.show(black(), 100);
        Bytes one = new Bytes(6).u8(0).u8(1).put("P001".getBytes(KArea.GB2312));
        assertThat(error(KCommand.LOCK_PROGRAM, one)).isZero();
        KPacket state = ask(KCommand.FILE_STATE, new Bytes(6).u16(4).put("P001".getBytes(KArea.GB2312)));
        assertThat(state.groupAndCommand()).isEqualTo(KCommand.FILE_STATE_REPLY);
        assertThat(Bytes.s32(state.data().bytes(), 6)).isEqualTo(74);
        assertThat(error(KCommand.CLEAR, new Bytes(0))).isZero();
        assertThat(error(KCommand.SYSTEM_RESET, new Bytes(0))).isZero();
        assertThat(status()).containsEntry(Quantity.PROGRAMS, "0");
        assertThat(error(KCommand.FORMAT, new Bytes(0))).isZero();
    }

    /** Everybody obeys a broadcast, nobody answers; who is asked not to answer does not either. */
    @Test
    void wildcardIsAnsweredBroadcastIsNot() {
        OnbonCodec codec = new OnbonCodec(Generation.SIX, 0);
        Octets off = Octets.of(new byte[] {2});
        assertThat(card.receive(codec.encode(KPacket.request(0xFFFF, 0x8000, KCommand.POWER, off))))
                .isEmpty();
        assertThat(status()).containsEntry(Quantity.POWER, "off");
        assertThat(card.receive(codec.encode(KPacket.request(2, 0x8000, KCommand.PING, Octets.NONE))))
                .isEmpty();
        assertThat(card.receive(codec.encode(KPacket.request(0xFFFE, 0x8000, KCommand.PING, Octets.NONE))))
                .hasSize(1);
    }

    /** The manual's and the vendor's own updates are understood. */
    @Test
    void theVendorsUpdatesAreDrawn() {
        Vectors.of("onbon-k").stream()
                .filter(v -> v.name().startsWith("dyn") || v.name().equals("manual line 150"))
                .forEach(v -> {
                    KCard wide = new KCard(Family.Unit.of(new Geometry(1024, 256, Colour.DUAL)));
                    assertThat(wide.receive(v.bytes())).as(v.name()).hasSize(1);
                    assertThat(wide.shown().isBlack()).as(v.name()).isFalse();
                });
    }
}
