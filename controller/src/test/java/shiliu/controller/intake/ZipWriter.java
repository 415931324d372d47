package shiliu.controller.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes archives byte by byte, so that a test can lie in any field. */
final class ZipWriter {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int count;

    /** What an entry says of itself. */
    static final class Entry {
        private final byte[] name;
        private final byte[] bytes;
        private int method = 8;
        private int flags = 1 << 11;
        private int unixMode = 0100644;
        private long expanded;
        private boolean crcLies;
        private int at = -1;

        Entry(String name, byte[] bytes) {
            this(name.getBytes(StandardCharsets.UTF_8), bytes);
        }

        Entry(byte[] name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
            this.expanded = bytes.length;
        }

        Entry method(int as) {
            method = as;
            return this;
        }

        Entry flags(int as) {
            flags = as;
            return this;
        }

        Entry unixMode(int as) {
            unixMode = as;
            return this;
        }

        Entry expanded(long as) {
            expanded = as;
            return this;
        }

        Entry crcLies() {
            crcLies = true;
            return this;
        }

        Entry at(int as) {
            at = as;
            return this;
        }
    }

    ZipWriter add(Entry entry) {
        byte[] packed = entry.method == 8 ? deflate(entry.bytes) : entry.bytes;
        CRC32 crc = new CRC32();
        crc.update(entry.bytes);
        long sum = entry.crcLies ? crc.getValue() ^ 1 : crc.getValue();
        int at = entry.at >= 0 ? entry.at : body.size();
        if (entry.at < 0) {
            write(body, common(head(0x04034b50), entry, sum, packed.length).putShort((short) 0));
            body.writeBytes(entry.name);
            body.writeBytes(packed);
        }
        ByteBuffer central = head(0x02014b50).putShort((short) (3 << 8));
        central = common(central, entry, sum, packed.length);
        central.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        write(directory, central.putInt(entry.unixMode << 16).putInt(at));
        directory.writeBytes(entry.name);
        count++;
        return this;
    }

    ZipWriter add(String name, byte[] bytes) {
        return add(new Entry(name, bytes));
    }

    ZipWriter add(String name, String text) {
        return add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        zip.writeBytes(body.toByteArray());
        zip.writeBytes(directory.toByteArray());
        ByteBuffer end = head(0x06054b50).putInt(0).putShort((short) count).putShort((short) count);
        write(zip, end.putInt(directory.size()).putInt(body.size()).putShort((short) 0));
        return zip.toByteArray();
    }

    private static ByteBuffer head(int signature) {
        return ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(signature);
    }

    private static ByteBuffer common(ByteBuffer out, Entry entry, long crc, int packed) {
        out.putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0);
        return out.putInt((int) crc).putInt(packed).putInt((int) entry.expanded).putShort((short) entry.name.length);
    }

    private static void write(ByteArrayOutputStream out, ByteBuffer bytes) {
        out.write(bytes.array(), 0, bytes.position());
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }
}
