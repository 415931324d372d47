package shiliu.protocols.driver;

import java.util.Set;

/**
 * What a driver can do with its card.
 *
 * @param best the best proof that it can give of what is lit
 * @param colours which LEDs it can drive
 * @param stop what of a stop the card's format can do
 * @param pixels whether it can show any picture; a card that only writes text cannot
 * @param pages how many pages in turn the card plays by itself, at most
 * @param checks how many of {@link Driver#check} look at everything once
 */
public record Capabilities(Proof best, Set<Colour> colours, Set<StopPart> stop, boolean pixels, int pages, int checks) {
    public Capabilities {
        colours = Set.copyOf(colours);
        stop = Set.copyOf(stop);
    }

    /** Whether a stop stays through a power cut without us. */
    public boolean keepsBlack() {
        return stop.contains(StopPart.BLACK_STORED);
    }
}
