package shiliu.protocols.driver;

import java.util.List;

/**
 * Text as cards write it themselves, in their own fonts.
 *
 * @param lines from the top, each without control characters; a line may be {@link #CLOCK}
 * @param size of a character, pixels: 16, 24 or 32
 * @param colour of the letters, 0xRRGGBB, each channel 00 or FF
 * @param motion how it stands or runs
 */
public record Writing(List<String> lines, int size, int colour, Motion motion) {
    /** A line that is the card's own clock, hours and minutes. */
    public static final String CLOCK = "\uFFFCHH:MM";

    private static final int MOST = 2000;

    public Writing {
        lines = List.copyOf(lines);
        int length = lines.stream().mapToInt(String::length).sum();
        boolean controls = lines.stream().flatMapToInt(String::chars).anyMatch(Character::isISOControl);
        if (lines.isEmpty() || length > MOST || controls || (size != 16 && size != 24 && size != 32)) {
            throw new IllegalArgumentException("no text for a card: " + lines.size() + " lines of size " + size);
        }
    }

    /** How text stands or runs. */
    public enum Motion {
        STILL,
        /** From right to left, for ever. */
        MARQUEE
    }
}
