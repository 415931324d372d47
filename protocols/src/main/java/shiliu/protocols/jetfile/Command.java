package shiliu.protocols.jetfile;

/** The commands, main and sub, as the maker's manual numbers them. */
final class Command {
    static final int READ_SYSTEM_FILE = 0x0102;
    static final int READ_TEXT = 0x0104;
    static final int READ_STRING = 0x0105;
    static final int READ_PICTURE = 0x0106;
    static final int READ_PATH = 0x0108;
    static final int SYSTEM_PARAMETERS = 0x010A;
    static final int SYSTEM_STATUS = 0x010B;
    static final int CABINET_TEMPERATURE = 0x0114;
    static final int BRIGHTNESS_STATE = 0x0116;
    static final int WRITE_SYSTEM_FILE = 0x0202;
    static final int WRITE_TEXT = 0x0204;
    static final int WRITE_STRING = 0x0205;
    static final int WRITE_PICTURE = 0x0206;
    static final int WRITE_PATH = 0x0208;
    static final int EMERGENCY = 0x0209;
    static final int BRIGHTNESS_BLOCK = 0x020A;
    static final int CONNECTION_TEST = 0x0301;
    static final int TEST_AUTO = 0x0302;
    static final int TEST_LAST = 0x0308;
    static final int TEST_END = 0x0309;
    static final int RESET = 0x0400;
    static final int BLACK_ON = 0x0401;
    static final int BLACK_OFF = 0x0402;
    static final int POWER_OFF = 0x0403;
    static final int POWER_ON = 0x0404;
    static final int POWER_STATE = 0x0405;
    static final int BRIGHTNESS = 0x0407;
    static final int READ_CLOCK = 0x0501;
    static final int SET_CLOCK_MINUTES = 0x0502;
    static final int SET_CLOCK = 0x0504;
    static final int RESTART_LIST = 0x0601;
    static final int REPLAY = 0x0602;
    static final int PAUSE = 0x0603;
    static final int RESUME = 0x0604;
    static final int NEXT = 0x0605;
    static final int PLAY_FILE = 0x0606;
    static final int CURRENT_FILE = 0x0607;
    static final int PREVIOUS = 0x0609;
    static final int BUZZER = 0x060F;
    static final int FORMAT = 0x0702;
    static final int MAKE_DIRECTORY = 0x0703;
    static final int RENAME = 0x0704;
    static final int MOVE = 0x0705;
    static final int DELETE = 0x0706;
    static final int DELETE_TEXTS = 0x0707;
    static final int DELETE_ARRAYS = 0x070A;
    static final int DIRECTORY = 0x070B;
    static final int DISK = 0x070D;
    static final int EXISTS = 0x070E;
    static final int STREAM_START = 0x0801;
    static final int STREAM_STOP = 0x0802;
    static final int STREAM_STATE = 0x0803;
    static final int STREAM_PIXELS = 0x0804;
    static final int LOGIN = 0x0A01;
    static final int LOGOUT = 0x0A02;
    static final int CHANGE_LOGIN = 0x0A03;

    private Command() {}
}
