package shiliu.protocols.driver;

import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * One driver id: how to speak to such a card, and a card to try it on.
 *
 * @param id as configurations name it
 * @param colours which screens it can drive
 * @param driver refuses a geometry that it cannot drive with an {@link IllegalArgumentException}
 * @param card makes a virtual card
 */
public record Family(
        String id, Set<Colour> colours, Function<Site, Driver<?>> driver, Function<Unit, VirtualCard> card) {
    public Family {
        colours = Set.copyOf(colours);
    }

    /** Whether there is such a card. */
    public boolean drives(Geometry geometry) {
        try {
            return colours.contains(geometry.colour())
                    && driver.apply(new Site(geometry, OptionalInt.empty()))
                            .capabilities()
                            .colours()
                            .contains(geometry.colour());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether such a card shows any picture; one that writes text only does not. */
    public boolean draws(Geometry geometry) {
        return drives(geometry)
                && driver.apply(new Site(geometry, OptionalInt.empty()))
                        .capabilities()
                        .pixels();
    }

    /**
     * A card on its line.
     *
     * @param address the card's number on a shared line; left out, the family's usual one
     */
    public record Site(Geometry geometry, OptionalInt address) {}

    /**
     * A virtual card.
     *
     * @param number its own on a shared line
     * @param store what it keeps without power
     * @param glyphs its font, where it writes text itself
     * @param clock what its own clock goes by
     */
    public record Unit(Geometry geometry, int number, CardStore store, Glyphs glyphs, InstantSource clock) {
        /** The number that cards have from the factory. */
        public static final int FIRST = 1;

        public Unit(Geometry geometry, int number, CardStore store) {
            this(geometry, number, store, Glyphs.BOXES, InstantSource.system());
        }

        public static Unit of(Geometry geometry) {
            return new Unit(geometry, FIRST, new MemoryStore());
        }
    }
}
