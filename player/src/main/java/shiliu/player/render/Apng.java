package shiliu.player.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import shiliu.player.message.Message;

/**
 * A moving picture as it is stored: animated PNG (PNG, third edition, clause 11.3.6), every frame whole, so that any of them
 * can be drawn without the others.
 */
final class Apng {
    private static final int HEADER = 13;
    private static final int CONTROL = 26;

    private final byte[] header;
    private final List<byte[]> frames;
    private final List<Integer> millis;

    private Apng(byte[] header, List<byte[]> frames, List<Integer> millis) {
        this.header = header;
        this.frames = frames;
        this.millis = millis;
    }

    int count() {
        return frames.size();
    }

    int width() {
        return ByteBuffer.wrap(header).getInt(0);
    }

    int height() {
        return ByteBuffer.wrap(header).getInt(4);
    }

    /** How long each frame stands. */
    List<Integer> millis() {
        return millis;
    }

    Raster frame(int index) throws PictureException {
        ByteArrayOutputStream png = new ByteArrayOutputStream(frames.get(index).length + 100);
        png.writeBytes(PngWriter.SIGNATURE);
        chunk(png, "IHDR", header);
        chunk(png, "IDAT", frames.get(index));
        chunk(png, "IEND", new byte[0]);
        return PictureReader.read(png.toByteArray());
    }

    /** Whole frames, each as PNG, all of one size. */
    static byte[] write(List<byte[]> pngs, List<Integer> millis) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PngWriter.SIGNATURE);
        byte[] header = chunks(pngs.get(0)).get(0).data();
        chunk(out, "IHDR", header);
        chunk(out, "acTL", ByteBuffer.allocate(8).putInt(pngs.size()).array());
        int sequence = 0;
        for (int i = 0; i < pngs.size(); i++) {
            ByteBuffer control = ByteBuffer.allocate(CONTROL).putInt(sequence++);
            control.put(header, 0, 8).putInt(0).putInt(0);
            control.putShort((short) (int) millis.get(i)).putShort((short) 1000);
            chunk(out, "fcTL", control.array());
            for (Chunk part : chunks(pngs.get(i))) {
                if (part.type().equals("IDAT") && i == 0) {
                    chunk(out, "IDAT", part.data());
                } else if (part.type().equals("IDAT")) {
                    ByteBuffer data = ByteBuffer.allocate(4 + part.data().length);
                    chunk(out, "fdAT", data.putInt(sequence++).put(part.data()).array());
                }
            }
        }
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Empty where it is a picture that stands, or none; only what {@link #write} gives is taken. */
    static Optional<Apng> read(byte[] bytes) throws PictureException {
        if (PictureType.of(bytes).filter(type -> type == PictureType.PNG).isEmpty()) {
            return Optional.empty();
        }
        List<Chunk> chunks;
        try {
            chunks = chunks(bytes);
        } catch (IllegalArgumentException e) {
            throw new PictureException(Message.of("render.picture-damaged"));
        }
        if (chunks.stream().noneMatch(chunk -> chunk.type().equals("acTL"))) {
            return Optional.empty();
        }
        List<byte[]> frames = new ArrayList<>();
        List<Integer> millis = new ArrayList<>();
        byte[] header = new byte[0];
        for (Chunk chunk : chunks) {
            switch (chunk.type()) {
                case "IHDR" -> header = chunk.data();
                case "fcTL" -> millis.add(delay(chunk.data(), header));
                case "IDAT" -> frames.add(chunk.data());
                case "fdAT" -> frames.add(java.util.Arrays.copyOfRange(chunk.data(), 4, chunk.data().length));
                default -> {
                    // Nothing else is written by us, and nothing else is needed.
                }
            }
        }
        if (header.length != HEADER || frames.size() != millis.size() || frames.size() > PictureReader.MOST_FRAMES) {
            throw new PictureException(Message.of("render.picture-damaged"));
        }
        return Optional.of(new Apng(header, frames, millis));
    }

    private static int delay(byte[] control, byte[] header) throws PictureException {
        ByteBuffer in = ByteBuffer.wrap(control);
        boolean whole = control.length == CONTROL
                && header.length == HEADER
                && in.getInt(4) == ByteBuffer.wrap(header).getInt(0)
                && in.getInt(8) == ByteBuffer.wrap(header).getInt(4)
                && in.getShort(22) == 1000;
        int millis = whole ? in.getShort(20) & 0xFFFF : 0;
        if (millis == 0) {
            throw new PictureException(Message.of("render.picture-damaged"));
        }
        return millis;
    }

    private static final class Chunk {
        private final String type;
        private final byte[] data;

        Chunk(String type, byte[] data) {
            this.type = type;
            this.data = data;
        }

        String type() {
            return type;
        }

        byte[] data() {
            return data;
        }
    }

    private static List<Chunk> chunks(byte[] png) {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png).position(PngWriter.SIGNATURE.length);
        while (in.remaining() >= 12) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - 8) {
                throw new IllegalArgumentException("a chunk of " + length);
            }
            byte[] type = new byte[4];
            byte[] data = new byte[length];
            in.get(type).get(data).getInt();
            chunks.add(new Chunk(new String(type, StandardCharsets.ISO_8859_1), data));
        }
        return chunks;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
