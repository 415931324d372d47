package shiliu.controller.timing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Recurrence;

/** A rule in words: 每月1日和15日, first friday of every month; what has no words, as the rule itself. */
final class RuleText {
    private static final Pattern OF_DATES = Pattern.compile("FREQ=MONTHLY;BYMONTHDAY=(-1|\\d{1,2}(?:,\\d{1,2})*)");
    private static final Pattern OF_WEEKDAY = Pattern.compile("FREQ=MONTHLY;BYDAY=(-1|[1-5])([A-Z]{2})");
    private static final Pattern OTHER_WEEK = Pattern.compile("FREQ=WEEKLY;INTERVAL=2;BYDAY=([A-Z]{2}(?:,[A-Z]{2})*)");
    private static final List<String> PLACES = List.of("first", "second", "third", "fourth", "fifth");
    private static final List<String> CODES = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private final boolean chinese;

    RuleText(boolean chinese) {
        this.chinese = chinese;
    }

    /** The rule, where it counts from if that matters, and how long each lasts. */
    List<String> of(Recurrence rule, Optional<Validity> dates) {
        List<String> parts = new ArrayList<>();
        Optional<String> words = Stream.of(ofDates(rule.rule()), ofWeekday(rule.rule()))
                .flatMap(Optional::stream)
                .findFirst();
        parts.add(words.or(() -> otherWeek(rule.rule())).orElse(rule.rule()));
        boolean usual = dates.map(d -> d.from().atStartOfDay().equals(rule.start()))
                .orElse(words.isPresent() && rule.start().toLocalTime().equals(LocalTime.MIDNIGHT));
        if (!usual) {
            LocalDate day = rule.start().toLocalDate();
            LocalTime time = rule.start().toLocalTime();
            String start = time.equals(LocalTime.MIDNIGHT) ? day.toString() : day + " " + Clocks.text(time);
            parts.add(chinese ? "从" + start + "算起" : "counting from " + start);
        }
        rule.lasts()
                .ifPresent(each -> parts.add(
                        chinese ? "每次" + each.toMinutes() + "分钟" : "each for " + each.toMinutes() + " minutes"));
        return parts;
    }

    private Optional<String> ofDates(String rule) {
        Matcher m = OF_DATES.matcher(rule);
        if (!m.matches()) {
            return Optional.empty();
        }
        if (m.group(1).equals("-1")) {
            return Optional.of(chinese ? "每月最后一天" : "last day of every month");
        }
        List<String> days = List.of(m.group(1).split(",", -1));
        return Optional.of(
                chinese
                        ? "每月" + days.stream().map(day -> day + "日").collect(Collectors.joining("和"))
                        : days.stream().map(RuleText::nth).collect(Collectors.joining(" and ")) + " of every month");
    }

    private Optional<String> ofWeekday(String rule) {
        Matcher m = OF_WEEKDAY.matcher(rule);
        if (!m.matches() || !CODES.contains(m.group(2))) {
            return Optional.empty();
        }
        String day = day(m.group(2));
        int place = Integer.parseInt(m.group(1));
        if (chinese) {
            return Optional.of("每月" + (place < 0 ? "最后一个" : "第" + "一二三四五".charAt(place - 1) + "个") + day);
        }
        return Optional.of((place < 0 ? "last" : PLACES.get(place - 1)) + " " + day + " of every month");
    }

    private Optional<String> otherWeek(String rule) {
        Matcher m = OTHER_WEEK.matcher(rule);
        if (!m.matches() || !CODES.containsAll(List.of(m.group(1).split(",", -1)))) {
            return Optional.empty();
        }
        String days = Stream.of(m.group(1).split(",", -1))
                .map(this::day)
                .collect(Collectors.joining(chinese ? "、" : " and "));
        return Optional.of((chinese ? "隔周" : "every other ") + days);
    }

    private String day(String code) {
        java.time.DayOfWeek day = java.time.DayOfWeek.of(CODES.indexOf(code) + 1);
        return chinese ? Weekdays.chinese(day) : Weekdays.english(day);
    }

    private static String nth(String day) {
        int number = Integer.parseInt(day);
        boolean teen = number >= 11 && number <= 13;
        return number
                + switch (teen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
