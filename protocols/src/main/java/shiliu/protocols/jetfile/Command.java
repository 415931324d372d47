package shiliu.protocols.jetfile;

/** The commands that are used here, main and sub, as the maker's manual numbers them. */
final class Command {
    static final int READ_PICTURE = 0x0106;
    static final int SYSTEM_PARAMETERS = 0x010A;
    static final int SYSTEM_STATUS = 0x010B;
    static final int WRITE_SYSTEM_FILE = 0x0202;
    static final int WRITE_PICTURE = 0x0206;
    static final int CONNECTION_TEST = 0x0301;
    static final int BLACK_ON = 0x0401;
    static final int BLACK_OFF = 0x0402;
    static final int PLAY_FILE = 0x0606;

    private Command() {}
}
