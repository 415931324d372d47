package shiliu.protocols.driver;

/** What a screen's LEDs can show. */
public enum Colour {
    /** One red LED per pixel: on or off. */
    MONO,
    /** A red and a green LED per pixel, each on or off: black, red, green, yellow. */
    DUAL,
    /** Red, green and blue, 8 bits each. */
    RGB
}
