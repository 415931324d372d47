package shiliu.controller.publish;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.timing.ScreenExpression;
import shiliu.controller.timing.WordsException;
import shiliu.player.screen.Screen;

/** The screens of the configuration, by id. Immutable. */
public final class ScreenSet {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenSet.class);

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

    /** Those that one of the {@linkplain ScreenExpression expressions} means; one that cannot be read means none. */
    public List<Screen> matching(Collection<String> selectors) {
        Predicate<Screen> meant = meant(selectors);
        return byId.values().stream().filter(meant).toList();
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

    /** Whether one of them means a screen. */
    static Predicate<Screen> meant(Collection<String> selectors) {
        Predicate<Screen> meant = screen -> false;
        for (String selector : selectors) {
            try {
                meant = meant.or(ScreenExpression.parse(selector));
            } catch (WordsException e) {
                LOG.warn("screens {} mean none: {}", selector, e.getMessage());
            }
        }
        return meant;
    }
}
