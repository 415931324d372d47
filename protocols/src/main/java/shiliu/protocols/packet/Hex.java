package shiliu.protocols.packet;

import java.util.HexFormat;

/** Bytes as people read them. */
public final class Hex {
    private Hex() {}

    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Reads hexadecimal digits without spaces; anything else is an {@link IllegalArgumentException}. */
    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
