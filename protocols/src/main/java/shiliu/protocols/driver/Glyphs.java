package shiliu.protocols.driver;

/** The font of a virtual card that writes text itself. */
@FunctionalInterface
public interface Glyphs {
    /** Whether each character is a box of its own pattern: what a card without a font shows in tests. */
    Glyphs BOXES = (codePoint, size) -> {
        int width = codePoint < 0x2E80 ? size / 2 : size;
        boolean[][] dots = new boolean[size][width];
        for (int y = 1; y < size - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                boolean edge = y == 1 || y == size - 2 || x == 1 || x == width - 2;
                dots[y][x] = codePoint != ' ' && (edge || (codePoint >> (x * 3 + y * 5) % 16 & 1) == 1);
            }
        }
        return dots;
    };

    /** The dots of a character, {@code size} rows, each as long as the character is wide. */
    boolean[][] dots(int codePoint, int size);
}
