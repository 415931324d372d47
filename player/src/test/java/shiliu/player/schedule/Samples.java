package shiliu.player.schedule;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;

/** Short ways to write schedules in tests. */
final class Samples {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Validity LONG = new Validity(LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31));

    private Samples() {}

    static Sha256 item(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }

    static Slot slot(String id, Mode mode, When when, String... items) {
        return slot(id, mode, 0, 1, when, items);
    }

    static Slot slot(String id, Mode mode, int priority, int weight, When when, String... items) {
        return new Slot(
                id, "list-" + id, Arrays.stream(items).map(Samples::item).toList(), when, mode, priority, weight);
    }

    static When daily(String from, String until) {
        return new When(Optional.empty(), Set.of(), Optional.of(part(from, until)));
    }

    static When on(String from, String until) {
        return new When(
                Optional.of(new Validity(LocalDate.parse(from), LocalDate.parse(until))), Set.of(), Optional.empty());
    }

    static When weekly(DayOfWeek day, String from, String until) {
        return new When(Optional.empty(), Set.of(day), Optional.of(part(from, until)));
    }

    static Daypart part(String from, String until) {
        return new Daypart(LocalTime.parse(from), LocalTime.parse(until));
    }

    /** Every item plays 10 s. */
    static Schedule schedule(Slot... slots) {
        return schedule(SHANGHAI, Optional.empty(), slots);
    }

    static Schedule schedule(ZoneId zone, Optional<Daypart> hours, Slot... slots) {
        Map<Sha256, Schedule.Play> plays = new HashMap<>();
        for (Slot slot : slots) {
            slot.items().forEach(item -> plays.put(item, new Schedule.Play(10_000, LONG)));
        }
        return new Schedule(zone, new Schedule.Light(hours, List.of()), List.of(slots), plays, List.of());
    }

    /** A moment in Shanghai, written {@code 2026-11-23T12:00}. */
    static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
