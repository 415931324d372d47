package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Checksums;
import shiliu.protocols.packet.Octets;

/** A program file of a text card: areas, shown every day for ever. */
record KProgram(String name, List<KArea> areas) {
    private static final int CRC = 2;
    private static final int HEAD = 24;

    KProgram {
        areas = List.copyOf(areas);
    }

    Octets file() {
        Bytes body = new Bytes(256);
        for (KArea area : areas) {
            byte[] one = area.write();
            // Counts its own four bytes, as most of the manual's examples do.
            body.u32(one.length + 4).put(one);
        }
        Bytes out = new Bytes(256)
                .u8(0)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .u32(HEAD + 1 + body.size() + CRC)
                .u8(0)
                .u16(0)
                .u8(1)
                .put(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1})
                .u8(1)
                .u8(0)
                .u8(0)
                .u8(areas.size())
                .put(body.bytes());
        return Octets.of(out.u16(Checksums.crc16Arc(out.bytes(), 0, out.size())).bytes());
    }

    static boolean isWhole(Octets file) {
        int end = file.length() - CRC;
        return end > HEAD
                && Checksums.crc16Arc(file.bytes(), 0, end) == Bytes.u16(file.bytes(), end)
                && Bytes.s32(file.bytes(), 5) == file.length();
    }

    /** Nothing where the bytes are no such file. Both ways of counting an area's length are taken: the one that ends right. */
    static Optional<KProgram> read(Octets file) {
        if (!isWhole(file)) {
            return Optional.empty();
        }
        return read(file, 4).or(() -> read(file, 0));
    }

    private static Optional<KProgram> read(Octets file, int own) {
        try {
            Cursor in = new Cursor(file.part(0, file.length() - CRC));
            in.expect(0);
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                name.append((char) in.u8());
            }
            in.skip(4 + 1 + 2 + 1 + 8 + 1);
            boolean timed = in.u8() != 0;
            int periods = in.u8();
            in.skip(timed ? 6 * periods : 0);
            int count = in.u8();
            List<KArea> areas = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Cursor one = in.part(in.u32() - own);
                areas.add(KArea.read(one));
                one.end();
            }
            in.end();
            return Optional.of(new KProgram(name.toString(), areas));
        } catch (Cursor.BrokenException e) {
            return Optional.empty();
        }
    }
}
