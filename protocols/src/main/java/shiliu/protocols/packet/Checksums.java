package shiliu.protocols.packet;

/** The checksums of the vendors' formats. */
public final class Checksums {
    private static final int[] ARC = arcTable();

    private Checksums() {}

    private static int[] arcTable() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xA001 : crc >>> 1;
            }
            table[i] = crc;
        }
        return table;
    }

    /** CRC-16/ARC (polynomial 8005, initial 0, reflected): all Onbon formats. "123456789" gives BB3D. */
    public static int crc16Arc(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc = crc >>> 8 ^ ARC[(crc ^ bytes[i]) & 0xFF];
        }
        return crc;
    }

    /** The low 16 bits of the sum of the bytes: JetFile II. */
    public static int sum16(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i] & 0xFF;
        }
        return sum & 0xFFFF;
    }

    /** Onbon's own CRC-32 of program files: the usual polynomial, reflected, but initial 0 and no final turn. "123456789" gives 2DFD2D88. */
    public static int crc32Onbon(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0xEDB88320 : crc >>> 1;
            }
        }
        return crc;
    }
}
