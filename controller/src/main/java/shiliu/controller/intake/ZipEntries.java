package shiliu.controller.intake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.config.ProblemsException;
import shiliu.player.config.Quote;
import shiliu.player.message.Message;

/**
 * A zip archive in memory, read by its central directory alone (APPNOTE 6.3.10, 4.3.12 and 4.3.16): only that says what
 * is a link, and entries that overlap each other (the bombs of one kernel and many names) show there before anything is
 * expanded. All limits are checked before a byte is inflated; immutable.
 */
final class ZipEntries {
    static final int MOST_ENTRIES = 200;
    static final long MOST_EXPANDED = 128L << 20;
    static final int MOST_RATIO = 100;

    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int UTF8_NAME = 1 << 11;
    private static final int ENCRYPTED = 1;

    private final ByteBuffer zip;
    private final Map<String, PackedFile> entries = new LinkedHashMap<>();
    private final Problems problems = new Problems();
    private final Place place;
    private final boolean flat;

    private ZipEntries(String name, byte[] zip, boolean flat) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        this.place = Place.whole(name);
        this.flat = flat;
    }

    /** The entries of an archive within the limits; else every reason why not. */
    static ZipEntries of(String name, byte[] bytes) throws ProblemsException {
        return read(new ZipEntries(name, bytes, true), bytes);
    }

    /** The same for the parts of a workbook, which lie in folders. */
    static ZipEntries parts(String name, byte[] bytes) throws ProblemsException {
        return read(new ZipEntries(name, bytes, false), bytes);
    }

    private static ZipEntries read(ZipEntries zip, byte[] bytes) throws ProblemsException {
        if (bytes.length > PlaylistFiles.MAX_BYTES) {
            throw zip.refusal("intake.zip-too-big", String.valueOf(PlaylistFiles.MAX_BYTES >> 20));
        }
        try {
            zip.readDirectory();
        } catch (IndexOutOfBoundsException | CharacterCodingException e) {
            throw zip.refusal("intake.zip-broken");
        }
        zip.problems.refuse();
        return zip;
    }

    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** How many bytes an entry, which must be there, will have. */
    int expanded(String name) {
        return Objects.requireNonNull(entries.get(name)).expanded();
    }

    /** The bytes of an entry, which must be there. */
    byte[] bytes(String name) throws DataFormatException {
        PackedFile entry = Objects.requireNonNull(entries.get(name));
        byte[] packed = new byte[entry.packed()];
        zip.get(entry.data(), packed);
        byte[] bytes = entry.method() == 0 ? packed : inflate(packed, entry.expanded());
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (bytes.length != entry.expanded() || crc.getValue() != entry.crc()) {
            throw new DataFormatException("length or checksum differs");
        }
        return bytes;
    }

    /** Never more than {@code expanded} bytes, which the ratio's limit ties to what was sent. */
    private static byte[] inflate(byte[] packed, int expanded) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] out = new byte[expanded];
            int at = 0;
            while (at < expanded) {
                int more = inflater.inflate(out, at, expanded - at);
                if (more == 0) {
                    throw new DataFormatException("ends too early");
                }
                at += more;
            }
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new DataFormatException("longer than it says");
            }
            return out;
        } finally {
            inflater.end();
        }
    }

    private void readDirectory() throws ProblemsException, CharacterCodingException {
        int end = endRecord();
        int count = zip.getShort(end + 10) & 0xFFFF;
        int from = zip.getInt(end + 16);
        if (zip.getShort(end + 4) != 0 || (zip.getShort(end + 8) & 0xFFFF) != count || from < 0) {
            throw refusal("intake.zip-broken");
        }
        if (count > MOST_ENTRIES) {
            throw refusal("intake.zip-entries", String.valueOf(MOST_ENTRIES));
        }
        int at = from;
        long expanded = 0;
        for (int i = 0; i < count; i++) {
            expanded += zip.getInt(at + 24) & 0xFFFFFFFFL;
            at = readEntry(at, from);
        }
        if (expanded > MOST_EXPANDED) {
            throw refusal("intake.zip-expanded", String.valueOf(MOST_EXPANDED >> 20));
        }
        if (at != end) {
            throw refusal("intake.zip-broken");
        }
        refuseOverlap();
    }

    /** The end record: the last of the archive, with a comment that ends it exactly. */
    private int endRecord() throws ProblemsException {
        int last = zip.limit() - 22;
        for (int at = last; at >= 0 && at >= last - 0xFFFF; at--) {
            if (zip.getInt(at) == END && at + 22 + (zip.getShort(at + 20) & 0xFFFF) == zip.limit()) {
                return at;
            }
        }
        throw refusal("intake.zip-broken");
    }

    /** Reads the directory's entry at {@code at} and gives where the next begins. */
    private int readEntry(int at, int directory) throws ProblemsException, CharacterCodingException {
        int nameLength = zip.getShort(at + 28) & 0xFFFF;
        int next = at + 46 + nameLength + (zip.getShort(at + 30) & 0xFFFF) + (zip.getShort(at + 32) & 0xFFFF);
        int packed = zip.getInt(at + 20);
        int expanded = zip.getInt(at + 24);
        int local = zip.getInt(at + 42);
        if (zip.getInt(at) != CENTRAL || packed < 0 || local < 0 || zip.getInt(local) != LOCAL) {
            throw refusal("intake.zip-broken");
        }
        byte[] rawName = raw(at + 46, nameLength);
        int localName = zip.getShort(local + 26) & 0xFFFF;
        int data = local + 30 + localName + (zip.getShort(local + 28) & 0xFFFF);
        if (!java.util.Arrays.equals(rawName, raw(local + 30, localName)) || (long) data + packed > directory) {
            throw refusal("intake.zip-broken");
        }
        int flags = zip.getShort(at + 8);
        String name = name(rawName, (flags & UTF8_NAME) != 0);
        int method = zip.getShort(at + 10) & 0xFFFF;
        if (accepts(name, flags, method, zip.getInt(at + 38) >>> 16) && fits(name, packed, expanded)) {
            PackedFile entry =
                    new PackedFile(name, method, zip.getInt(at + 16) & 0xFFFFFFFFL, packed, expanded, local, data);
            if (entries.putIfAbsent(name, entry) != null) {
                refuse("intake.zip-twice", name);
            }
        }
        return next;
    }

    private boolean accepts(String name, int flags, int method, int unixMode) {
        int before = problems.count();
        int type = unixMode & 0xF000;
        if (flat && !FlatName.valid(name)) {
            refuse("intake.zip-not-flat", name);
        } else if (type != 0 && type != 0x8000) {
            refuse("intake.zip-not-file", name);
        } else if (flat && FlatName.isArchive(name)) {
            refuse("intake.zip-nested", name);
        } else if ((flags & ENCRYPTED) != 0) {
            refuse("intake.zip-encrypted", name);
        } else if (method != 0 && method != 8) {
            refuse("intake.zip-method", name);
        }
        return problems.count() == before;
    }

    private boolean fits(String name, int packed, int expanded) {
        if (expanded < 0 || expanded > PlaylistFiles.MAX_BYTES) {
            refuse("intake.zip-entry-too-big", name);
            return false;
        }
        if (expanded > (long) packed * MOST_RATIO) {
            refuse("intake.zip-ratio", name);
            return false;
        }
        return true;
    }

    private void refuseOverlap() throws ProblemsException {
        List<PackedFile> inOrder = new ArrayList<>(entries.values());
        inOrder.sort(Comparator.comparingInt(PackedFile::from));
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i).from() < inOrder.get(i - 1).end()) {
                throw refusal("intake.zip-broken");
            }
        }
    }

    private byte[] raw(int from, int length) {
        byte[] bytes = new byte[length];
        zip.get(from, bytes);
        return bytes;
    }

    /** UTF-8 where it says so or is it; else GB18030, which Windows writes in China. */
    private static String name(byte[] raw, boolean utf8) throws CharacterCodingException {
        String name;
        try {
            name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            if (utf8) {
                throw e;
            }
            name = Charset.forName("GB18030")
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        }
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private void refuse(String code, String name) {
        problems.add(place, Message.of(code, Quote.of(name)), Message.of(code + ".do"));
    }

    private ProblemsException refusal(String code, Object... arguments) {
        return ProblemsException.of(place, Message.of(code, arguments), Message.of(code + ".do"));
    }
}
