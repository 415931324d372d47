package shiliu.protocols.jetfile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.Lettering;
import shiliu.protocols.driver.Writing;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/**
 * Text and string files as a sign stores them: a head of seven bytes, characters in GB2312 with control codes between them,
 * 04. The sign writes them in its own fonts.
 */
final class TextFile {
    static final Charset GB2312 = Charset.forName("GB2312");

    static final int HEAD = 7;
    private static final int END = 0x04;
    private static final byte[] OTHER_HEAD = "QZ00SAX".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXT = 0x41;
    private static final int STRING = 0x47;
    /** Where a live field stands. */
    private static final String CLOCK = "00:00";

    private TextFile() {}

    /** Nothing where the sign's character set or colours do not have what it says. */
    static Optional<Octets> of(Writing writing, char label) {
        Optional<Integer> colour = colour(writing.colour());
        boolean writable = writing.lines().stream()
                .filter(line -> !line.equals(Writing.CLOCK))
                .allMatch(line -> GB2312.newEncoder().canEncode(line));
        if (colour.isEmpty() || !writable) {
            return Optional.empty();
        }
        Bytes out = new Bytes(64).put(head(TEXT, label));
        out.u8(0x1A).u8(font(writing.size())).u8(0x1C).u8(colour.get());
        boolean runs = writing.motion() == Writing.Motion.MARQUEE;
        out.u8(0x0A).u8('I').u8(runs ? '1' : '0');
        for (int i = 0; i < writing.lines().size(); i++) {
            if (i > 0) {
                out.u8(0x0D);
            }
            String line = writing.lines().get(i);
            if (line.equals(Writing.CLOCK)) {
                out.u8(0x0B).u8(0x2F);
            } else {
                out.put(line.getBytes(GB2312));
            }
        }
        return Optional.of(Octets.of(out.u8(END).bytes()));
    }

    private static byte[] head(int kind, char label) {
        return new Bytes(HEAD)
                .u8(0x01)
                .u8('Z')
                .u8('0')
                .u8('0')
                .u8(0x02)
                .u8(kind)
                .u8(label)
                .bytes();
    }

    private static int font(int size) {
        return size == 16 ? '5' : size == 24 ? '7' : '9';
    }

    private static Optional<Integer> colour(int rgb) {
        return switch (rgb) {
            case 0xFF0000 -> Optional.of((int) '1');
            case 0x00FF00 -> Optional.of((int) '2');
            case 0xFFFF00 -> Optional.of((int) '3');
            default -> Optional.empty();
        };
    }

    /** Whether the bytes are such a file. */
    static boolean isText(Octets file) {
        if (file.length() < HEAD + 1 || file.at(file.length() - 1) != END) {
            return false;
        }
        byte[] head = file.part(0, HEAD).bytes();
        boolean usual = head[0] == 1 && head[1] == 'Z' && head[4] == 2 && (head[5] == TEXT || head[5] == STRING);
        return usual || java.util.Arrays.equals(head, OTHER_HEAD);
    }

    /** The lines of its first page, as far as a virtual sign understands the codes. */
    static List<Lettering.Line> lines(Octets file) {
        byte[] bytes = file.part(HEAD, file.length() - 1).bytes();
        Pen pen = new Pen();
        int at = 0;
        while (at < bytes.length && (bytes[at] & 0xFF) != 0x0C) {
            at += pen.take(bytes, at);
        }
        return pen.lines();
    }

    /** Reads code after code. */
    private static final class Pen {
        private final List<Lettering.Line> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int size = 16;
        private int rgb = 0xFF0000;

        /** How many bytes the code or character at {@code at} has. */
        int take(byte[] bytes, int at) {
            int code = bytes[at] & 0xFF;
            int next = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
            switch (code) {
                case 0x0D -> end();
                case 0x1A -> size = next == '7' ? 24 : next == '9' ? 32 : 16;
                case 0x1C -> rgb = next == '2' ? 0x00FF00 : next == '3' ? 0xFFFF00 : 0xFF0000;
                case 0x0B -> line.append(next == 0x2F ? CLOCK : "");
                default -> {
                    if (code >= 0x20) {
                        int length = code >= 0xA1 ? 2 : 1;
                        line.append(new String(bytes, at, Math.min(length, bytes.length - at), GB2312));
                    }
                }
            }
            return length(code, next);
        }

        private static int length(int code, int next) {
            return switch (code) {
                case 0x07, 0x08, 0x0B, 0x0F, 0x1A, 0x1C, 0x1D, 0x1E, 0x1F, 0x13, 0x14 -> 2;
                case 0x0A -> 3;
                case 0x0E -> next == '2' ? 6 : 4;
                default -> code >= 0xA1 ? 2 : 1;
            };
        }

        private void end() {
            lines.add(new Lettering.Line(line.toString(), rgb, size));
            line.setLength(0);
        }

        List<Lettering.Line> lines() {
            end();
            return lines;
        }
    }
}
