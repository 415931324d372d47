package shiliu.protocols.driver;

/** What cards tell of themselves; numbers in decimal digits, times as {@code 2026-11-26T08:30:15}. */
public enum Quantity {
    /** The vendor's name of the model. */
    MODEL,
    /** The vendor's number of the model, {@code 0x0274}. */
    DEVICE_TYPE,
    FIRMWARE,
    /** Pixels. */
    WIDTH,
    HEIGHT,
    /** {@code MONO}, {@code DUAL} or {@code RGB}. */
    COLOUR,
    /** The card's number on its line. */
    ADDRESS,
    /** Group and unit, {@code 1/4}. */
    GROUP_UNIT,
    /** The vendor's code of the line's speed. */
    BAUD_CODE,
    /** The LEDs: {@code on} or {@code off}. */
    POWER,
    /** Whether the card switches by its own clock: {@code on} or {@code off}. */
    TIMERS,
    /** {@code manual}, {@code timed}, {@code sensor}. */
    BRIGHTNESS_MODE,
    /** Percent, 0 to 100, of the format's own steps. */
    BRIGHTNESS,
    /** The light sensor's number, in no unit. */
    LIGHT_SENSOR,
    /** The card's clock. */
    CLOCK,
    /** Whether the clock works: {@code good} or {@code bad}. */
    CLOCK_STATE,
    /** °C. */
    CABINET_TEMPERATURE,
    /** °C. */
    OUTSIDE_TEMPERATURE,
    /** Percent. */
    HUMIDITY,
    /** Bytes as the card sent them, where nobody wrote down what they mean. */
    RAW_SENSORS,
    /** What the card is doing: {@code schedule}, {@code emergency}, {@code black}, {@code remote}, {@code test}, {@code stream}. */
    MODE,
    /** Stored programs or pages. */
    PROGRAMS,
    /** The name of what plays. */
    PLAYING,
    DYNAMIC_AREAS,
    /** Whether the picture is held: {@code on} or {@code off}. */
    SCREEN_LOCK,
    PROGRAM_LOCK,
    /** Whether the card was set up for its screen: {@code good} or {@code bad}. */
    PARAMETERS,
    BARCODE,
    CONTROLLER_ID,
    CUSTOM_ID,
    /** Bytes. */
    STORE_TOTAL,
    STORE_FREE,
    IP_ADDRESS
}
