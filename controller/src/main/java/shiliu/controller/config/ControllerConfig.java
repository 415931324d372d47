package shiliu.controller.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import shiliu.controller.alarms.AlarmRules;
import shiliu.controller.api.Signs;
import shiliu.controller.keep.KeepRules;
import shiliu.controller.review.ReviewRules;
import shiliu.controller.timing.Festivals;
import shiliu.player.config.ProblemsException;

/**
 * What {@code controller.yaml} and its screens' files say; relative paths start from the file's own folder.
 *
 * @param data the controller's folder: database and blobs
 * @param language of messages; left out, the locale decides
 * @param screens by id
 * @param festivals of the tables that it names
 * @param review how many stages a review has
 * @param alarms from when on something is wrong, and who is told
 * @param keep how long things are kept
 */
public record ControllerConfig(
        Listen listen,
        Path data,
        Optional<Locale> language,
        List<Community> communities,
        List<ScreenSite> screens,
        Festivals festivals,
        ReviewRules review,
        AlarmRules alarms,
        KeepRules keep) {
    public ControllerConfig {
        communities = List.copyOf(communities);
        screens = List.copyOf(screens);
    }

    /** Reads the file and every screen's file; refuses them with every problem found in any. */
    public static ControllerConfig read(Path file) throws ProblemsException {
        return new ControllerConfigReader(file).read();
    }

    /** The ids of the communities. */
    public Set<String> communityIds() {
        return communities.stream().map(Community::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The communities, to be found by id or name. */
    public Communities known() {
        return new Communities(communities);
    }

    /** The same with its cards elsewhere: addresses by screen id, as {@code tcp://host:port} or {@code serial:DEVICE}. */
    public ControllerConfig at(Map<String, String> addresses) {
        List<ScreenSite> moved = screens.stream()
                .map(site -> Optional.ofNullable(addresses.get(site.screen().id()))
                        .map(site::at)
                        .orElse(site))
                .toList();
        return new ControllerConfig(listen, data, language, communities, moved, festivals, review, alarms, keep);
    }

    /** What it says beside the screens, for people to read on the wall. */
    public Signs signs() {
        Map<String, String> names = communities.stream().collect(Collectors.toMap(Community::id, Community::name));
        Map<String, String> places = new HashMap<>();
        Map<String, String> links = new HashMap<>();
        for (ScreenSite site : screens) {
            site.location().ifPresent(at -> places.put(site.screen().id(), at.words()));
            links.put(site.screen().id(), site.connection().words());
        }
        return new Signs(names, places, links);
    }

    /** The screen with this id. */
    public Optional<ScreenSite> screen(String id) {
        return screens.stream().filter(s -> s.screen().id().equals(id)).findFirst();
    }
}
