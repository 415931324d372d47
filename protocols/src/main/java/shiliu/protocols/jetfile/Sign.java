package shiliu.protocols.jetfile;

/** What the manual says of every sign. */
final class Sign {
    /** Bytes of the largest file (status 2101 above it). */
    static final int MOST_FILE = 320 * 1024;

    static final int MODE_SCHEDULE = 0;
    static final int MODE_EMERGENCY = 1;
    static final int MODE_BLACK = 2;
    static final int MODE_REMOTE = 3;
    static final int MODE_TEST = 4;
    static final int MODE_STREAM = 5;

    private Sign() {}
}
