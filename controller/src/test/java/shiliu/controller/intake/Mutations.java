package shiliu.controller.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Good files made bad: flipped, cut, spliced, repeated, numbers at their limits, and checksums made right again. */
final class Mutations {
    private static final int MOST_BYTES = 2 << 20;
    private static final long[] LIMITS = {
        0, 1, -1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE
    };
    /** What means something to one reader or another. */
    private static final List<String> WORDS = List.of(
            "\0",
            "\u202E",
            "\uFEFF",
            "\uD83D\uDE00",
            "\u0301\u0301\u0301",
            "9999999999999999999999999999999999999999",
            "-1",
            "1e999999999",
            "0x7fffffff",
            "NaN",
            "2026-02-30",
            "+999999999-12-31",
            "&a [",
            "*a",
            "<<: ",
            "!!java.util.ArrayList []",
            "? ",
            "---\n",
            "{[{[{[",
            "}]",
            "\"",
            "'",
            "\t",
            "\r\n",
            ",,,,",
            "%YAML 9.9\n",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
            "<a><a><a>",
            "&lt;&#0;&#x110000;",
            "<![CDATA[",
            "]]>",
            "null",
            "../../../etc/passwd",
            "/etc/passwd",
            "a.png",
            "9999999h",
            "ＡＢ１２：３４");

    private final Random random;
    private final List<byte[]> corpus;

    Mutations(Random random, List<byte[]> corpus) {
        this.random = random;
        this.corpus = corpus;
    }

    /** One more bad file. */
    byte[] next() {
        byte[] good = any();
        if (isZip(good) && random.nextInt(3) > 0) {
            return repacked(good);
        }
        byte[] bad = several(good);
        return isPng(bad) && random.nextBoolean() ? withChecksums(bad) : bad;
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] several(byte[] good) {
        byte[] bad = good;
        // Mostly one or two: what is broken in many places is refused at the first.
        for (int left = 1 + (random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(2)); left > 0; left--) {
            bad = once(bad);
        }
        return bad;
    }

    private byte[] once(byte[] from) {
        if (from.length == 0) {
            return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        }
        int at = random.nextInt(from.length);
        int length = Math.min(from.length - at, 1 + random.nextInt(1 << random.nextInt(10)));
        return switch (random.nextInt(11)) {
            case 0 -> set(from, at, (byte) (from[at] ^ 1 << random.nextInt(8)));
            case 1 -> set(from, at, (byte) random.nextInt());
            case 2 -> number(from, at);
            case 3 -> Arrays.copyOf(from, at);
            case 4 -> spliced(from, at, at + length, new byte[0], 1);
            case 5 -> spliced(from, at, at, Arrays.copyOfRange(from, at, at + length), 1);
            case 6 -> spliced(from, at, at, Arrays.copyOfRange(from, at, at + length), random.nextInt(2000));
            case 7 -> crossed(from, at);
            case 8 -> spliced(from, at, at + length, piece(any()), 1);
            case 9 -> digits(from, at);
            default ->
                spliced(
                        from,
                        at,
                        random.nextBoolean() ? at : at + length,
                        WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8),
                        1);
        };
    }

    private static byte[] set(byte[] from, int at, byte to) {
        byte[] bad = from.clone();
        bad[at] = to;
        return bad;
    }

    private byte[] number(byte[] from, int at) {
        byte[] bad = from.clone();
        long value = LIMITS[random.nextInt(LIMITS.length)] + random.nextInt(3) - 1;
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int width = 1 << random.nextInt(4);
        byte[] eight = ByteBuffer.allocate(8).order(order).putLong(0, value).array();
        int from8 = order == ByteOrder.BIG_ENDIAN ? 8 - width : 0;
        System.arraycopy(eight, from8, bad, at, Math.min(width, bad.length - at));
        return bad;
    }

    /** The next run of decimal digits becomes another number. */
    private byte[] digits(byte[] from, int start) {
        int at = start;
        while (at < from.length && !(from[at] >= '0' && from[at] <= '9')) {
            at++;
        }
        int end = at;
        while (end < from.length && from[end] >= '0' && from[end] <= '9') {
            end++;
        }
        String number = random.nextBoolean()
                ? String.valueOf(LIMITS[random.nextInt(LIMITS.length)])
                : "9".repeat(1 + random.nextInt(60));
        return at == from.length ? from : spliced(from, at, end, number.getBytes(StandardCharsets.UTF_8), 1);
    }

    private byte[] crossed(byte[] from, int at) {
        byte[] other = any();
        int rest = random.nextInt(other.length + 1);
        return spliced(from, at, from.length, Arrays.copyOfRange(other, rest, other.length), 1);
    }

    private byte[] piece(byte[] from) {
        int at = random.nextInt(from.length + 1);
        return Arrays.copyOfRange(from, at, Math.min(from.length, at + 1 + random.nextInt(200)));
    }

    private static byte[] spliced(byte[] from, int at, int until, byte[] piece, int times) {
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        bad.write(from, 0, at);
        for (int i = 0; i < times && bad.size() < MOST_BYTES; i++) {
            bad.writeBytes(piece);
        }
        bad.write(from, until, from.length - until);
        return bad.toByteArray();
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    /** The same archive with one entry changed inside, or one that lies about itself. */
    private byte[] repacked(byte[] good) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(good))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException | IllegalArgumentException e) {
            return several(good);
        }
        int chosen = random.nextInt(Math.max(1, entries.size()));
        boolean lies = random.nextInt(4) == 0;
        ZipWriter anew = new ZipWriter();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            boolean here = chosen-- == 0;
            byte[] bytes = here && !lies ? several(entry.getValue()) : entry.getValue();
            anew.add(here && lies ? lying(entry.getKey(), bytes) : new ZipWriter.Entry(entry.getKey(), bytes));
        }
        return anew.bytes();
    }

    private ZipWriter.Entry lying(String name, byte[] bytes) {
        byte[] said = name.getBytes(StandardCharsets.UTF_8);
        ZipWriter.Entry entry = new ZipWriter.Entry(random.nextBoolean() ? said : once(said), bytes);
        return switch (random.nextInt(6)) {
            case 0 -> entry.method(random.nextInt(100));
            case 1 -> entry.flags(random.nextInt(1 << 16));
            case 2 -> entry.unixMode(random.nextInt(1 << 16));
            case 3 -> entry.expanded(bytes.length + random.nextInt(5) - 2L);
            case 4 -> entry.crcLies();
            default -> entry.at(random.nextInt(200));
        };
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length > 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P';
    }

    /** So that the reader looks behind the checksum. */
    private static byte[] withChecksums(byte[] png) {
        byte[] right = png.clone();
        ByteBuffer chunks = ByteBuffer.wrap(right);
        for (int at = 8; at + 12 <= right.length; ) {
            int length = chunks.getInt(at);
            if (length < 0 || length > right.length - at - 12) {
                return right;
            }
            CRC32 crc = new CRC32();
            crc.update(right, at + 4, length + 4);
            chunks.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
        return right;
    }
}
