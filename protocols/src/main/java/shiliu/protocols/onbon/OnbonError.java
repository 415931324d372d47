package shiliu.protocols.onbon;

/** The vendor's error numbers and words. */
enum OnbonError {
    NONE(0),
    OUTOFGROUP(1),
    NOCMD(2),
    BUSY(3),
    MEMORYVOLUME(4),
    CHECKSUM(5),
    FILENOTEXIST(6),
    FLASH(7),
    FILE_DOWNLOAD(8),
    FILE_NAME(9),
    FILE_TYPE(10),
    FILE_CRC16(11),
    FONT_NOT_EXIST(12),
    FIRMWARE_TYPE(13),
    DATE_TIME_FORMAT(14),
    FILE_EXIST(15),
    FILE_BLOCK_NUM(16),
    CONTROLLER_TYPE(17),
    SCREEN_PARA(18),
    CONTROLLER_ID(19);

    private final int code;

    OnbonError(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The error of a number of the manual's. */
    static OnbonError of(int code) {
        return values()[code];
    }

    /** The word for a number that a card sent. */
    static String word(int code) {
        for (OnbonError error : values()) {
            if (error.code == code) {
                return error.name();
            }
        }
        return "UNKNOWN";
    }

    /** Whether the card says that it has no such command. */
    static boolean unknownCommand(int code) {
        return code == OUTOFGROUP.code || code == NOCMD.code;
    }

    /** Whether the same packet may succeed when it is sent again. */
    static boolean again(int code) {
        return code == BUSY.code || code == CHECKSUM.code;
    }
}
