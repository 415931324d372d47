package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Checksums;
import shiliu.protocols.packet.Octets;

/**
 * A stored program: what a card plays by itself, also after a power cut. BX-5 keeps it in one file, BX-6 its pixels in a
 * second one. Each file ends with the vendor's own CRC-32.
 *
 * @param name {@code P001}; the pixels' file then is {@code D001}
 */
record Program(String name, List<Area> areas) {
    static final int PROGRAM = 0x00;
    static final int PIXELS = 0x09;
    /** Bytes before the pixels in their file; offsets count one more, as the vendor's software does. */
    private static final int PIXELS_HEAD = 13;

    private static final int PAGE_SIX = 26;
    private static final int CRC = 4;

    Program {
        areas = List.copyOf(areas);
    }

    /** A file of a program, ready to be written. */
    record File(String name, int type, Octets bytes) {
        /** The last four bytes, as the announcement of the file repeats them. */
        int crc() {
            return Bytes.s32(bytes.bytes(), bytes.length() - CRC);
        }
    }

    /** The files in the order in which they are written: what the program needs before the program. */
    List<File> files(Generation generation) {
        if (generation == Generation.FIVE) {
            return List.of(new File(name, PROGRAM, closed(five())));
        }
        return List.of(new File(pixelsName(), PIXELS, closed(pixels())), new File(name, PROGRAM, closed(six())));
    }

    private String pixelsName() {
        return "D" + name.substring(1);
    }

    private static Octets closed(Bytes file) {
        byte[] plain = file.bytes();
        return Octets.of(file.u32(Checksums.crc32Onbon(plain, 0, plain.length)).bytes());
    }

    /** Every day, from any year to 2099, at any hour. */
    private static void always(Bytes out) {
        out.u8(0xFF).u16(0xFFFF).u8(0x01).u8(0x01).u16(0x2099).u8(0x12).u8(0x31).u8(0);
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private Bytes five() {
        Bytes out =
                new Bytes(512).u8(PROGRAM).put(ascii(name)).u8(0).u8(0).u8(1).u16(0);
        always(out);
        out.u8(0).u8(0).u8(areas.size());
        for (Area area : areas) {
            Bytes one = place(area).u16(area.pages().size());
            Areas.pagesFive(one, area.pages());
            out.u32(one.size()).put(one.bytes());
        }
        return out;
    }

    private static Bytes place(Area area) {
        return new Bytes(256)
                .u8(0)
                .u16(area.x())
                .u16(area.y())
                .u16(area.width())
                .u16(area.height())
                .u8(0);
    }

    private Bytes six() {
        Bytes out = new Bytes(512)
                .u8(PROGRAM)
                .put(ascii(name))
                .u8(0)
                .u8(0)
                .u8(1)
                .u16(5)
                .zeros(10);
        always(out);
        out.u8(0).u8(0).u8(areas.size());
        int offset = PIXELS_HEAD + 1;
        for (Area area : areas) {
            Bytes one = place(area)
                    .u8(0)
                    .u8(area.transparency())
                    .u8(0)
                    .u8(0)
                    .zeros(5)
                    .u16(area.pages().size());
            for (Page page : area.pages()) {
                one.u32(PAGE_SIX);
                Areas.pageHead(one, page);
                one.zeros(9).u32(offset).u32(page.pixels().length());
                offset += page.pixels().length();
            }
            out.u32(one.size()).put(one.bytes());
        }
        return out;
    }

    private Bytes pixels() {
        Bytes out = new Bytes(1024).u8(PIXELS).put(ascii(pixelsName())).zeros(8);
        areas.forEach(area -> area.pages().forEach(page -> out.put(page.pixels())));
        return out;
    }

    /** Whether a file's last four bytes are its CRC. */
    static boolean isWhole(Octets file) {
        int end = file.length() - CRC;
        return end > 0 && Checksums.crc32Onbon(file.bytes(), 0, end) == Bytes.s32(file.bytes(), end);
    }

    /** Nothing where the bytes are no such program. */
    static Optional<Program> read(Generation generation, Octets file, Octets pixels) {
        if (!isWhole(file) || (generation == Generation.SIX && !isWhole(pixels))) {
            return Optional.empty();
        }
        try {
            Cursor in = new Cursor(file.part(0, file.length() - CRC));
            return Optional.of(generation == Generation.FIVE ? readFive(in) : readSix(in, pixels));
        } catch (Cursor.BrokenException e) {
            return Optional.empty();
        }
    }

    private static String name(Cursor in) throws Cursor.BrokenException {
        in.expect(PROGRAM);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            name.append((char) in.u8());
        }
        return name.toString();
    }

    private static Program readFive(Cursor in) throws Cursor.BrokenException {
        String name = name(in);
        in.skip(5 + 10);
        in.skip(2);
        int count = in.u8();
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Cursor one = in.part(in.u32());
            Area head = head(one, i);
            areas.add(head.with(0, Areas.readPagesFive(one)));
            one.end();
        }
        in.end();
        return new Program(name, areas);
    }

    private static Area head(Cursor one, int id) throws Cursor.BrokenException {
        one.expect(0);
        Window window = new Window(one.u16(), one.u16(), one.u16(), one.u16());
        one.expect(0);
        return Area.still(id, window, Octets.NONE);
    }

    private static Program readSix(Cursor in, Octets pixels) throws Cursor.BrokenException {
        String name = name(in);
        in.skip(5 + 10 + 10);
        in.skip(2);
        int count = in.u8();
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Cursor one = in.part(in.u32());
            Area head = head(one, i);
            one.skip(1);
            int transparency = one.u8();
            one.skip(2 + 5);
            int pages = one.u16();
            List<Page> read = new ArrayList<>();
            for (int p = 0; p < pages; p++) {
                read.add(Areas.readPageSix(one.part(one.u32())).cutFrom(pixels, PIXELS_HEAD));
            }
            areas.add(head.with(transparency, read));
            one.end();
        }
        in.end();
        return new Program(name, areas);
    }
}
