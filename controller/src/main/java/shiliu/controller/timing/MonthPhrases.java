package shiliu.controller.timing;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Days by a rule: 每月1日和15日, 每月最后一个周五, 隔周周一, every other monday, FREQ=…. */
final class MonthPhrases {
    private static final String OF_MONTH = "\\s+of\\s+(?:the|every|each|a)\\s+month" + Phrase.END;
    private static final String MONTHLY = "(?:每个?月的?)\\s*";
    private static final String NUMBER = "\\d{1,2}(?![\\d:点时年])[日号]?";
    private static final String NTH = "\\d{1,2}(?:st|nd|rd|th)";
    private static final String PLACES = "first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th";

    private MonthPhrases() {}

    static List<Phrase> all() {
        return List.of(
                Phrase.of(
                        MONTHLY + "(?<days>" + NUMBER + "(?:" + Phrase.AND + NUMBER + ")*)",
                        (m, d) -> d.rule("FREQ=MONTHLY;BYMONTHDAY=" + numbers(m))),
                Phrase.of(
                        "(?:the\\s+)?(?<days>" + NTH + "(?:" + Phrase.AND + "(?:the\\s+)?" + NTH + ")*)" + OF_MONTH,
                        (m, d) -> d.rule("FREQ=MONTHLY;BYMONTHDAY=" + numbers(m))),
                Phrase.of(
                        MONTHLY + "(?:最后一[天日]|月底|月末)|(?:the\\s+)?last\\s+day" + OF_MONTH,
                        (m, d) -> d.rule("FREQ=MONTHLY;BYMONTHDAY=-1")),
                Phrase.of(
                        MONTHLY + "(?:第(?<place>[一二三四五1-5])个?|最后一?个?)(?<day>" + Weekdays.CHINESE + ")",
                        (m, d) -> d.rule("FREQ=MONTHLY;BYDAY=" + place(m) + day(m))),
                Phrase.of(
                        "(?:the\\s+)?(?<place>" + PLACES + ")\\s+(?<day>" + Weekdays.ENGLISH + ")" + OF_MONTH,
                        (m, d) -> d.rule("FREQ=MONTHLY;BYDAY=" + place(m) + day(m))),
                Phrase.of(
                        "(?:每?隔一?周的?|每两周的?|每隔一周的?|every\\s+(?:other|second)\\s+)\\s*(?<days>" + Weekdays.LIST + ")",
                        (m, d) -> d.rule("FREQ=WEEKLY;INTERVAL=2;BYDAY="
                                + Weekdays.all(m.group("days")).stream()
                                        .map(Weekdays::code)
                                        .collect(Collectors.joining(",")))),
                Phrase.of(
                        "(?:rrule\\s*[:=]?\\s*)?(?<rule>FREQ=[A-Z0-9=;,+-]*[A-Z0-9])",
                        (m, d) -> d.rule(m.group("rule").toUpperCase(Locale.ROOT))),
                Phrase.of(
                        "\\(?(?:(?:从|自)\\s*" + DatePhrases.date("a") + "(?:\\s*" + Clocks.time("t")
                                + ")?\\s*算起|count(?:ed|ing)\\s+from\\s+" + DatePhrases.date("b") + "(?:\\s+"
                                + Clocks.time("u") + ")?)\\)?",
                        MonthPhrases::start),
                Phrase.of(
                        "(?:每次|each\\s+for)\\s*(?<count>\\d{1,4})\\s*(?:分钟|min(?:ute)?s?" + Phrase.END + ")",
                        (m, d) -> d.lasts(minutes(m))));
    }

    private static void start(Matcher m, Draft draft) throws WordsException {
        String date = m.group("aY") != null ? "a" : "b";
        String time = date.equals("a") ? "t" : "u";
        LocalTime at = Clocks.said(m, time) ? Clocks.read(m, time) : LocalTime.MIDNIGHT;
        draft.start(DatePhrases.date(m, date).atTime(at));
    }

    private static Duration minutes(Matcher m) throws WordsException {
        int minutes = Integer.parseInt(m.group("count"));
        if (minutes < 1 || minutes > 1440) {
            throw WordsException.of("timing.bad-minutes", m.group());
        }
        return Duration.ofMinutes(minutes);
    }

    private static String numbers(Matcher m) throws WordsException {
        List<Integer> days = Arrays.stream(m.group("days").split("[^0-9]+", -1))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .distinct()
                .sorted()
                .toList();
        if (days.stream().anyMatch(day -> day < 1 || day > 31)) {
            throw WordsException.of("timing.no-such-day", m.group());
        }
        return days.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static int place(Matcher m) {
        String word = Optional.ofNullable(m.group("place")).orElse("last").toLowerCase(Locale.ROOT);
        if (word.equals("last")) {
            return -1;
        }
        int chinese = "一二三四五".indexOf(word);
        int english = List.of(PLACES.split("\\|", -1)).indexOf(word);
        if (Character.isDigit(word.charAt(0))) {
            return word.charAt(0) - '0';
        }
        return (chinese >= 0 ? chinese : english) + 1;
    }

    private static String day(Matcher m) {
        return Weekdays.code(Weekdays.all(m.group("day")).iterator().next());
    }
}
