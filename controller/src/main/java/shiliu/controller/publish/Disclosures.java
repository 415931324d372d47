package shiliu.controller.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import shiliu.controller.api.DisclosureRow;
import shiliu.controller.api.ItemTitle;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.people.Caller;
import shiliu.controller.store.ReportsTable.PlayRow;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.controller.store.SlotsTable.SlotRow;
import shiliu.controller.store.Tables;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.ScheduleResolver;
import shiliu.player.screen.Screen;

/**
 * What had to be disclosed and what was: of each item of the public books that plays now, on each screen of its slots, day
 * by day. A day is asked for where a slot of the item has time on it by itself, whatever else took the screen: that nobody
 * saw the item is what this is to show. Days that are over only.
 */
public final class Disclosures {
    private static final Set<String> KINDS = Set.of("disclosure", "decision");
    private static final int MOST_DAYS = DisclosureRow.MOST_DAYS;

    private final Publisher.Desk desk;
    private final Workshop workshop;

    public Disclosures(Publisher.Desk desk, Workshop workshop) {
        this.desk = desk;
        this.workshop = workshop;
    }

    /** One consistent state of the store; {@code since}: when each item was first approved. */
    private record Rows(List<Library.Playing> playing, List<SlotRow> slots, Map<Sha256, Instant> since) {}

    /** What is asked of one item on one screen. */
    private static final class Asked {
        private final Screen screen;
        private final ApprovedItem item;
        private final Map<LocalDate, Integer> days = new TreeMap<>();

        Asked(Screen screen, ApprovedItem item) {
            this.screen = screen;
            this.item = item;
        }
    }

    /** From the first day to the last, both included; by screen and playlist. */
    public List<DisclosureRow> report(Caller caller, LocalDate from, LocalDate to) throws Refused {
        SlotCheck.requirePerson(caller);
        if (to.isBefore(from) || !to.isBefore(from.plusDays(MOST_DAYS))) {
            throw Refused.of(Kind.INVALID, "publish.report-days", MOST_DAYS);
        }
        Rows rows = desk.store().read(this::rows);
        BundleBuilder builder = workshop.builder(
                rows.playing(), desk.accounts().root(), desk.clock().instant());
        List<DisclosureRow> report = new ArrayList<>();
        for (Screen screen : desk.screens().all()) {
            LocalDate yesterday =
                    desk.clock().instant().atZone(screen.zone()).toLocalDate().minusDays(1);
            LocalDate last = to.isBefore(yesterday) ? to : yesterday;
            if (!last.isBefore(from)) {
                asked(builder, rows, screen, from.datesUntil(last.plusDays(1)).toList())
                        .forEach(asked -> report.add(row(asked, from, last)));
            }
        }
        return report;
    }

    private Rows rows(Tables tables) {
        List<Library.Playing> playing = Library.rows(tables);
        Map<Sha256, Instant> since = new HashMap<>();
        for (Library.Playing one : playing) {
            for (Revision revision : tables.revisions().of(one.revision().playlist())) {
                revision.closed()
                        .filter(closing -> approved(revision))
                        .ifPresent(closing -> tables.revisions()
                                .items(revision)
                                .forEach(item ->
                                        since.merge(item.sha256(), closing.at(), (a, b) -> a.isBefore(b) ? a : b)));
            }
        }
        return new Rows(playing, tables.slots().all(), since);
    }

    private static boolean approved(Revision revision) {
        return revision.state() == shiliu.controller.api.ReviewState.APPROVED;
    }

    private static List<Asked> asked(BundleBuilder builder, Rows rows, Screen screen, List<LocalDate> days) {
        Map<Sha256, Asked> asked = new LinkedHashMap<>();
        Instant begin = days.get(0).atStartOfDay(screen.zone()).toInstant();
        for (SlotRow slot : rows.slots()) {
            List<ApprovedItem> items = builder.playlists().getOrDefault(slot.playlist(), List.of()).stream()
                    .filter(item -> KINDS.contains(item.submission().item().kind()))
                    .filter(item -> ScreenSet.mayShow(item.submission().community(), screen))
                    .toList();
            if (items.isEmpty() || !ScreenSet.meant(slot.screens()).test(screen)) {
                continue;
            }
            ScheduleResolver alone = new ScheduleResolver(builder.schedule(screen, List.of(slot), begin));
            LocalDate planned = slot.created().atZone(screen.zone()).toLocalDate();
            for (LocalDate day : days) {
                if (!day.isAfter(planned)) {
                    continue;
                }
                if (alone.overview(day).stream()
                        .allMatch(stretch -> stretch.shares().isEmpty())) {
                    continue;
                }
                items.stream()
                        .filter(item -> item.submission().valid().contains(day)
                                && !day.isBefore(first(item, rows, screen.zone())))
                        .forEach(item -> asked.computeIfAbsent(item.blob().sha256(), hash -> new Asked(screen, item))
                                .days
                                .merge(day, slot.limits().minutesADay().orElse(0), Math::max));
            }
        }
        return List.copyOf(asked.values());
    }

    /** The first whole day on which it was approved. */
    private static LocalDate first(ApprovedItem item, Rows rows, ZoneId zone) {
        return Optional.ofNullable(rows.since().get(item.blob().sha256()))
                .map(at -> at.atZone(zone).toLocalDate().plusDays(1))
                .orElse(LocalDate.MIN);
    }

    private DisclosureRow row(Asked asked, LocalDate from, LocalDate last) {
        Map<LocalDate, Duration> shown = shown(asked, from, last);
        List<LocalDate> wanting = asked.days.entrySet().stream()
                .filter(day -> {
                    Duration was = shown.getOrDefault(day.getKey(), Duration.ZERO);
                    return was.isZero() || was.compareTo(Duration.ofMinutes(day.getValue())) < 0;
                })
                .map(Map.Entry::getKey)
                .toList();
        Duration all = asked.days.keySet().stream()
                .map(day -> shown.getOrDefault(day, Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        Item item = asked.item.submission().item();
        Optional<Disclosure> book = item instanceof Disclosure of ? Optional.of(of) : Optional.empty();
        return new DisclosureRow(
                asked.screen.id(),
                asked.screen.name(),
                asked.item.submission().playlist(),
                asked.item.blob().sha256(),
                book.map(of -> of.column().name().toLowerCase(java.util.Locale.ROOT))
                        .orElse(item.kind()),
                ItemTitle.of(item),
                book.map(Disclosure::period).orElse(""),
                asked.days.size(),
                (int) asked.days.keySet().stream().filter(shown::containsKey).count(),
                asked.days.values().stream().filter(m -> m > 0).max(Comparator.naturalOrder()),
                all.toMinutes(),
                wanting);
    }

    /** By the screen's own days; a play over midnight counts on both. */
    private Map<LocalDate, Duration> shown(Asked asked, LocalDate from, LocalDate last) {
        ZoneId zone = asked.screen.zone();
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        Map<LocalDate, Duration> shown = new HashMap<>();
        for (PlayRow row : desk.store()
                .read(tables -> tables.reports().playsOf(asked.item.blob().sha256(), begin, end))) {
            if (row.screen().equals(asked.screen.id())) {
                Instant at = later(row.play().from(), begin);
                Instant until = row.play().until().isBefore(end) ? row.play().until() : end;
                while (at.isBefore(until)) {
                    LocalDate day = at.atZone(zone).toLocalDate();
                    Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
                    Instant next = midnight.isBefore(until) ? midnight : until;
                    shown.merge(day, Duration.between(at, next), Duration::plus);
                    at = next;
                }
            }
        }
        return shown;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
