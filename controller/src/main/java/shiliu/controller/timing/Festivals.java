package shiliu.controller.timing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Festival;
import shiliu.player.schedule.FestivalDays;
import shiliu.player.schedule.SolarTerm;

/** The festivals of the tables, by id, by name and by day. Their comings are found when they are asked for. Safe for any thread. */
public final class Festivals {
    /** Without any. */
    public static final Festivals NONE = new Festivals(List.of());

    private final Map<String, Festival> byId = new TreeMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, FestivalDays> known = new ConcurrentHashMap<>();
    private final Map<Integer, Map<LocalDate, List<Festival>>> years = new ConcurrentHashMap<>();

    public Festivals(Collection<Festival> festivals) {
        for (Festival festival : festivals) {
            byId.put(festival.id(), festival);
            names(festival).forEach(name -> ids.putIfAbsent(name, festival.id()));
        }
    }

    /** Every way in which people name it: its id, its names, the Chinese one without 节 as well. */
    static List<String> names(Festival festival) {
        String chinese = festival.chinese();
        String english = festival.english().toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>(List.of(chinese, festival.id(), english, english.replace(' ', '-')));
        String stem = chinese.endsWith("节") ? chinese.substring(0, chinese.length() - 1) : chinese;
        // 清明 by itself is the solar term, which needs no table.
        boolean term =
                List.of(SolarTerm.values()).stream().anyMatch(t -> t.text().equals(stem));
        if (stem.length() >= 2 && !term) {
            names.add(stem);
        }
        return names;
    }

    /** By id. */
    public List<Festival> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Festival> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The id of the festival with this id or name. */
    public Optional<String> idOf(String name) {
        return Optional.ofNullable(ids.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** Every id and name. */
    Set<String> names() {
        return ids.keySet();
    }

    /** What is known of it. */
    public Optional<FestivalDays> known(String id) {
        return find(id).map(festival -> known.computeIfAbsent(id, any -> festival.known()));
    }

    /** Those that {@code day} belongs to, by id. */
    public List<Festival> on(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), this::year).getOrDefault(day, List.of());
    }

    private Map<LocalDate, List<Festival>> year(int year) {
        Map<LocalDate, List<Festival>> days = new HashMap<>();
        Validity whole = new Validity(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        for (FestivalDays festival : days(byId.keySet(), whole)) {
            for (Validity coming : festival.days()) {
                coming.from()
                        .datesUntil(coming.until().plusDays(1))
                        .forEach(day -> days.computeIfAbsent(day, any -> new ArrayList<>())
                                .add(byId.get(festival.id())));
            }
        }
        return days;
    }

    /** Those that {@code ids} name, with the comings that touch {@code within}; what is unknown is left out. */
    public List<FestivalDays> days(Collection<String> wanted, Validity within) {
        return wanted.stream()
                .distinct()
                .sorted()
                .flatMap(id -> known(id).stream())
                .map(all -> new FestivalDays(
                        all.id(),
                        all.covered(),
                        all.days().stream()
                                .filter(coming -> !coming.until().isBefore(within.from())
                                        && !coming.from().isAfter(within.until()))
                                .toList()))
                .toList();
    }
}
