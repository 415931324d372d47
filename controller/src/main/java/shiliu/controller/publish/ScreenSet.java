package shiliu.controller.publish;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import shiliu.player.screen.Screen;

/** The screens of the configuration, by id. Immutable. */
public final class ScreenSet {
    /** The street office's content may show everywhere. */
    public static final String STREET = "street";

    private final Map<String, Screen> byId;

    public ScreenSet(Collection<Screen> screens) {
        Map<String, Screen> sorted = new TreeMap<>();
        screens.forEach(screen -> sorted.put(screen.id(), screen));
        byId = Collections.unmodifiableMap(sorted);
    }

    public List<Screen> all() {
        return List.copyOf(byId.values());
    }

    public Map<String, Screen> byId() {
        return byId;
    }

    public Optional<Screen> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Those that an id or a {@code #tag} names. */
    public List<Screen> matching(Collection<String> selectors) {
        return byId.values().stream()
                .filter(screen -> selectors.stream().anyMatch(selector -> matches(selector, screen)))
                .toList();
    }

    /** Those on which content of this community may show. */
    public List<Screen> open(String community) {
        return byId.values().stream()
                .filter(screen -> mayShow(community, screen))
                .toList();
    }

    static boolean mayShow(String community, Screen screen) {
        return community.equals(STREET) || community.equals(screen.community());
    }

    static boolean matches(String selector, Screen screen) {
        return selector.startsWith("#")
                ? screen.tags().contains(selector.substring(1))
                : screen.id().equals(selector);
    }
}
