package shiliu.protocols.onbon;

/** Groups and commands as the vendor numbers them; the same number means the same in all formats unless it is said. */
final class Common {
    static final int FORMAT = 0xA100;
    static final int DELETE = 0xA101;
    static final int START_WRITE = 0xA102;
    static final int WRITE_BLOCK = 0xA103;
    static final int DIRECTORY_SIZE = 0xA106;
    static final int BEGIN_TRANSFER = 0xA108;
    static final int END_TRANSFER = 0xA109;
    static final int VOLUME = 0xA112;
    static final int TRANSFER_STATUS = 0xA113;
    static final int PING = 0xA200;
    static final int RESET = 0xA201;
    static final int SET_CLOCK = 0xA202;
    /** 01 on, 00 off: not as text cards have it. */
    static final int POWER = 0xA205;

    static final int TIMERS = 0xA206;
    static final int BRIGHTNESS = 0xA207;
    static final int CANCEL_TIMERS = 0xA208;
    static final int CONTROLLER_ID = 0xA20A;
    static final int LOCK_SCREEN = 0xA20D;
    static final int LOCK_PROGRAM = 0xA20E;
    static final int STATUS = 0xA20F;

    private Common() {}
}
