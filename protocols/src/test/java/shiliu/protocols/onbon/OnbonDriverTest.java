package shiliu.protocols.onbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Plan;
import shiliu.protocols.packet.Hex;
import shiliu.protocols.packet.Octets;

class OnbonDriverTest {
    private static final Geometry PANEL = new Geometry(128, 64, Colour.DUAL);
    private static final OnbonDriver SIX = new OnbonDriver(OnbonModel.E6, PANEL, OptionalInt.empty());

    private static List<Area> areas(Exchange<OnbonPacket> exchange) {
        return ((DynamicMessage.Update) ((DynamicPacket) exchange.packet()).message()).areas();
    }

    /** A card that is on and shows this. */
    private static OnbonState showing(Frame frame) {
        return SIX.unknown().showing(Content.of(frame)).cleared().powered(OnbonState.Power.ON);
    }

    @Test
    void aNewPictureIsOnePacketWithFourBands() {
        List<Exchange<OnbonPacket>> plan = Plan.of(SIX, SIX.unknown(), Frames.random(PANEL, 1));
        assertThat(plan).extracting(Exchange::does).containsExactly("update areas", "delete other areas", "power on");
        assertThat(areas(plan.get(0)))
                .extracting(Area::window)
                .containsExactly(
                        new Window(0, 0, 128, 16),
                        new Window(0, 16, 128, 16),
                        new Window(0, 32, 128, 16),
                        new Window(0, 48, 128, 16));
    }

    @Test
    void aChangeSendsOnlyTheBandsThatChanged() {
        Frame before = Frames.random(PANEL, 1);
        Frame after = Frames.with(Frames.with(before, 3, 17), 100, 63);
        List<Exchange<OnbonPacket>> plan = Plan.of(SIX, showing(before), after);
        assertThat(plan).hasSize(1);
        assertThat(areas(plan.get(0))).extracting(Area::id).containsExactly(1, 3);
        long full = Plan.bytes(SIX, Plan.of(SIX, SIX.unknown(), after).subList(0, 1));
        assertThat(Plan.bytes(SIX, plan)).isLessThan(full * 6 / 10);
    }

    @Test
    void genFiveSendsOneAreaOverTheWholeScreen() {
        Geometry strip = new Geometry(128, 32, Colour.MONO);
        OnbonDriver five = new OnbonDriver(OnbonModel.E5, strip, OptionalInt.of(7));
        List<Exchange<OnbonPacket>> plan = Plan.of(five, five.unknown(), Frames.random(strip, 1));
        assertThat(plan.get(0).packet().destination()).isEqualTo(7);
        assertThat(areas(plan.get(0)))
                .singleElement()
                .satisfies(area -> assertThat(area.window()).isEqualTo(new Window(0, 0, 128, 32)));
    }

    /** Eight lit pixels at the left of a gen 6 word; the manual's own example. */
    @Test
    void wordsAreStoredLowByteFirst() {
        Geometry line = new Geometry(32, 1, Colour.MONO);
        int[] rgb = new int[32];
        java.util.Arrays.fill(rgb, 0, 8, 0xFF0000);
        Octets pixels = new PixelPacker(PixelFormat.E6, line).pack(Frame.of(32, 1, rgb), 0, 1);
        assertThat(Hex.of(pixels.bytes())).isEqualTo("ffffff00");
    }

    /** A cross of 2×2 on 16×2, as the vendor's software packed it (vector "dyn" of bx05): red, green, byte by byte. */
    @Test
    void twoColoursOfGenFiveAlternateByByte() {
        Geometry wide = new Geometry(16, 1, Colour.DUAL);
        int[] rgb = new int[16];
        rgb[0] = 0xFF0000;
        rgb[9] = 0x00FF00;
        rgb[15] = 0xFFFF00;
        Octets pixels = new PixelPacker(PixelFormat.E5, wide).pack(Frame.of(16, 1, rgb), 0, 1);
        assertThat(Hex.of(pixels.bytes())).isEqualTo("7ffffebe");
    }

    @Test
    void everyErrorOfTheCardIsATypedRefusal() {
        Exchange<OnbonPacket> exchange = SIX.check(SIX.unknown());
        for (OnbonError error : OnbonError.values()) {
            if (error == OnbonError.NONE) {
                continue;
            }
            assertThat(exchange.answers().apply(reply(exchange, new DynamicMessage.Nack(error.code()))))
                    .isEqualTo(new Answer.Refused(
                            error.code(), error.name(), error == OnbonError.BUSY || error == OnbonError.CHECKSUM));
        }
        assertThat(exchange.answers().apply(reply(exchange, new DynamicMessage.Nack(200))))
                .isEqualTo(new Answer.Refused(200, "UNKNOWN", false));
    }

    private static DynamicPacket reply(Exchange<OnbonPacket> to, DynamicMessage message) {
        OnbonPacket request = to.packet();
        return new DynamicPacket(
                /* destination= */ request.source(), /* source= */ request.destination(), 0x0274, message);
    }

    /** Each packet has a number of its own, which its answer repeats: a late one is nobody else's. */
    @Test
    void answersToOtherPacketsAndFromOtherCardsAreNotOurs() {
        OnbonDriver seven = new OnbonDriver(OnbonModel.E6, PANEL, OptionalInt.of(7));
        Exchange<OnbonPacket> first =
                seven.next(seven.unknown(), Frames.random(PANEL, 1)).orElseThrow();
        Exchange<OnbonPacket> second =
                seven.next(first.meanwhile(), Frames.random(PANEL, 1)).orElseThrow();
        DynamicMessage ack = new DynamicMessage.Ack();
        assertThat(second.answers().apply(reply(first, ack))).isEqualTo(Answer.OTHER);
        assertThat(second.answers().apply(reply(second, ack))).isInstanceOf(Answer.Taken.class);
        assertThat(second.answers().apply(new DynamicPacket(second.packet().source(), 9, 0x0274, ack)))
                .isEqualTo(Answer.OTHER);
        assertThat(second.answers().apply(second.packet())).as("our own echo").isEqualTo(Answer.OTHER);
    }

    /** A lost answer leaves open whether the picture is there: what was lit before is no longer claimed. */
    @Test
    void whileNoAnswerHasComeNothingIsClaimed() {
        OnbonState black = showing(Frame.black(128, 64));
        Exchange<OnbonPacket> exchange =
                SIX.next(black, Frames.random(PANEL, 1)).orElseThrow();
        assertThat(exchange.meanwhile().lit()).isEmpty();
        assertThat(SIX.next(exchange.meanwhile(), Frame.black(128, 64))).isPresent();
        assertThat(SIX.check(black).meanwhile().lit()).isEmpty();
    }

    @Test
    void aScreenThatTheCardCannotDriveIsRefused() {
        assertThatThrownBy(() -> new OnbonDriver(OnbonModel.Q6, new Geometry(64, 32, Colour.MONO), OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new OnbonDriver(OnbonModel.Q6, new Geometry(4096, 4096, Colour.RGB), OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
