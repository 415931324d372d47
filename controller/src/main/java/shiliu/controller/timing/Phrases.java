package shiliu.controller.timing;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import shiliu.controller.timing.WhenWords.Phrase;

/** The phrases that {@link WhenWords} knows, but for occasions. */
final class Phrases {
    static final String TO = "\\s*(?:至|到|-|–|—|~|～|\\.\\.|to|until)\\s*";

    private static final String DATE = "(\\d{4})(?:-|/|\\.|年)(\\d{1,2})(?:-|/|\\.|月)(\\d{1,2})日?";
    private static final String SHORT_DATE = "(\\d{1,2})月(\\d{1,2})[日号]";
    private static final String HALF = "(凌晨|早上|上午|中午|下午|傍晚|晚上|夜里)?";
    private static final String CLOCK = HALF + "\\s*(\\d{1,2})(?:[:：](\\d{2})|[点时](?:(\\d{1,2})分?|(半))?|\\s*(?=am|pm))\\s*(am|pm)?";
    private static final String CHINESE_DAY = "(?:周|星期|礼拜)([一二三四五六日天])";
    private static final String ENGLISH_DAY = "(mon|tue|wed|thu|fri|sat|sun)[a-z]*";
    private static final String ORDINAL = "第([一二三四五])个|(最后)一?个";
    private static final String WEEK = "一二三四五六日";

    private Phrases() {}

    static List<Phrase> all(Map<String, String> festivals) {
        List<Phrase> all = new ArrayList<>();
        dates(all);
        days(all);
        times(all);
        months(all);
        all.addAll(OccasionPhrases.all(festivals));
        return List.copyOf(all);
    }

    private static void dates(List<Phrase> all) {
        String out = "(?:除了?|except)\\s*";
        all.add(new Phrase("(?:从|自|from\\s+)?" + DATE + TO + DATE, (m, d) -> d.dates(date(m, 1), date(m, 4))));
        all.add(new Phrase(DATE, (m, d) -> d.dates(date(m, 1), date(m, 1))));
        all.add(new Phrase("(?:到|至|截至|until\\s+)" + DATE + "(?:为止|止)?", (m, d) -> d.dates(d.today(), date(m, 1))));
        all.add(new Phrase(out + DATE + TO + DATE + "(?:外|以外)?", (m, d) -> d.except(date(m, 1), date(m, 4))));
        all.add(new Phrase(out + DATE + "(?:外|以外)?", (m, d) -> d.except(date(m, 1), date(m, 1))));
        all.add(new Phrase("(?:从|自)?" + SHORT_DATE + "(?:" + TO + SHORT_DATE + ")?", (m, d) -> {
            throw WordsException.of("timing.date-without-year", m.group());
        }));
    }

