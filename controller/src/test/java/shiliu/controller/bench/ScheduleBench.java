package shiliu.controller.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.office.World;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Decision;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.Schedule;
import shiliu.player.schedule.ScheduleResolver;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;

/**
 * A day's plan of 1,000 and 10,000 slots that all recur by rules, beside the bare occurrences of the same rules by the
 * library, round by round; and 1,000 screens planned and signed anew after one change.
 */
final class ScheduleBench {
    private static final int WARM = 60;
    private static final int ROUNDS = 101;
    private static final int SCREENS = 1_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final String[] WEEK = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

    private long left;

    private ScheduleBench() {}

    static void run() throws Exception {
        ScheduleBench bench = new ScheduleBench();
        Figures.print(
                "%8s %14s %14s %14s %8s %12s %10s",
                "slots", "new + a day", "another day", "lib-recur", "times", "an instant", "memory");
        double small = bench.days(1_000);
        double large = bench.days(10_000);
        Figures.print(
                "ten times the slots cost %.1f times as much (%s, %d)", large / small, Figures.load(), bench.left & 1);
        bench.screens();
    }

    /** The median milliseconds of a day that was not planned yet. */
    private double days(int count) throws InvalidRecurrenceRuleException {
        Schedule schedule = schedule(count);
        List<RecurrenceRule> rules = new ArrayList<>();
        for (Slot slot : schedule.slots()) {
            rules.add(new RecurrenceRule(slot.when().rrule().orElseThrow().rule()));
        }
        List<Double> fresh = new ArrayList<>();
        List<Double> another = new ArrayList<>();
        List<Double> library = new ArrayList<>();
        List<Double> instants = new ArrayList<>();
        ScheduleResolver resolver = new ScheduleResolver(schedule);
        for (int round = 0; round < WARM + ROUNDS; round++) {
            LocalDate day = FIRST.plusDays(round % 40);
            long begin = System.nanoTime();
            resolver = new ScheduleResolver(schedule);
            left += resolver.timeline(day).size();
            long planned = System.nanoTime();
            left += resolver.timeline(day.plusDays(1)).size();
            long next = System.nanoTime();
            left += occurrences(schedule, rules, day.plusDays(1));
            long recurred = System.nanoTime();
            Instant noon = day.atTime(12, 0).atZone(ZONE).toInstant();
            for (int i = 0; i < 1_000; i++) {
                Decision decision = resolver.at(noon.plusSeconds(i * 17L));
                left += decision.until().getNano();
            }
            long asked = System.nanoTime();
            if (round >= WARM) {
                fresh.add((planned - begin) / 1e6);
                another.add((next - planned) / 1e6);
                library.add((recurred - next) / 1e6);
                instants.add((asked - recurred) / 1e6);
            }
        }
        double own = Figures.median(another);
        double bare = Figures.median(library);
        Figures.print(
                "%8d %11.2f ms %11.2f ms %11.2f ms %8.2f %9.2f µs %7.1f MB",
                count, Figures.median(fresh), own, bare, own / bare, Figures.median(instants), megabytes(schedule));
        return own;
    }

    /** The library alone: the rule's iterator, forward to the day, its occurrences of that day. */
    private static int occurrences(Schedule schedule, List<RecurrenceRule> rules, LocalDate day) {
        DateTime begin = dateTime(day);
        DateTime end = dateTime(day.plusDays(1));
        int found = 0;
        for (int i = 0; i < rules.size(); i++) {
            LocalDateTime start =
                    schedule.slots().get(i).when().rrule().orElseThrow().start();
            RecurrenceRuleIterator iterator = rules.get(i).iterator(dateTime(start.toLocalDate()));
            iterator.fastForward(begin);
            while (iterator.hasNext() && iterator.peekDateTime().before(end)) {
                iterator.nextDateTime();
                found++;
            }
        }
        return found;
    }

