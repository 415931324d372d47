package shiliu.protocols.driver;

/** A card's picture: pixels across and down, 1 to {@value Frame#MAX_SIDE} each, and what its LEDs can show. */
public record Geometry(int width, int height, Colour colour) {
    public Geometry {
        if (width < 1 || height < 1 || width > Frame.MAX_SIDE || height > Frame.MAX_SIDE) {
            throw new IllegalArgumentException("a card of " + width + "x" + height);
        }
    }

    /** Refuses a frame of another size with an {@link IllegalArgumentException}: a mistake of the caller. */
    public void check(Frame frame) {
        if (frame.width() != width || frame.height() != height) {
            throw new IllegalArgumentException(frame + " on a card of " + width + "x" + height);
        }
    }

    /** The same for each page. */
    public void check(Content content) {
        content.pages().forEach(page -> check(page.frame()));
    }

    @Override
    public String toString() {
        return width + "x" + height + " " + colour;
    }
}
