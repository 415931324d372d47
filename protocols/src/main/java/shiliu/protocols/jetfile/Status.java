package shiliu.protocols.jetfile;

/** The vendor's status numbers (printed in hexadecimal in the manual). */
enum Status {
    OK(0x9000),
    OK_TEXT(0x4B4F),
    CHECKSUM(0x9002),
    BAD_MAIN(0x9004),
    BAD_SUB(0x9005),
    LENGTH(0x9006),
    NOT_FOUND(0x9008),
    PAST_END(0x9009),
    OPEN_FAILED(0x9010),
    UNSUPPORTED(0x9011),
    DISK_FULL_WRITING(0x9012),
    PACKET_MISMATCH(0x9013),
    OUT_OF_ORDER(0x9014),
    FILE_OPEN(0x9015),
    LOGIN_FIRST(0x9030),
    WRONG_PASSWORD(0x9031),
    WRONG_USER(0x9032),
    LOGGED_IN_ELSEWHERE(0x9035),
    TOO_LARGE(0x2101),
    DISK_FULL(0x2102),
    EMERGENCY_TOO_LONG(0x2901),
    NO_GRAYSCALE(0x3A01),
    CLOCK_FAILED(0x5201),
    NO_CURRENT_FILE(0x6701),
    FORMAT_FAILED(0x7201),
    MAKE_DIRECTORY_FAILED(0x7301),
    RENAME_FAILED(0x7401),
    RENAME_EXISTS(0x7402),
    MOVE_FAILED(0x7501),
    DELETE_FAILED(0x7601),
    DIRECTORY_OPEN_FAILED(0x7B01),
    DISK_UNKNOWN(0x7D01),
    NOT_THERE(0x7E01),
    STREAM_NO_BUFFER(0x8301),
    STREAM_BUFFER_FULL(0x8302),
    STREAM_BUFFER_FAILED(0x8303),
    NOT_STREAMING(0x8305),
    STREAM_DATA_LENGTH(0x8306),
    STREAM_DATA_ORDER(0x8307);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static boolean ok(int code) {
        return code == OK.code || code == OK_TEXT.code;
    }

    /** The status of a number of the manual's. */
    static Status of(int code) {
        return java.util.Arrays.stream(values())
                .filter(status -> status.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status " + Integer.toHexString(code)));
    }

    /** The manual's word for a number that a sign sent. */
    static String word(int code) {
        for (Status status : values()) {
            if (status.code == code) {
                return status.name();
            }
        }
        return "UNKNOWN";
    }

    /** Whether the same packet may succeed when it is sent again. */
    static boolean again(int code) {
        return code == CHECKSUM.code || code == FILE_OPEN.code;
    }

    /** Whether the sign says that its format has no such command. */
    static boolean unknownCommand(int code) {
        return code == BAD_MAIN.code || code == BAD_SUB.code || code == UNSUPPORTED.code;
    }
}
