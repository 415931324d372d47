package shiliu.controller.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import shiliu.controller.store.SlotsTable.SlotRow;
import shiliu.controller.timing.Festivals;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Manifest.Entry;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.ChineseCalendar;
import shiliu.player.schedule.FestivalDays;
import shiliu.player.schedule.Schedule;
import shiliu.player.schedule.Slot;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Screen;

/** What one screen's manifest says, from slots and approved items. Pure. */
final class BundleBuilder {
    private final Map<String, List<ApprovedItem>> playlists;
    private final PlayLengths lengths;
    private final Festivals festivals;
    private final Map<List<String>, Predicate<Screen>> screens = new HashMap<>();

    /** @param playlists the approved items of each playlist in its order */
    BundleBuilder(Map<String, List<ApprovedItem>> playlists, PlayLengths lengths, Festivals festivals) {
        this.playlists = Map.copyOf(playlists);
        this.lengths = lengths;
        this.festivals = festivals;
    }

    /** A manifest without its version and times. */
    record Contents(
            Screen screen,
            int rootVersion,
            List<Slot> slots,
            List<Entry> items,
            List<FestivalDays> festivals,
            Optional<Instant> atOnce,
            Optional<ByHand> byHand) {
        Contents {
            slots = List.copyOf(slots);
            items = List.copyOf(items);
            festivals = List.copyOf(festivals);
        }

        /** The same with what people want beside the schedule. */
        Contents with(Wishes wishes, Instant now) {
            return new Contents(
                    screen, rootVersion, slots, items, festivals, wishes.atOnce(screen), wishes.byHand(screen, now));
        }

        /** Equal where nothing changed for the screen. */
        Sha256 hash() {
            return Sha256.of(Json.write(this));
        }
    }

    /** What is over at {@code now} is left out, and a slot that is left with nothing. */
    Contents build(Screen screen, List<SlotRow> slots, int rootVersion, Instant now) {
        Map<Sha256, Entry> entries = new LinkedHashMap<>();
        List<Slot> filled = new ArrayList<>();
        for (SlotRow slot : slots) {
            if (!reaches(slot, screen)) {
                continue;
            }
            List<Sha256> items = new ArrayList<>();
            for (ApprovedItem item : playlists.getOrDefault(slot.playlist(), List.of())) {
                entry(item, screen, now).ifPresent(entry -> {
                    entries.putIfAbsent(entry.item().sha256(), entry);
                    items.add(entry.item().sha256());
                });
            }
            if (!items.isEmpty()) {
                filled.add(slot.playing(items));
            }
        }
        return new Contents(
                screen,
                rootVersion,
                filled,
                List.copyOf(entries.values()),
                days(filled, screen, now),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The schedule that the screen's player makes of it, for a look at days far away too: every coming of the festivals is
     * there, and slots that have nothing to show as well.
     */
    Schedule schedule(Screen screen, List<SlotRow> slots, Instant now) {
        Contents contents = build(screen, slots, 1, now);
        Map<Sha256, Validity> valid = new HashMap<>();
        playlists.values().stream()
                .flatMap(List::stream)
                .forEach(item ->
                        valid.put(item.blob().sha256(), item.submission().valid()));
        Map<Sha256, Schedule.Play> plays = new HashMap<>();
        for (Entry entry : contents.items()) {
            Sha256 item = entry.item().sha256();
            Optional.ofNullable(valid.get(item))
                    .ifPresent(days -> plays.put(item, new Schedule.Play(entry.playMillis(), days)));
        }
        List<Slot> all = new ArrayList<>(contents.slots());
        slots.stream()
                .filter(slot -> reaches(slot, screen))
                .filter(slot -> all.stream().noneMatch(filled -> filled.id().equals(slot.id())))
                .map(slot -> slot.playing(List.of()))
                .forEach(all::add);
        return new Schedule(
                screen.zone(),
                new Schedule.Light(screen.hours(), screen.quiet()),
                all,
                plays,
                festivals.days(named(all), ChineseCalendar.COVERED));
    }

    /** The festivals that slots name. */
    static List<String> named(List<Slot> slots) {
        return slots.stream()
                .flatMap(slot -> slot.when().occasions().stream())
                .flatMap(occasion -> occasion.festival().stream())
                .toList();
    }

    /** Each slot's expressions are parsed once. */
    private boolean reaches(SlotRow slot, Screen screen) {
        return screens.computeIfAbsent(slot.screens(), ScreenSet::meant).test(screen);
    }

    /** The comings of the festivals that slots name, from a year ago to two years ahead: longer than any manifest lives. */
    private List<FestivalDays> days(List<Slot> slots, Screen screen, Instant now) {
        LocalDate today = now.atZone(screen.zone()).toLocalDate();
        return festivals.days(named(slots), new Validity(today.minusYears(1), today.plusYears(2)));
    }

    /** What it was made with. */
    Map<String, List<ApprovedItem>> playlists() {
        return playlists;
    }

    private Optional<Entry> entry(ApprovedItem item, Screen screen, Instant now) {
        Optional<Instant> notAfter = end(item.submission().valid(), screen.zone());
        boolean over = notAfter.filter(end -> !now.isBefore(end)).isPresent();
        if (!ScreenSet.mayShow(item.submission().community(), screen) || over) {
            return Optional.empty();
        }
        List<BlobRef> media = item.submission().item().media().stream()
                .map(m -> new BlobRef(m.sha256(), m.length()))
                .toList();
        return lengths.millis(item, screen)
                .map(millis -> new Entry(item.blob(), millis, notAfter, item.approvals(), media));
    }

    /** When the last day ends on the screen's own clock, where there is a last day. */
    private static Optional<Instant> end(Validity valid, ZoneId zone) {
        return valid.endless()
                ? Optional.empty()
                : Optional.of(valid.until().plusDays(1).atStartOfDay(zone).toInstant());
    }
}
