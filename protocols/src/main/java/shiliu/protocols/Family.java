package shiliu.protocols;

import java.util.function.BiFunction;
import java.util.function.Function;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.VirtualCard;

/**
 * One driver id: how to speak to such a card, and a card to try it on.
 *
 * @param id as configurations name it
 * @param driver refuses a geometry that it cannot drive with an {@link IllegalArgumentException}
 */
public record Family(String id, Function<Site, Driver<?>> driver, BiFunction<Geometry, CardStore, VirtualCard> card) {
    /**
     * A card on its line.
     *
     * @param address the card's number on a shared line; the family's usual one where it has none
     */
    public record Site(Geometry geometry, java.util.OptionalInt address) {}
}
