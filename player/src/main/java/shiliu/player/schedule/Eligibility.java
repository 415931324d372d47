package shiliu.player.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import shiliu.player.playlist.Sha256;

/**
 * One slot on one local day.
 *
 * @param spans when its {@code when} holds; each begins on this day or the day before, and may reach beyond this day
 * @param items those that may show on this day
 */
record Eligibility(Slot slot, List<Span> spans, List<Sha256> items) {
    static Eligibility of(Slot slot, LocalDate day, LocalDays days, Schedule schedule) {
        List<Sha256> valid = slot.items().stream()
                .filter(item -> {
                    Schedule.Play play = schedule.items().get(item);
                    return play != null && play.valid().contains(day);
                })
                .toList();
        return new Eligibility(slot, spans(slot.when(), day, days), valid);
    }

    boolean holds(java.time.Instant at) {
        return spans.stream().anyMatch(span -> span.holds(at));
    }

    private static List<Span> spans(When when, LocalDate day, LocalDays days) {
        List<Span> spans = new ArrayList<>();
        for (LocalDate start : List.of(day.minusDays(1), day)) {
            Span span = when.daypart().map(part -> days.span(part, start)).orElseGet(() -> days.whole(start));
            if (startsOn(when, start) && !span.empty()) {
                spans.add(span);
            }
        }
        return List.copyOf(spans);
    }

    private static boolean startsOn(When when, LocalDate day) {
        return when.dates().map(dates -> dates.contains(day)).orElse(true)
                && (when.days().isEmpty() || when.days().contains(day.getDayOfWeek()));
    }
}
