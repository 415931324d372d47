package shiliu.protocols.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What every codec must stand: any cut, noise before, two in one chunk, truncation, damage, endless random bytes. */
public final class CodecChecks {
    private CodecChecks() {}

    /** Fed in every cut 1 … n, behind noise, twice in one chunk, truncated at every length, with every byte damaged. */
    public static <P> void stands(PacketCodec<P> codec, P packet) {
        byte[] wire = codec.encode(packet);
        for (int cut = 1; cut <= Math.min(wire.length, 600); cut++) {
            PacketReader<P> reader = new PacketReader<>(codec);
            List<P> out = new ArrayList<>();
            for (int at = 0; at < wire.length; at += cut) {
                out.addAll(reader.take(wire, at, Math.min(cut, wire.length - at)));
            }
            assertThat(out).as("in pieces of %d", cut).containsExactly(packet);
            assertThat(reader.noise()).isZero();
        }
        byte[] noisy = new byte[37 + 2 * wire.length];
        new Random(7).nextBytes(noisy);
        System.arraycopy(wire, 0, noisy, 37, wire.length);
        System.arraycopy(wire, 0, noisy, 37 + wire.length, wire.length);
        PacketReader<P> behindNoise = new PacketReader<>(codec);
        List<P> both = new ArrayList<>(behindNoise.take(noisy));
        both.addAll(behindNoise.silence());
        assertThat(both).as("behind noise, twice").endsWith(packet, packet);
        truncated(codec, packet, wire);
    }

    private static <P> void truncated(PacketCodec<P> codec, P packet, byte[] wire) {
        for (int length = 0; length < wire.length; length += 1 + length / 100) {
            PacketReader<P> reader = new PacketReader<>(codec);
            List<P> out = new ArrayList<>(reader.take(wire, 0, length));
            out.addAll(reader.silence());
            assertThat(out).as("cut off after %d", length).isEmpty();
            assertThat(reader.take(wire))
                    .as("whole after one cut off at %d", length)
                    .containsExactly(packet);
        }
        for (int i = 0; i < wire.length; i += 1 + i / 50) {
            byte[] damaged = wire.clone();
            damaged[i] ^= 0x10;
            PacketReader<P> reader = new PacketReader<>(codec);
            List<P> out = new ArrayList<>(reader.take(damaged));
            out.addAll(reader.silence());
            // A damaged mark at the very start or a doubled end may leave the packet whole; nothing else ever comes
            // out.
            assertThat(out).as("byte %d damaged", i).isSubsetOf(packet);
        }
    }

    /** Random bytes end in nothing or in packets, never in an error; the next good packet is taken. */
    public static <P> void survives(PacketCodec<P> codec, P good, long seed, int count) {
        Random random = new Random(seed);
        PacketReader<P> reader = new PacketReader<>(codec);
        byte[] wire = codec.encode(good);
        byte[] chunk = new byte[997];
        for (int left = count; left > 0; left -= chunk.length) {
            random.nextBytes(chunk);
            if (random.nextInt(3) == 0) {
                int at = random.nextInt(chunk.length);
                System.arraycopy(wire, 0, chunk, at, Math.min(wire.length, chunk.length - at) / 2);
            }
            reader.take(chunk);
        }
        List<P> out = new ArrayList<>(reader.silence());
        out.clear();
        out.addAll(reader.take(wire));
        assertThat(out).as("seed %d", seed).containsExactly(good);
        // Without a pause before it, one of the next two is taken.
        random.nextBytes(chunk);
        reader.take(chunk);
        List<P> next = new ArrayList<>(reader.take(wire));
        next.addAll(reader.take(wire));
        next.addAll(reader.silence());
        assertThat(next).as("seed %d, without a pause", seed).contains(good);
    }
}
