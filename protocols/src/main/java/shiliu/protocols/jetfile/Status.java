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
    LOGGED_IN_ELSEWHERE(0x9035),
    TOO_LARGE(0x2101),
    DISK_FULL(0x2102),
    NO_CURRENT_FILE(0x6701);

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
}
