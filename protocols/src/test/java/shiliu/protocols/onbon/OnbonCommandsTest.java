package shiliu.protocols.onbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
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
import shiliu.protocols.packet.Decoded;
import shiliu.protocols.packet.Octets;

/** Each command of the common format, from the driver's packet to the card's answer, in both generations. */
class OnbonCommandsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T10:30:15Z");

    private final MemoryStore store = new MemoryStore();
    private Instant now = NOON;

    private Direct<OnbonPacket> direct(OnbonModel model, Geometry geometry) {
        return new Direct<>(
                new OnbonDriver(model, geometry, OptionalInt.empty()),
                new OnbonCard(model, new Family.Unit(geometry, 1, store, Glyphs.BOXES, () -> now)));
    }

    static Geometry geometry(OnbonModel model) {
        return new Geometry(64, 32, model.colours().contains(Colour.RGB) ? Colour.RGB : Colour.DUAL);
    }

    private static Map<Quantity, String> map(List<Reading> readings) {
        return readings.stream().collect(Collectors.toMap(Reading::quantity, Reading::value, (a, b) -> b));
    }

    static CommonPacket.Message ask(OnbonModel model, Direct<OnbonPacket> direct, int command, int... data) {
        byte[] bytes = new byte[data.length];
        IntStream.range(0, data.length).forEach(i -> bytes[i] = (byte) data[i]);
        OnbonCodec codec = new OnbonCodec(model.generation(), 4096);
        byte[] wire = codec.encode(CommonPacket.request(
                model.generation().version(),
                1,
                0x8000,
                model.device(),
                9,
                CommonPacket.Message.request(command, Octets.of(bytes))));
        byte[] reply = direct.card.receive(wire).get(0);
        return ((CommonPacket) ((Decoded.Packet<OnbonPacket>) codec.decode(reply, 0, reply.length)).packet()).message();
    }

    @ParameterizedTest
    @EnumSource(OnbonModel.class)
    void theStatusTellsWhatTheCardIs(OnbonModel model) {
        Direct<OnbonPacket> direct = direct(model, geometry(model));
        Map<Quantity, String> told = map(direct.run(new DeviceCommand.ReadStatus()));
        assertThat(told)
                .containsEntry(Quantity.WIDTH, "64")
                .containsEntry(Quantity.HEIGHT, "32")
                .containsEntry(Quantity.MODEL, OnbonModel.name(model.device()).orElseThrow())
                .containsEntry(Quantity.FIRMWARE, "18.03.05")
                .containsEntry(Quantity.POWER, "on")
                .containsEntry(Quantity.CLOCK, "2026-11-23T18:30:15")
                .containsEntry(Quantity.STORE_TOTAL, String.valueOf(8 << 20))
                .containsEntry(Quantity.COLOUR, geometry(model).colour().name());
        assertThat(told.get(Quantity.RAW_SENSORS)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(OnbonModel.class)
    void commandsArriveAndAreTold(OnbonModel model) {
        Direct<OnbonPacket> direct = direct(model, geometry(model));
        direct.run(new DeviceCommand.Brightness(40));
        assertThat(map(direct.run(new DeviceCommand.ReadStatus())))
                .containsEntry(Quantity.BRIGHTNESS, "40")
                .containsEntry(Quantity.BRIGHTNESS_MODE, "manual");
        direct.run(new DeviceCommand.AutomaticBrightness());
        assertThat(map(direct.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.BRIGHTNESS_MODE, "sensor");
        direct.run(new DeviceCommand.BrightnessTable(Collections.nCopies(48, 20)));
        assertThat(map(direct.run(new DeviceCommand.ReadStatus())))
                .containsEntry(Quantity.BRIGHTNESS_MODE, "timed")
                .containsEntry(Quantity.BRIGHTNESS, "20");
        direct.run(new DeviceCommand.SetClock(OffsetDateTime.parse("2030-02-28T23:59:58+08:00")));
        assertThat(map(direct.run(new DeviceCommand.ReadStatus())))
                .containsEntry(Quantity.CLOCK, "2030-02-28T23:59:58");
        assertThat(ask(model, direct, Common.TIMERS, 1, 7, 0x30, 0x22, 0).error())
                .isZero();
        assertThat(map(direct.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.TIMERS, "on");
        direct.run(new DeviceCommand.CancelTimers());
        assertThat(map(direct.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.TIMERS, "off");
        direct.run(new DeviceCommand.Power(false));
        assertThat(direct.card.shown().isBlack()).isTrue();
        assertThat(direct.state.lit().orElseThrow().frame().isBlack()).isTrue();
        direct.run(new DeviceCommand.Power(true));
        direct.run(new DeviceCommand.Ping());
        direct.run(new DeviceCommand.Restart());
        assertThat(direct.state.lit()).isEmpty();
        assertThat(ask(model, direct, Common.LOCK_SCREEN, 0, 1).error()).isZero();
        assertThat(map(direct.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.SCREEN_LOCK, "on");
        int[] lock = model.generation() == Generation.FIVE ? new int[10] : new int[11];
        lock[1] = 1;
        assertThat(ask(model, direct, Common.LOCK_PROGRAM, lock).error()).isZero();
        assertThat(map(direct.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.PROGRAM_LOCK, "on");
    }

    @ParameterizedTest
    @EnumSource(
            value = OnbonError.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE"})
    void everyRefusalHasItsNameInBothFormats(OnbonError error) {
        Direct<OnbonPacket> direct = direct(OnbonModel.E6, geometry(OnbonModel.E6));
        for (DeviceCommand command : List.of(new DeviceCommand.Brightness(5), new DeviceCommand.CancelTimers())) {
            direct.card.refuse(error.code());
            Answer answer = direct.exchange(
                    direct.driver.command(direct.state, command, 0).orElseThrow());
            assertThat(answer)
                    .isEqualTo(new Answer.Refused(error.code(), error.name(), OnbonError.again(error.code())));
        }
    }

    /** A wrong device type, an unknown command and an unknown group have their own. */
    @Test
    void whatACardDoesNotKnowIsRefusedByName() {
        Direct<OnbonPacket> direct = direct(OnbonModel.E6, geometry(OnbonModel.E6));
        assertThat(ask(OnbonModel.E6, direct, 0xA277).error()).isEqualTo(OnbonError.NOCMD.code());
        assertThat(ask(OnbonModel.E6, direct, 0xB000).error()).isEqualTo(OnbonError.OUTOFGROUP.code());
        assertThat(ask(OnbonModel.E6, direct, Common.DELETE, 1, 0, 'P', '0', '0', '9')
                        .error())
                .isEqualTo(OnbonError.FILENOTEXIST.code());
        assertThat(ask(OnbonModel.E6, direct, Common.WRITE_BLOCK, 'P', '0', '0', '9', 1, 0, 0, 0, 0)
                        .error())
                .isEqualTo(OnbonError.FILENOTEXIST.code());
        assertThat(ask(OnbonModel.E6, direct, Common.SET_CLOCK, 0, 0, 0x99, 1, 1, 1, 1, 1)
                        .error())
                .isEqualTo(OnbonError.DATE_TIME_FORMAT.code());
        assertThat(ask(OnbonModel.E6, direct, Common.BEGIN_TRANSFER).error()).isZero();
        assertThat(ask(OnbonModel.E6, direct, Common.END_TRANSFER).error()).isZero();
        assertThat(ask(OnbonModel.E6, direct, Common.FORMAT).error()).isZero();
    }

    /** Dark after one short packet; then areas, timers and programs go, and a power cut comes up black. */
    @ParameterizedTest
    @EnumSource(OnbonModel.class)
    void aStopStaysThroughAPowerCutAndAForeignHand(OnbonModel model) {
        Geometry geometry = geometry(model);
        Direct<OnbonPacket> direct = direct(model, geometry);
        Frame page = Frames.random(geometry, 1);
        direct.show(page, 100);
        direct.done.clear();
        Frame black = Frame.black(64, 32);
        direct.show(black, 1);
        assertThat(direct.bytes).isPositive();
        assertThat(direct.done).containsExactly("power off");
        direct.show(black, 100);
        assertThat(direct.done).startsWith("power off", "delete areas", "cancel timers", "store: begin");
        direct.card.reboot();
        assertThat(direct.card.shown()).isEqualTo(black);
        assertThat(ask(model, direct, Common.POWER, 1).error()).isZero();
        assertThat(direct.check(4)).contains("power on");
        direct.show(black, 100);
        assertThat(map(direct.run(new DeviceCommand.ReadStatus()))).containsEntry(Quantity.POWER, "off");
        direct.show(page, 100);
        assertThat(direct.card.shown()).isEqualTo(direct.driver.visible(page));
        direct.card.reboot();
        assertThat(direct.card.shown().isBlack())
                .as("the page took the black program's place")
                .isFalse();
    }

    /** A card that knows dynamic areas only: the page comes, a stop is a black page. */
    @Test
    void aCardWithoutTheCommonFormatIsDrivenToo() {
        Geometry geometry = geometry(OnbonModel.E6);
        Direct<OnbonPacket> direct = direct(OnbonModel.E6, geometry);
        Frame page = Frames.random(geometry, 1);
        for (int i = 0; i < 10; i++) {
            direct.driver.next(direct.state, Content.of(page)).ifPresent(exchange -> {
                if (exchange.packet() instanceof CommonPacket) {
                    direct.state = exchange.meanwhile();
                } else {
                    direct.state = ((Answer.Taken) direct.exchange(exchange)).now();
                }
            });
        }
        assertThat(direct.state.lit().orElseThrow().frame()).isEqualTo(page);
        direct.show(Frame.black(64, 32), 1);
        assertThat(direct.card.shown().isBlack()).isTrue();
        assertThat(direct.state.lit().orElseThrow().frame().isBlack()).isTrue();
    }

    @Test
    void testPicturesLieOverEverythingAndGo() {
        Geometry geometry = geometry(OnbonModel.Q6);
        Direct<OnbonPacket> direct = direct(OnbonModel.Q6, geometry);
        Frame page = Frames.random(geometry, 1);
        direct.show(page, 100);
        Direct<OnbonPacket> technician =
                new Direct<>(new OnbonDriver(OnbonModel.Q6, geometry, OptionalInt.empty()), direct.card);
        Frame test = Frames.random(geometry, 2);
        technician.run(new DeviceCommand.ShowTest(test));
        assertThat(direct.card.shown()).isEqualTo(test);
        technician.run(new DeviceCommand.EndTest());
        assertThat(direct.card.shown()).isEqualTo(page);
    }

    /** One upload, then the card turns the pages by itself. */
    @ParameterizedTest
    @EnumSource(OnbonModel.class)
    void severalPagesTurnByThemselves(OnbonModel model) {
        Geometry geometry = geometry(model);
        Direct<OnbonPacket> direct = direct(model, geometry);
        direct.show(Frames.random(geometry, 9), 100);
        Content pages = new Content(
                Stream.of(1, 2, 3)
                        .map(seed -> new Content.Page(
                                Frames.random(geometry, seed), Duration.ofSeconds(5), Content.Effect.SCROLL_LEFT))
                        .toList(),
                Optional.empty());
        direct.show(pages, 100);
        assertThat(direct.state.lit().orElseThrow().content()).isEqualTo(pages);
        for (int second = 0; second < 30; second += 5) {
            now = NOON.plusSeconds(second + 1);
            assertThat(direct.card.shown())
                    .isEqualTo(direct.driver.visible(Frames.random(geometry, 1 + second / 5 % 3)));
        }
        assertThat(direct.driver.next(direct.state, pages)).isEmpty();
        Frame single = Frames.random(geometry, 9);
        direct.show(single, 100);
        assertThat(direct.card.shown()).isEqualTo(direct.driver.visible(single));
    }

    @Test
    void theSmallestLegalUpdateGoes() {
        Geometry geometry = new Geometry(128, 64, Colour.DUAL);
        OnbonDriver driver = new OnbonDriver(OnbonModel.E6, geometry, OptionalInt.empty());
        Frame former = Frames.random(geometry, 1);
        OnbonState has = driver.unknown().showing(Content.of(former)).cleared().powered(OnbonState.Power.ON);
        Content wanted = Content.of(Frames.with(former, 100, 60));
        List<OnbonDriver.Form> forms = driver.forms(has, wanted);
        assertThat(forms).hasSize(2);
        int least = forms.stream().mapToInt(OnbonDriver.Form::bytes).min().orElseThrow();
        byte[] sent =
                driver.codec().encode(driver.next(has, wanted).orElseThrow().packet());
        assertThat(sent).hasSize(least);
    }

    /** A clock that ticks in a corner: soon it has an area of its own, and the whole never costs twice the best. */
    @Test
    void aWindowThatChangesAgainAndAgainGetsItsOwnArea() {
        Geometry geometry = new Geometry(128, 64, Colour.MONO);
        Direct<OnbonPacket> direct = direct(OnbonModel.E6, geometry);
        Frame page = Frames.random(geometry, 1);
        direct.show(page, 100);
        direct.bytes = 0;
        long before = 0;
        long last = 0;
        for (int tick = 0; tick < 60; tick++) {
            int[] rgb = page.pixels();
            for (int y = 48; y < 62; y++) {
                for (int x = 90; x < 120; x++) {
                    rgb[y * 128 + x] = (x * 7 + y * 3 + tick * 5) % 11 < 5 ? 0xFF0000 : 0;
                }
            }
            Frame next = Frame.of(128, 64, rgb);
            direct.show(next, 10);
            assertThat(direct.card.shown()).isEqualTo(next);
            last = direct.bytes - before;
            before = direct.bytes;
        }
        long whole = direct.driver
                .codec()
                .encode(direct.driver
                        .next(direct.driver.unknown(), page)
                        .orElseThrow()
                        .packet())
                .length;
        assertThat(last).as("one tick of %d", whole).isLessThan(whole / 5);
        assertThat(direct.bytes).as("60 ticks").isLessThan(2 * (60 * last + whole));
        assertThat(Tiling.around(new Window(88, 48, 32, 14), 128, 64, 4).orElseThrow().stream()
                        .mapToInt(w -> w.width() * w.height())
                        .sum())
                .isEqualTo(128 * 64);
    }

    /** Run modes of an area: loop, hold the last page, go when nothing new comes, once. */
    @Test
    void areasGoOrHoldAsTheirRunModeSays() {
        Geometry geometry = new Geometry(32, 8, Colour.MONO);
        OnbonCodec codec = new OnbonCodec(Generation.SIX, 4096);
        byte[] on = new byte[32];
        byte[] off = new byte[32];
        java.util.Arrays.fill(off, (byte) 0xFF);
        List<Page> pages =
                List.of(new Page(1, 0, 2, 500, 1, 32, Octets.of(on)), new Page(1, 0, 2, 500, 1, 32, Octets.of(off)));
        List<Boolean> lit = new java.util.ArrayList<>();
        for (int mode = 0; mode <= 4; mode++) {
            now = NOON;
            Direct<OnbonPacket> direct = direct(OnbonModel.E6, geometry);
            Area area = new Area(0, mode, 3, 1, List.of(), 1, 0, 0, 32, 8, 0, pages);
            direct.card.receive(codec.encode(DynamicPacket.request(1, new DynamicMessage.Update(List.of(area)))));
            assertThat(direct.card.shown().isBlack()).isFalse();
            now = NOON.plusSeconds(11);
            lit.add(!direct.card.shown().isBlack());
        }
        assertThat(lit).as("loop, hold, hide, logo, once").containsExactly(true, false, false, false, false);
    }
}
