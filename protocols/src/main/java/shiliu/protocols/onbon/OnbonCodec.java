package shiliu.protocols.onbon;

import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Decoded;
import shiliu.protocols.packet.PacketCodec;

/** The one framing of all Onbon packets; byte 4 between the marks tells which format a packet has. */
final class OnbonCodec implements PacketCodec<OnbonPacket> {
    /** A card sends nine. */
    private static final int MOST_MARKS = 32;
    /** The longest of the common format and the text cards': a ping's reply, a block of a file. */
    private static final int LEAST = 2048;

    private final DynamicFormat dynamic;
    private final CommonFormat common = new CommonFormat();
    private final KFormat k = new KFormat();
    private final int longest;

    /**
     * For cards of one kind.
     *
     * @param usual how a card of any type lays out its areas
     * @param longestMessage bytes of the longest message that this line may carry
     */
    OnbonCodec(Generation usual, int longestMessage) {
        this.dynamic = new DynamicFormat(usual);
        // Every byte escaped, and as many start marks as anybody sends.
        this.longest = 64 + 2 * Math.max(LEAST, DynamicFormat.HEADER + longestMessage);
    }

    @Override
    public byte[] encode(OnbonPacket packet) {
        if (packet instanceof DynamicPacket areas) {
            return OnbonWire.wrap(dynamic.write(areas));
        }
        if (packet instanceof CommonPacket other) {
            return OnbonWire.wrap(common.write(other));
        }
        return OnbonWire.wrap(k.write((KPacket) packet));
    }

    @Override
    public Decoded<OnbonPacket> decode(byte[] bytes, int from, int to) {
        int start = OnbonWire.start(bytes, from, to);
        if (start > from) {
            return new Decoded.Noise<>(start - from, "no start mark");
        }
        int first = from;
        while (first < to && OnbonWire.start(bytes, first, first + 1) == first) {
            first++;
        }
        if (first - from > MOST_MARKS) {
            return new Decoded.Noise<>(first - from - 1, "start marks without end");
        }
        int end = OnbonWire.mark(bytes, first, to);
        if (end == to) {
            return to - from > longest ? new Decoded.Noise<>(to - from, "too long") : new Decoded.More<>();
        }
        if (!OnbonWire.isEnd(bytes[end])) {
            return new Decoded.Noise<>(end - from, "no end mark");
        }
        int taken = end + 1 - from;
        try {
            return new Decoded.Packet<>(read(OnbonWire.plain(bytes, first, end)), taken);
        } catch (Format.Flaw flaw) {
            return new Decoded.Noise<>(taken, flaw.what());
        }
    }

    private OnbonPacket read(byte[] plain) throws Format.Flaw {
        if (plain.length < KFormat.HEADER) {
            throw new Format.Flaw("too short");
        }
        int version = Bytes.u8(plain, 4);
        if (version == DynamicFormat.VERSION) {
            return dynamic.read(plain);
        }
        return CommonFormat.isVersion(version) ? common.read(plain) : k.read(plain);
    }

    @Override
    public int longest() {
        return longest;
    }
}
