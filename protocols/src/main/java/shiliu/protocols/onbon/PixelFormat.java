package shiliu.protocols.onbon;

import shiliu.protocols.driver.Colour;

/** How a card stores the pixels of a page; a lit LED of a one-bit plane is 0, what pads a row is 1. */
enum PixelFormat {
    /** Row by row, for each 8 pixels one byte of red and, with two colours, one of green; the top bit is the left pixel. */
    E5,
    /** All of red, then all of green; rows of 32-bit words, low byte first, whose top bit is the left pixel. */
    E6,
    /** Two bytes a pixel, low byte first: red in the five high bits, green, blue. The byte order has no vector. */
    Q5,
    /** Three bytes a pixel: red, green, blue. */
    Q6;

    /** Bytes of a page. */
    int bytes(int width, int height, Colour colour) {
        int planes = colour == Colour.MONO ? 1 : 2;
        return switch (this) {
            case E5 -> (width + 7) / 8 * height * planes;
            case E6 -> (width + 31) / 32 * 4 * height * planes;
            case Q5 -> width * height * 2;
            case Q6 -> width * height * 3;
        };
    }
}
