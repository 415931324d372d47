package shiliu.protocols.onbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.packet.Decoded;
import shiliu.protocols.packet.Hex;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.Vectors;

class OnbonCardTest {
    private static final Geometry SMALL = new Geometry(32, 16, Colour.RGB);
    private static final OnbonCodec CODEC = new OnbonCodec(Generation.SIX, 4096);
    private final OnbonCard card = new OnbonCard(OnbonModel.Q6, Family.Unit.of(SMALL));

    private DynamicMessage ask(DynamicMessage message) {
        return ask(DynamicPacket.request(1, message));
    }

    private DynamicMessage ask(DynamicPacket request) {
        List<byte[]> replies = card.receive(CODEC.encode(request));
        assertThat(replies).hasSize(1);
        assertThat(Hex.of(replies.get(0))).as("nine start marks").startsWith("a5a5a5a5a5a5a5a5a5");
        Decoded<OnbonPacket> reply = CODEC.decode(replies.get(0), 0, replies.get(0).length);
        DynamicPacket packet = (DynamicPacket) ((Decoded.Packet<OnbonPacket>) reply).packet();
        assertThat(packet.destination()).isEqualTo(OnbonPacket.SOFTWARE);
        assertThat(packet.source()).isEqualTo(request.destination());
        return packet.message();
    }

    /** The vendor's own encoder drew 4×2 pixels at 16, 8: red, green, blue, white, then the marks as colours, grey. */
    @Test
    void itDrawsWhatTheVendorsEncoderSent() {
        byte[] wire = Vectors.of("onbon-dynamic").stream()
                .filter(v -> v.name().equals("dyn.send4x2"))
                .findFirst()
                .orElseThrow()
                .bytes();
        // It went to everybody: nobody answers.
        assertThat(card.receive(wire)).isEmpty();
        Frame shown = card.shown();
        int[] row = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF};
        int[] below = {0x000000, 0xA5A65A, 0x5B0102, 0x808080};
        for (int x = 0; x < 4; x++) {
            assertThat(shown.pixel(16 + x, 8)).isEqualTo(row[x]);
            assertThat(shown.pixel(16 + x, 9)).isEqualTo(below[x]);
        }
        assertThat(shown.pixel(15, 8)).isZero();
        assertThat(shown.pixel(20, 9)).isZero();
    }

    @Test
    void whatItDoesNotKnowIsRefusedByName() {
        assertThat(ask(new DynamicMessage.OtherRequest(0xA2, 0x66, Octets.NONE)))
                .isEqualTo(new DynamicMessage.Nack(OnbonError.NOCMD.code()));
        assertThat(ask(new DynamicMessage.OtherRequest(0xB0, 0, Octets.NONE)))
                .isEqualTo(new DynamicMessage.Nack(OnbonError.OUTOFGROUP.code()));
        assertThat(ask(new DynamicMessage.OtherRequest(0xA7, 0, Octets.of(new byte[9]))))
                .isEqualTo(new DynamicMessage.Nack(OnbonError.SCREEN_PARA.code()));
        Area outside = Area.still(0, new Window(20, 0, 32, 1), Octets.of(new byte[96]));
        assertThat(ask(new DynamicMessage.Update(List.of(outside))))
                .isEqualTo(new DynamicMessage.Nack(OnbonError.SCREEN_PARA.code()));
        card.busy(true);
        assertThat(ask(new DynamicMessage.Delete(List.of())))
                .isEqualTo(new DynamicMessage.Nack(OnbonError.BUSY.code()));
        assertThat(ask(new DynamicMessage.Ping())).isEqualTo(new DynamicMessage.Ack());
    }

    @Test
    void wildcardIsAnsweredBroadcastAndOthersAreNot() {
        assertThat(ask(DynamicPacket.request(OnbonPacket.ANYBODY, new DynamicMessage.Ping())))
                .isEqualTo(new DynamicMessage.Ack());
        assertThat(card.receive(CODEC.encode(DynamicPacket.request(0xFFFF, new DynamicMessage.Ping()))))
                .isEmpty();
        assertThat(card.receive(CODEC.encode(DynamicPacket.request(2, new DynamicMessage.Ping()))))
                .isEmpty();
    }

    /** What the vendor's software left behind must not lie over a black page. */
    @Test
    void areasOfOthersGoBeforeAnythingIsClaimed() {
        ask(new DynamicMessage.Update(List.of(Area.still(7, new Window(0, 0, 1, 1), Octets.of(new byte[] {9, 9, 9})))));
        Direct<OnbonPacket> direct =
                new Direct<>(new OnbonDriver(OnbonModel.Q6, SMALL, java.util.OptionalInt.empty()), card);
        Frame page = shiliu.protocols.driver.Frames.random(SMALL, 1);
        direct.show(page, 1);
        assertThat(direct.state.lit()).isEmpty();
        direct.show(page, 9);
        assertThat(direct.state.lit()).isPresent();
        assertThat(card.shown()).isEqualTo(page);
    }

    @Test
    void anUpdateThatIsRefusedChangesNothing() {
        Area good = Area.still(0, new Window(0, 0, 1, 1), Octets.of(new byte[] {1, 2, 3}));
        Area bad = Area.still(1, new Window(0, 0, 2, 1), Octets.of(new byte[] {1, 2, 3}));
        ask(new DynamicMessage.Update(List.of(good, bad)));
        assertThat(card.shown().isBlack()).isTrue();
        ask(new DynamicMessage.Update(List.of(good)));
        assertThat(card.shown().pixel(0, 0)).isEqualTo(0x010203);
        ask(new DynamicMessage.Delete(List.of(0)));
        assertThat(card.shown().isBlack()).isTrue();
    }
}
