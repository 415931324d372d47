package shiliu.protocols.jetfile;

import shiliu.protocols.packet.Octets;

/** A packet of the old format ("1st format"): one to a board, or what a board says. */
sealed interface FirstPacket {
    /**
     * To a board.
     *
     * @param checked whether a sum follows ({@code Y} instead of {@code Z})
     * @param unit 0 to 99; 0: all
     * @param command {@code A} text, {@code G} string, {@code I} picture, {@code E} everything else
     * @param answer whether the board is to answer
     */
    record Request(boolean checked, int unit, char command, Octets data, boolean answer) implements FirstPacket {}

    /** {@code OK}, a status of two bytes, or 55 A6 and a block. */
    record Reply(Octets bytes) implements FirstPacket {
        /** The vendor's status; {@code OK} is one. 0 for a block. */
        int status() {
            return bytes.length() == 2 ? bytes.at(0) | bytes.at(1) << 8 : 0;
        }

        /** What a block carries. */
        Octets block() {
            return bytes.length() > FirstCodec.BLOCK_HEAD
                    ? bytes.part(FirstCodec.BLOCK_HEAD, bytes.length())
                    : Octets.NONE;
        }
    }
}
