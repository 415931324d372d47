package shiliu.player.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The tables of one TrueType file, plain or wrapped as WOFF 1 (W3C, "WOFF File Format 1.0", sections 3 to 5). A packed
 * table is unpacked when it is asked for. Reads only the fonts that come with the player, so it trusts their offsets.
 */
final class Sfnt {
    private static final int WOFF = 0x774F4646;
    private static final int TRUE_TYPE = 0x00010000;

    private record Place(int offset, int packed, int length) {}

    private final ByteBuffer file;
    private final Map<String, Place> places = new HashMap<>();

    Sfnt(ByteBuffer bytes) {
        file = bytes.asReadOnlyBuffer();
        boolean woff = file.getInt(0) == WOFF;
        int count = file.getShort(woff ? 12 : 4) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            int entry = woff ? 44 + 20 * i : 12 + 16 * i;
            Place place = woff
                    ? new Place(file.getInt(entry + 4), file.getInt(entry + 8), file.getInt(entry + 12))
                    : new Place(file.getInt(entry + 8), file.getInt(entry + 12), file.getInt(entry + 12));
            byte[] tag = new byte[4];
            file.get(entry, tag);
            places.put(new String(tag, StandardCharsets.US_ASCII), place);
        }
    }

    /** The whole file unwrapped: what Java reads as a font. */
    byte[] plain() {
        List<String> tags = places.keySet().stream().sorted().toList();
        int at = 12 + 16 * tags.size();
        int size = at
                + places.values().stream().mapToInt(p -> (p.length() + 3) & ~3).sum();
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(TRUE_TYPE).putShort((short) tags.size()).position(12);
        for (String tag : tags) {
            ByteBuffer table = table(tag);
            int length = table.remaining();
            out.put(tag.getBytes(StandardCharsets.US_ASCII))
                    .putInt(0)
                    .putInt(at)
                    .putInt(length);
            out.put(at, table, 0, length);
            at += (length + 3) & ~3;
        }
        return out.array();
    }

    /** The table named {@code tag}, big-endian, from index 0. */
    ByteBuffer table(String tag) {
        Place place = places.get(tag);
        if (place == null) {
            throw new IllegalStateException("the font has no table " + tag);
        }
        ByteBuffer raw = file.slice(place.offset, place.packed);
        if (place.packed == place.length) {
            return raw;
        }
        ByteBuffer table = ByteBuffer.allocateDirect(place.length);
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            if (inflater.inflate(table) != place.length) {
                throw new IllegalStateException("the font's table " + tag + " is short");
            }
            return table.flip();
        } catch (DataFormatException e) {
            throw new IllegalStateException("the font's table " + tag + " is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
