package shiliu.controller.intake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How long a film's file says to be. A film that was copied in half plays to where it ends, so that the decoder alone would take
 * it. Pure; it reads sizes and nothing else.
 */
final class FilmSize {
    private static final Set<String> BOXES = Set.of(
            "ftyp", "moov", "mdat", "moof", "free", "skip", "wide", "udta", "meta", "uuid", "mfra", "sidx", "styp");
    private static final int SEGMENT = 0x18538067;

    private FilmSize() {}

    /** Whether the file ends before it says; never where it says nothing. */
    static boolean cutShort(MediaKind kind, ByteBuffer film) {
        return switch (kind) {
            case MP4 -> boxes(film);
            case MKV -> segment(film);
            case AVI -> riff(film.duplicate().order(ByteOrder.LITTLE_ENDIAN));
            default -> false;
        };
    }

    /** ISO/IEC 14496-12: boxes of size, type, content, one after the other. */
    private static boolean boxes(ByteBuffer film) {
        long at = 0;
        while (at + 16 <= film.limit()) {
            int start = (int) at;
            byte[] type = new byte[4];
            film.get(start + 4, type);
            long size = Integer.toUnsignedLong(film.getInt(start));
            size = size == 1 ? film.getLong(start + 8) : size;
            if (size < 8 || !BOXES.contains(new String(type, StandardCharsets.ISO_8859_1))) {
                return false;
            }
            if (size > film.limit() - at) {
                return true;
            }
            at += size;
        }
        return false;
    }

    /** RFC 8794 and RFC 9559: a header, then one segment whose size may be unknown. */
    private static boolean segment(ByteBuffer film) {
        if (film.limit() < 16) {
            return true;
        }
        long head = Vint.at(film, 4).value();
        long at = 4L + Vint.at(film, 4).length() + head;
        if (head < 0 || at + 12 > film.limit() || film.getInt((int) at) != SEGMENT) {
            return false;
        }
        Vint size = Vint.at(film, (int) at + 4);
        return !size.unknown() && size.value() > film.limit() - at - 4 - size.length();
    }

    /** A number whose first byte's leading zeros tell its length, 1 to 8 bytes; all ones is unknown. */
    private record Vint(int length, long value) {
        static Vint at(ByteBuffer film, int at) {
            int length = Integer.numberOfLeadingZeros(film.get(at) & 0xFF) - 24 + 1;
            if (length > 8 || at + length > film.limit()) {
                return new Vint(1, -1);
            }
            long value = (film.get(at) & 0xFF) & ((1 << (8 - length)) - 1);
            for (int i = 1; i < length; i++) {
                value = (value << 8) | (film.get(at + i) & 0xFF);
            }
            return new Vint(length, value);
        }

        boolean unknown() {
            return value < 0 || value == (1L << (7 * length)) - 1;
        }
    }

    private static boolean riff(ByteBuffer film) {
        return film.limit() >= 8 && Integer.toUnsignedLong(film.getInt(4)) > film.limit() - 8L;
    }
}
