package shiliu.protocols.packet;

/** Two decimal digits in a byte, as clocks on a wire have them. */
public final class Bcd {
    private Bcd() {}

    /** The digits of 0 to 9999, the two last in the low byte. */
    public static int of(int number) {
        return Integer.parseInt(Integer.toString(number), 16);
    }

    /** The number of a byte's two digits; 99, which no clock shows, where they are none. */
    public static int number(int digits) {
        int low = digits & 0xF;
        int high = (digits >> 4) & 0xF;
        return low > 9 || high > 9 ? 99 : 10 * high + low;
    }
}
