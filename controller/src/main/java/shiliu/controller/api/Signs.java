package shiliu.controller.api;

import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says beside the screens themselves, for people to read. Immutable.
 *
 * @param communities names by the community's id
 * @param places where a screen stands, by its id
 * @param links what a screen is behind, by its id: {@code player}, or the driver and the address of a card
 */
public record Signs(Map<String, String> communities, Map<String, String> places, Map<String, String> links) {
    public static final Signs NONE = new Signs(Map.of(), Map.of(), Map.of());

    public Signs {
        communities = Map.copyOf(communities);
        places = Map.copyOf(places);
        links = Map.copyOf(links);
    }

    Optional<String> community(String id) {
        return Optional.ofNullable(communities.get(id));
    }

    Optional<String> place(String screen) {
        return Optional.ofNullable(places.get(screen));
    }

    Optional<String> link(String screen) {
        return Optional.ofNullable(links.get(screen));
    }
}
