package shiliu.player.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.screen.Size;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;

/**
 * The Linux framebuffer: frames at its top left corner, pixel by pixel, where sending cards take their picture from; black
 * around them. Written by {@link FileChannel#write}, as a character device cannot be mapped; only rows that changed. A
 * device that fails is opened anew with the next frame.
 */
public final class FramebufferOutput implements PixelOutput {
    private final Path device;
    private final Layout layout;
    private final Size size;
    private final Showing showing;
    private final ByteBuffer buffer;
    private final int[] row;
    private Optional<FileChannel> open = Optional.empty();

    /**
     * A framebuffer as the system describes it.
     *
     * @param bits of one pixel: 32 (XRGB8888) or 16 (RGB565), both little-endian
     * @param stride bytes from one row to the next
     */
    public record Layout(int width, int height, int bits, int stride) {
        public Layout {
            boolean known = (bits == 16 || bits == 32) && stride % (bits / 8) == 0;
            if (!known || width < 1 || height < 1 || stride < width * bits / 8 || stride > 1 << 16) {
                throw new IllegalArgumentException(
                        width + "x" + height + ", " + bits + " bits a pixel, " + stride + " bytes a row");
            }
        }

        /** Reads {@code virtual_size}, {@code bits_per_pixel} and {@code stride} in {@code graphics}, as {@code /sys/class/graphics/fb0}. */
        public static Layout read(Path graphics) throws IOException {
            try {
                String[] virtual = text(graphics.resolve("virtual_size")).split(",", -1);
                return new Layout(
                        Integer.parseInt(virtual[0]),
                        Integer.parseInt(virtual[1]),
                        Integer.parseInt(text(graphics.resolve("bits_per_pixel"))),
                        Integer.parseInt(text(graphics.resolve("stride"))));
            } catch (NoSuchFileException e) {
                throw new OutputException(Message.of("output.no-framebuffer", graphics), e);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new OutputException(Message.of("output.unknown-framebuffer", graphics, e.getMessage()), e);
            }
        }

        private static String text(Path file) throws IOException {
            return Files.readString(file).strip();
        }
    }

    /** For frames of {@code size}; refuses a framebuffer that is smaller. */
    public FramebufferOutput(Path device, Layout layout, Size size, Tone tone) throws IOException {
        if (size.width() > layout.width() || size.height() > layout.height()) {
            throw new OutputException(
                    Message.of("output.too-small", device, layout.width() + "x" + layout.height(), size));
        }
        this.device = device;
        this.layout = layout;
        this.size = size;
        this.showing = new Showing(tone);
        this.row = new int[size.width()];
        this.buffer = ByteBuffer.allocateDirect(layout.stride() * size.height()).order(ByteOrder.LITTLE_ENDIAN);
        channel();
    }

    /** Opened now, and black all over where it was not open. */
    private FileChannel channel() throws IOException {
        if (open.isEmpty()) {
            FileChannel channel = FileChannel.open(device, StandardOpenOption.WRITE);
            open = Optional.of(channel);
            showing.unknown();
            ByteBuffer row = ByteBuffer.allocateDirect(layout.stride());
            for (int y = 0; y < layout.height(); y++) {
                write(channel, row.clear(), (long) y * layout.stride());
            }
        }
        return open.get();
    }

    @Override
    public void show(Content content) throws IOException {
        Frame frame = content.frame();
        if (frame.width() != size.width() || frame.height() != size.height()) {
            throw new IllegalArgumentException(frame + " on a framebuffer for " + size);
        }
        try {
            FileChannel channel = channel();
            Optional<Frame> before = showing.frame();
            showing.unknown();
            put(channel, frame, before);
            showing.is(frame);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Writes from the first row that differs to the last one, at once. */
    private void put(FileChannel channel, Frame frame, Optional<Frame> before) throws IOException {
        int first = 0;
        int last = size.height() - 1;
        while (before.isPresent() && first <= last && frame.sharesRow(before.get(), first)) {
            first++;
        }
        while (before.isPresent() && last > first && frame.sharesRow(before.get(), last)) {
            last--;
        }
        for (int y = first; y <= last; y++) {
            fill(frame, y);
        }
        if (first <= last) {
            int from = first * layout.stride();
            buffer.limit((last + 1) * layout.stride()).position(from);
            write(channel, buffer, from);
            buffer.clear();
        }
    }

    private void fill(Frame frame, int y) {
        frame.copyRow(y, row);
        if (!showing.light().plain()) {
            for (int x = 0; x < row.length; x++) {
                row[x] = showing.light().of(row[x]);
            }
        }
        int at = y * layout.stride();
        if (layout.bits() == 32) {
            buffer.asIntBuffer().put(at / Integer.BYTES, row);
            return;
        }
        for (int x = 0; x < row.length; x++) {
            int rgb = row[x];
            buffer.putShort(
                    at + 2 * x, (short) (((rgb >> 8) & 0xF800) | ((rgb >> 5) & 0x07E0) | ((rgb >> 3) & 0x001F)));
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            int written = channel.write(bytes, to);
            if (written <= 0) {
                throw new OutputException(Message.of("output.takes-nothing"));
            }
            to += written;
        }
    }

    @Override
    public Showing showing() {
        return showing;
    }

    @Override
    public void close() throws IOException {
        Optional<FileChannel> channel = open;
        open = Optional.empty();
        showing.unknown();
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
