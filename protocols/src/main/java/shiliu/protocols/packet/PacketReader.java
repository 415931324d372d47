package shiliu.protocols.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream of bytes into packets. Holds at most {@link PacketCodec#longest} bytes; finds its feet again after any
 * noise. One thread.
 */
public final class PacketReader<P> {
    private final PacketCodec<P> codec;
    private byte[] held = new byte[256];
    private int from;
    private int to;
    private long noise;
    private String flaw = "";

    public PacketReader(PacketCodec<P> codec) {
        this.codec = codec;
    }

    /** Takes a chunk; gives the packets that are whole now. */
    public List<P> take(byte[] chunk, int offset, int length) {
        List<P> packets = new ArrayList<>();
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int part = Math.min(end - at, codec.longest());
            append(chunk, at, part);
            at += part;
            drain(packets);
        }
        return packets;
    }

    public List<P> take(byte[] chunk) {
        return take(chunk, 0, chunk.length);
    }

    /** The line has been silent for longer than a packet may pause: what began does not go on; what it hid comes out. */
    public List<P> silence() {
        List<P> packets = new ArrayList<>();
        while (from < to) {
            skip(1, "cut off");
            drain(packets);
        }
        return packets;
    }

    /** Forgets what is incomplete. */
    public void reset() {
        noise += to - from;
        from = 0;
        to = 0;
    }

    /** How many bytes belonged to no good packet so far. */
    public long noise() {
        return noise;
    }

    /** What was wrong with the last of them; empty text where all was good. */
    public String flaw() {
        return flaw;
    }

    private void drain(List<P> packets) {
        while (from < to) {
            Decoded<P> next = codec.decode(held, from, to);
            if (next instanceof Decoded.Packet<P> good) {
                packets.add(good.packet());
                from += good.taken();
            } else if (next instanceof Decoded.Noise<P> bad) {
                skip(bad.taken(), bad.flaw());
            } else if (to - from >= codec.longest()) {
                skip(1, "too long");
            } else {
                return;
            }
        }
    }

    private void skip(int bytes, String why) {
        from += bytes;
        noise += bytes;
        flaw = why;
    }

    private void append(byte[] chunk, int offset, int length) {
        if (held.length - to < length) {
            int kept = to - from;
            byte[] target = kept + length > held.length ? new byte[Math.max(kept + length, 2 * held.length)] : held;
            System.arraycopy(held, from, target, 0, kept);
            held = target;
            from = 0;
            to = kept;
        }
        System.arraycopy(chunk, offset, held, to, length);
        to += length;
    }

    @Override
    public String toString() {
        return "PacketReader" + Arrays.toString(Arrays.copyOfRange(held, from, Math.min(to, from + 16)));
    }
}
