package shiliu.player.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The bytes of a picture for a decoder that may not know when to stop: some take the end for zeros and read on for hours. Whoever
 * asks for more behind the end again and again, or when nobody waits any more, is stopped by an exception.
 */
final class EndingStream extends MemoryCacheImageInputStream {
    private static final int MOST_BEHIND_END = 4096;

    private final BooleanSupplier late;
    private int behindEnd;

    EndingStream(byte[] bytes, BooleanSupplier late) {
        super(new ByteArrayInputStream(bytes));
        this.late = late;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read());
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return counted(super.read(into, from, length));
    }

    private int counted(int read) throws IOException {
        if (read < 0) {
            behindEnd++;
        }
        if (behindEnd > MOST_BEHIND_END || late.getAsBoolean()) {
            throw new IOException("the picture ends too early, or too late");
        }
        return read;
    }
}
