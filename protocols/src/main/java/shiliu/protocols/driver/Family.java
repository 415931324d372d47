package shiliu.protocols.driver;

import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One driver id: how to speak to such a card, and a card to try it on.
 *
 * @param id as configurations name it
 * @param colours which screens it can drive
 * @param driver refuses a geometry that it cannot drive with an {@link IllegalArgumentException}
 */
public record Family(
        String id,
        Set<Colour> colours,
        Function<Site, Driver<?>> driver,
        BiFunction<Geometry, CardStore, VirtualCard> card) {
    public Family {
        colours = Set.copyOf(colours);
    }

    /** Whether there is such a card. */
    public boolean drives(Geometry geometry) {
        try {
            return colours.contains(geometry.colour())
                    && driver.apply(new Site(geometry, OptionalInt.empty())).capabilities() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * A card on its line.
     *
     * @param address the card's number on a shared line; left out, the family's usual one
     */
    public record Site(Geometry geometry, OptionalInt address) {}
}
