package shiliu.controller.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Festival;
import shiliu.player.schedule.Leap;
import shiliu.player.schedule.LunarRule;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.SolarTerm;
import shiliu.player.schedule.When;

/** What is written in words is read back as the same. */
class WhenTextTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Festivals FESTIVALS = Tables.sample();
    private static final WhenWords WORDS = new WhenWords(FESTIVALS);
    private static final List<String> RULES = List.of(
            "FREQ=MONTHLY;BYMONTHDAY=1,15",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=MONTHLY;BYDAY=1FR",
            "FREQ=MONTHLY;BYDAY=-1SU",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
            "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8",
            "FREQ=DAILY;INTERVAL=3");

    private static String text(When when, Locale locale) {
        return new WhenText(FESTIVALS, Messages.in(locale)).of(when);
    }

    @Property(tries = 2000, seed = "20261126")
    void wordsAreReadBack(@ForAll long seed) throws Exception {
        When when = any(new Random(seed));
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            String text = text(when, locale);
            try {
                assertThat(WORDS.read(text, TODAY)).as(text).isEqualTo(when);
            } catch (WordsException e) {
                throw new AssertionError(text, e);
            }
        }
    }

    @Example
    void forPeople() throws Exception {
        When when = WORDS.read("2026-12-01至2026-12-31 周一三五 春节前7天至当天18:00 7:00-9:00 除2026-12-25", TODAY);
        assertThat(text(when, Locale.CHINESE))
                .isEqualTo("2026-12-01至2026-12-31，周一、周三、周五，春节前7天至当天18:00，07:00-09:00，除2026-12-25");
        assertThat(text(when, Locale.ENGLISH))
                .isEqualTo(
                        "2026-12-01 to 2026-12-31, mon,wed,fri, from 7 days before to first day 18:00 of spring-festival,"
                                + " 07:00-09:00, except 2026-12-25");
        assertThat(text(When.ALWAYS, Locale.CHINESE)).isEqualTo("每天");
        assertThat(text(WORDS.read("清明前后3天", TODAY), Locale.CHINESE)).isEqualTo("清明前后3天");
        assertThat(text(WORDS.read("春节当天", TODAY), Locale.CHINESE)).isEqualTo("春节当天");
    }

    private static When any(Random random) {
        Optional<Validity> dates = random.nextBoolean() ? Optional.of(days(random)) : Optional.empty();
        if (random.nextInt(5) == 0) {
            dates = Optional.of(new Validity(TODAY.plusDays(random.nextInt(50)), Validity.NO_END));
        }
        Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
        if (random.nextBoolean()) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (random.nextBoolean()) {
                    week.add(day);
                }
            }
        }
        Optional<Recurrence> rule = random.nextInt(3) == 0 ? Optional.of(rule(random, dates)) : Optional.empty();
        Optional<Daypart> part =
                random.nextBoolean() && rule.flatMap(Recurrence::lasts).isEmpty()
                        ? Optional.of(part(random))
                        : Optional.empty();
        List<Validity> except = new ArrayList<>();
        for (int i = random.nextInt(4); i > 1; i--) {
            except.add(days(random));
        }
        List<Occasion> occasions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 1; i--) {
            occasions.add(occasion(random));
        }
        return new When(dates, week, part, rule, except, occasions);
    }

    private static Validity days(Random random) {
        LocalDate from = TODAY.plusDays(random.nextInt(1000) - 300);
        return new Validity(from, from.plusDays(random.nextInt(3) * random.nextInt(100)));
    }

    private static Daypart part(Random random) {
        LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(60));
        LocalTime until = LocalTime.of(random.nextInt(24), random.nextInt(60));
        return new Daypart(from, from.equals(until) ? until.plusMinutes(1) : until);
    }

    private static Recurrence rule(Random random, Optional<Validity> dates) {
        LocalDateTime start = switch (random.nextInt(3)) {
            case 0 -> TODAY.atStartOfDay();
            case 1 -> dates.map(Validity::from).orElse(TODAY).atStartOfDay();
            default -> TODAY.plusDays(random.nextInt(30)).atTime(7, 30);
        };
        // Without dates, a rule by days of the month counts from the day on which it is read.
        String text = RULES.get(random.nextInt(RULES.size()));
        boolean plain = start.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDateTime from = plain && dates.isEmpty() ? TODAY.atStartOfDay() : start;
        return new Recurrence(
                from, text, random.nextBoolean() ? Optional.of(Duration.ofMinutes(90)) : Optional.empty());
    }

    private static Occasion occasion(Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                Occasion.of(
                        new LunarRule(
                                1 + random.nextInt(12),
                                random.nextInt(8) == 0 ? -1 : 1 + random.nextInt(30),
                                Leap.values()[random.nextInt(3)]),
                        reach(random, 1));
            case 1 -> Occasion.of(SolarTerm.values()[random.nextInt(24)], reach(random, 1));
            default -> {
                Festival festival =
                        FESTIVALS.all().get(random.nextInt(FESTIVALS.all().size()));
                yield Occasion.festival(festival.id(), reach(random, festival.days()));
            }
        };
    }

    private static Reach reach(Random random, int length) {
        if (random.nextInt(3) == 0) {
            return Reach.NONE;
        }
        int first = random.nextInt(20) - 10;
        int last = first + random.nextInt(20);
        Optional<LocalTime> from = random.nextInt(3) == 0 ? Optional.of(LocalTime.of(8, 30)) : Optional.empty();
        Optional<LocalTime> until = random.nextInt(3) == 0 ? Optional.of(LocalTime.of(18, 0)) : Optional.empty();
        boolean single = first == last;
        return new Reach(
                -first, last - (length - 1), single ? Optional.empty() : from, single ? Optional.empty() : until);
    }
}
