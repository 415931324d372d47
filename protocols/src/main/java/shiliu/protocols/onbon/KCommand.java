package shiliu.protocols.onbon;

/** Groups and commands of the text cards, as the vendor numbers them; some mean another thing than in the common format. */
final class KCommand {
    static final int ACK = 0xA000;
    static final int NACK = 0xA001;
    static final int FORMAT = 0xA100;
    static final int DELETE = 0xA101;
    static final int STATUS = 0xA102;
    static final int START_WRITE = 0xA105;
    static final int WRITE_BLOCK = 0xA106;
    static final int BEGIN_TRANSFER = 0xA107;
    static final int END_TRANSFER = 0xA108;
    static final int WRITE_CLIENT = 0xA109;
    static final int FILE_STATE = 0xA10A;
    static final int FILE_STATE_REPLY = 0xA18A;
    static final int READ_FILE = 0xA10B;
    static final int READ_FILE_REPLY = 0xA18B;
    static final int PING = 0xA200;
    /** Erases every file but the firmware: never sent. */
    static final int SYSTEM_RESET = 0xA201;

    static final int SET_CLOCK = 0xA203;
    static final int SET_ID = 0xA206;
    static final int READ_ID = 0xA207;
    static final int CAROUSEL = 0xA208;
    static final int FONTS = 0xA209;
    static final int READ_PARAMETERS = 0xA20A;
    static final int READ_CLIENT = 0xA20B;
    /** 01 on, 02 off: not as the common format has it. */
    static final int POWER = 0xA300;

    static final int TIMERS = 0xA301;
    static final int BRIGHTNESS = 0xA302;
    static final int LOCK_PROGRAM = 0xA304;
    static final int UPDATE_AREAS = 0xA306;
    static final int CANCEL_TIMERS = 0xA308;
    static final int CLEAR = 0xA310;

    private KCommand() {}
}