    private static DateTime dateTime(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth(), 0, 0, 0);
    }

    /** What a resolver with two planned days keeps, its schedule aside. */
    private static double megabytes(Schedule schedule) {
        List<ScheduleResolver> kept = new ArrayList<>();
        long before = used();
        for (int i = 0; i < 4; i++) {
            ScheduleResolver resolver = new ScheduleResolver(schedule);
            resolver.at(FIRST.atStartOfDay(ZONE).toInstant());
            resolver.at(FIRST.plusDays(1).atStartOfDay(ZONE).toInstant());
            kept.add(resolver);
        }
        return (used() - before) / 1e6 / kept.size();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Schedule schedule(int count) {
        Random random = new Random(20261126);
        Map<Sha256, Schedule.Play> plays = new HashMap<>();
        List<Sha256> items = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Sha256 item = Sha256.of(("item " + i).getBytes(StandardCharsets.UTF_8));
            items.add(item);
            plays.put(
                    item, new Schedule.Play(8_000 + 1_000L * random.nextInt(12), new Validity(FIRST, Validity.NO_END)));
        }
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int quarter = random.nextInt(96);
            int until = (quarter + 1 + random.nextInt(24)) % 96;
            Daypart part = new Daypart(
                    LocalTime.MIDNIGHT.plusMinutes(15L * quarter), LocalTime.MIDNIGHT.plusMinutes(15L * until));
            LocalDateTime start =
                    LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60)).atStartOfDay();
            When when = new When(Optional.empty(), Set.of(), Optional.of(part))
                    .by(new Recurrence(start, rule(random), Optional.empty()));
            slots.add(new Slot(
                    "slot-" + i,
                    "list-" + i % 200,
                    List.of(
                            items.get(random.nextInt(500)),
                            items.get(random.nextInt(500)),
                            items.get(random.nextInt(500))),
                    when,
                    mode(random.nextInt(100)),
                    random.nextInt(101),
                    1 + random.nextInt(10)));
        }
        return new Schedule(ZONE, Schedule.Light.ALWAYS, slots, plays, List.of());
    }

    private static String rule(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> "FREQ=WEEKLY;BYDAY=" + WEEK[random.nextInt(3)] + "," + WEEK[3 + random.nextInt(4)];
            case 5, 6 -> "FREQ=DAILY;INTERVAL=" + (1 + random.nextInt(3));
            case 7 -> "FREQ=MONTHLY;BYMONTHDAY=" + (1 + random.nextInt(14)) + "," + (15 + random.nextInt(14));
            case 8 -> "FREQ=MONTHLY;BYDAY=" + (1 + random.nextInt(4)) + WEEK[random.nextInt(7)];
            default -> "FREQ=YEARLY;BYMONTH=" + (1 + random.nextInt(12)) + ";BYMONTHDAY=" + (1 + random.nextInt(28));
        };
    }

    private static Mode mode(int percent) {
        if (percent < 60) {
            return Mode.ROTATE;
        }
        if (percent < 90) {
            return Mode.TAKEOVER;
        }
        return percent < 98 ? Mode.FILLER : Mode.OVERRIDE;
    }

    /** One slot that reaches all of them is added to a real store; every manifest is built, signed, verified and kept. */
    private void screens() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        List<Screen> screens = new ArrayList<>();
        for (int i = 0; i < SCREENS; i++) {
            screens.add(new Screen(
                    "screen-" + i,
                    "屏 " + i,
                    "guangming",
                    Set.of("all"),
                    World.GATE.size(),
                    Colour.MONO,
                    10,
                    15,
                    ZONE,
                    Optional.empty()));
        }
        List<Double> seconds = new ArrayList<>();
        try (World world = World.staffed(folder, screens)) {
            for (int list = 0; list < 5; list++) {
                String review = world.upload("edith", "list-" + list, "民族团结一家亲 " + list, "同心共筑中国梦 " + list)
                        .review();
                world.approve("rui", review);
                world.slot("list-" + list, "#all");
            }
            world.settle();
            for (int round = 0; round < 3; round++) {
                world.office().slots().add(world.caller("admin"), change(round));
                long begin = System.nanoTime();
                world.settle();
                seconds.add((System.nanoTime() - begin) / 1e9);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        Figures.print(
                "%d screens after one change: %.2f s, built, signed, verified, stored (%s)",
                SCREENS, Figures.median(seconds), Figures.load());
    }

    private static SlotRequest change(int round) {
        return new SlotRequest(
                Optional.of("change-" + round),
                "list-0",
                List.of("#all"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.of(2));
    }
}
