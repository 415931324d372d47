package shiliu.protocols.driver;

import java.util.Set;

/**
 * What a driver can do with its card.
 *
 * @param best the best proof that it can give of what is lit
 * @param colours which LEDs it can drive
 * @param keepsBlack whether a stop stays through a power cut without us
 */
public record Capabilities(Proof best, Set<Colour> colours, boolean keepsBlack) {
    public Capabilities {
        colours = Set.copyOf(colours);
    }
}
