package shiliu.player.diag;

import java.util.List;
import java.util.Optional;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/**
 * Who answered on a line.
 *
 * @param family the vendor's name for people
 * @param driver the driver id, where the card told enough
 */
public record Identified(String family, Optional<String> driver, List<Reading> readings) {
    public Identified {
        readings = List.copyOf(readings);
    }

    /** What it told of one thing. */
    public Optional<String> told(Quantity quantity) {
        return readings.stream()
                .filter(reading -> reading.quantity() == quantity)
                .map(Reading::value)
                .findFirst();
    }

    /** A number that it told; a card may tell anything. */
    public Optional<Integer> number(Quantity quantity) {
        return told(quantity).filter(text -> text.matches("[0-9]{1,6}")).map(Integer::parseInt);
    }

    /** The driver ids that can be meant: one where it told, else the family's. */
    public List<String> drivers() {
        String first = family.split("[ -]", 2)[0].toLowerCase(java.util.Locale.ROOT);
        return driver.map(List::of)
                .orElseGet(() -> Drivers.list().stream()
                        .map(Family::id)
                        .filter(id -> id.equals(first) || id.startsWith(first + "-"))
                        .toList());
    }
}
