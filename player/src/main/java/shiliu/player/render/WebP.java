package shiliu.player.render;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The outside of WebP files (RFC 9649, section 2): whether they move. */
final class WebP {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    /** "ANMF", little-endian: one frame of several. */
    private static final int FRAME = 0x464D4E41;

    private WebP() {}

    /** How many frames of an animation {@code file} has; 0 where it is one picture. */
    static int frames(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int frames = 0;
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= file.length) {
            frames += in.getInt((int) at) == FRAME ? 1 : 0;
            long length = in.getInt((int) at + 4) & 0xFFFFFFFFL;
            at += CHUNK_HEADER + length + (length & 1);
        }
        return frames;
    }
}