    private static void days(List<Phrase> all) {
        all.add(new Phrase("每天|每日|天天|daily|every day|全天|all day", (m, d) -> {}));
        all.add(new Phrase("工作日|weekdays", (m, d) -> d.days(range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))));
        all.add(new Phrase("周末|双休日|weekends?", (m, d) -> d.days(range(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))));
        all.add(new Phrase("每?" + CHINESE_DAY, (m, d) -> d.days(Set.of(chinese(m.group(1))))));
        all.add(new Phrase(
                "每?" + CHINESE_DAY + TO + "(?:周|星期|礼拜)?([一二三四五六日天])",
                (m, d) -> d.days(range(chinese(m.group(1)), chinese(m.group(2))))));
        all.add(new Phrase(
                "每?(?:周|星期|礼拜)((?:[一二三四五六日天][、,，]?){2,7})",
                (m, d) -> d.days(m.group(1)
                        .replaceAll("[、,，]", "")
                        .chars()
                        .mapToObj(c -> chinese(String.valueOf((char) c)))
                        .collect(Collectors.toSet()))));
        all.add(new Phrase(ENGLISH_DAY, (m, d) -> d.days(Set.of(english(m.group(1))))));
        all.add(new Phrase(
                ENGLISH_DAY + TO + ENGLISH_DAY,
                (m, d) -> d.days(range(english(m.group(1)), english(m.group(2))))));
    }

    private static void times(List<Phrase> all) {
        all.add(new Phrase("(?:from\\s+)?" + CLOCK + TO + CLOCK, (m, d) -> {
            LocalTime from = time(m, 1, m.group(7) == null ? m.group(14) : m.group(7), "");
            // 下午2点到5点: the half of the day is said once.
            d.daypart(from, time(m, 8, m.group(14), m.group(1) == null || m.group(8) != null ? "" : m.group(1)));
        }));
    }

    private static void months(List<Phrase> all) {
        all.add(new Phrase("每月((?:\\d{1,2}[日号]?[、,，和]?)+)", (m, d) -> d.rule("FREQ=MONTHLY;BYMONTHDAY=" + numbers(m.group(1)))));
        all.add(new Phrase("每月(?:的)?最后一[天日]|月底|last day of (?:the|every|each) month", (m, d) -> d.rule("FREQ=MONTHLY;BYMONTHDAY=-1")));
        all.add(new Phrase(
                "每月(?:的)?(?:" + ORDINAL + ")" + CHINESE_DAY,
                (m, d) -> d.rule("FREQ=MONTHLY;BYDAY="
                        + (m.group(1) == null ? -1 : WEEK.indexOf(m.group(1)) + 1)
                        + code(chinese(m.group(3))))));
        all.add(new Phrase(
                "(first|second|third|fourth|last)\\s+" + ENGLISH_DAY + "\\s+of (?:the|every|each) month",
                (m, d) -> d.rule("FREQ=MONTHLY;BYDAY=" + place(m.group(1)) + code(english(m.group(2))))));
        all.add(new Phrase(
                "(\\d{1,2})(?:st|nd|rd|th) of (?:the|every|each) month",
                (m, d) -> d.rule("FREQ=MONTHLY;BYMONTHDAY=" + numbers(m.group(1)))));
        all.add(new Phrase(
                "(?:隔周|每两周(?:的)?)" + CHINESE_DAY,
                (m, d) -> d.rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=" + code(chinese(m.group(1))))));
        all.add(new Phrase(
                "every (?:other|second) " + ENGLISH_DAY,
                (m, d) -> d.rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=" + code(english(m.group(1))))));
        all.add(new Phrase("(?:rrule[:=]?\\s*)?(FREQ=[A-Z0-9=;,+-]+)", (m, d) -> d.rule(m.group(1).toUpperCase(Locale.ROOT))));
    }

    private static int place(String word) {
        return word.equalsIgnoreCase("last")
                ? -1
                : List.of("first", "second", "third", "fourth").indexOf(word.toLowerCase(Locale.ROOT)) + 1;
    }

    private static String numbers(String text) {
        return List.of(text.split("[^0-9]+")).stream().filter(n -> !n.isEmpty()).collect(Collectors.joining(","));
    }

    static LocalDate date(Matcher m, int group) throws WordsException {
        try {
            return LocalDate.of(
                    Integer.parseInt(m.group(group)),
                    Integer.parseInt(m.group(group + 1)),
                    Integer.parseInt(m.group(group + 2)));
        } catch (DateTimeException e) {
            throw WordsException.of("timing.no-such-date", m.group());
        }
    }

    /** @param half of the day, where this time does not name its own */
    private static LocalTime time(Matcher m, int group, String noon, String half) throws WordsException {
        String said = Optional.ofNullable(m.group(group)).orElse(half);
        int hour = Integer.parseInt(m.group(group + 1));
        int minute = m.group(group + 5 - 1) != null
                ? 30
                : Integer.parseInt(Optional.ofNullable(m.group(group + 2))
                        .or(() -> Optional.ofNullable(m.group(group + 3)))
                        .orElse("0"));
        boolean late = "pm".equalsIgnoreCase(noon) || List.of("下午", "傍晚", "晚上", "夜里").contains(said);
        boolean early = "am".equalsIgnoreCase(noon);
        if (late && hour < 12) {
            hour += 12;
        } else if (early && hour == 12) {
            hour = 0;
        }
        if (hour == 24 && minute == 0) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.of(hour, minute);
        } catch (DateTimeException e) {
            throw WordsException.of("timing.no-such-time", m.group());
        }
    }

    private static DayOfWeek chinese(String day) {
        return day.equals("天") ? DayOfWeek.SUNDAY : DayOfWeek.of(WEEK.indexOf(day) + 1);
    }

    private static DayOfWeek english(String day) {
        return EnumSet.allOf(DayOfWeek.class).stream()
                .filter(d -> d.name().startsWith(day.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private static String code(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    /** Over the weekend too: 周五至周一. */
    private static Set<DayOfWeek> range(DayOfWeek from, DayOfWeek until) {
        Set<DayOfWeek> days = EnumSet.of(from);
        for (DayOfWeek day = from; day != until; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        return days;
    }
}
