package shiliu.controller.timing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Festival;
import shiliu.player.schedule.FestivalDays;
import shiliu.player.schedule.SolarTerm;

/** The festivals of the tables, by id, by name and by day. Immutable. */
public final class Festivals {
    /** Without any. */
    public static final Festivals NONE = new Festivals(List.of());

    private final Map<String, Festival> byId = new TreeMap<>();
    private final Map<String, FestivalDays> known = new HashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<LocalDate, List<Festival>> days = new HashMap<>();

    public Festivals(Collection<Festival> festivals) {
        for (Festival festival : festivals) {
            FestivalDays comings = festival.known();
            byId.put(festival.id(), festival);
            known.put(festival.id(), comings);
            names(festival).forEach(name -> ids.putIfAbsent(name, festival.id()));
            for (Validity coming : comings.days()) {
                coming.from()
                        .datesUntil(coming.until().plusDays(1))
                        .forEach(day -> days.computeIfAbsent(day, any -> new ArrayList<>())
                                .add(festival));
            }
        }
        days.values().forEach(list -> list.sort(Comparator.comparing(Festival::id)));
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
        return Optional.ofNullable(known.get(id));
    }

    /** Those that {@code day} belongs to, by id. */
    public List<Festival> on(LocalDate day) {
        return days.getOrDefault(day, List.of());
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
