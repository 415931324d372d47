package shiliu.controller.timing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.playlist.Validity;

/** Dates: 2026-12-01至2026-12-31, until 2026-12-31, 除2026-12-25. */
final class DatePhrases {
    private static final String PLAIN = "\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}(?![\\d:点时])[日号]?";
    private static final String SINCE = "\\s*(?:起|开始|以后|之后|onwards?(?![a-z]))";
    private static final String END = Phrase.TO + "(?:" + date("b") + "|" + rest() + ")";
    private static final String RANGE = date("a") + END;
    private static final Pattern RANGES = Pattern.compile(date("a") + "(?:" + END + ")?", Pattern.CASE_INSENSITIVE);
    private static final String PLAIN_RANGE =
            PLAIN + "(?:" + Phrase.TO + "(?:" + PLAIN + "|(?:\\d{1,2}月)?\\d{1,2}[日号]))?";

    private DatePhrases() {}

    static List<Phrase> all() {
        return List.of(
                Phrase.of("(?:从|自|from\\s)?\\s*" + RANGE, (m, d) -> {
                    Validity days = range(m);
                    d.dates(days.from(), days.until());
                }),
                Phrase.of(date("a"), (m, d) -> d.dates(date(m, "a"), date(m, "a"))),
                Phrase.of(
                        "(?:从|自|from\\s|since\\s)\\s*" + date("a") + SINCE + "?",
                        (m, d) -> d.dates(date(m, "a"), Validity.NO_END)),
                Phrase.of(date("a") + SINCE, (m, d) -> d.dates(date(m, "a"), Validity.NO_END)),
                Phrase.of(
                        "(?:到|至|截至|until\\s|till\\s|through\\s)\\s*" + date("a") + "(?:为止|止)?",
                        (m, d) -> d.dates(d.today(), date(m, "a"))),
                Phrase.of(
                        "(?:除去|除了|除|不含|except\\s|but not\\s)\\s*(?:on\\s+)?(?<list>" + PLAIN_RANGE + "(?:" + Phrase.AND
                                + PLAIN_RANGE + ")*)\\s*(?:之外|以外|外)?",
                        DatePhrases::except),
                Phrase.of("(?<!\\d)(?:\\d{1,2}月\\d{1,2}[日号]?|\\d{1,2}[-/]\\d{1,2})(?![\\d:点时月天日])", (m, d) -> {
                    throw WordsException.of(
                            "timing.date-without-year", m.group(), d.today().plusDays(7));
                }));
    }

    private static void except(Matcher said, Draft draft) throws WordsException {
        Matcher each = RANGES.matcher(said.group("list"));
        while (each.find()) {
            Validity days = range(each);
            draft.except(days.from(), days.until());
        }
    }

    /** A date with a name before its groups. */
    static String date(String name) {
        return "(?<NY>\\d{4})\\s*[-/.年]\\s*(?<NM>\\d{1,2})\\s*[-/.月]\\s*(?<ND>\\d{1,2})(?![\\d:点时])[日号]?"
                .replace("<N", "<" + name);
    }

    /** The end of a range whose year, or year and month, was said already: 2026年12月1日至31日. */
    private static String rest() {
        return "(?:(?<cM>\\d{1,2})月)?(?<cD>\\d{1,2})[日号]";
    }

    private static Validity range(Matcher m) throws WordsException {
        LocalDate from = date(m, "a");
        LocalDate until = from;
        if (m.group("bY") != null) {
            until = date(m, "b");
        } else if (m.group("cD") != null) {
            int month =
                    Optional.ofNullable(m.group("cM")).map(Integer::parseInt).orElse(from.getMonthValue());
            until = date(m.group(), from.getYear(), month, Integer.parseInt(m.group("cD")));
        }
        if (until.isBefore(from)) {
            throw WordsException.of("timing.until-before-from", from, until);
        }
        return new Validity(from, until);
    }

    static LocalDate date(Matcher m, String name) throws WordsException {
        return date(
                m.group(),
                Integer.parseInt(m.group(name + "Y")),
                Integer.parseInt(m.group(name + "M")),
                Integer.parseInt(m.group(name + "D")));
    }

    private static LocalDate date(String said, int year, int month, int day) throws WordsException {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw WordsException.of("timing.no-such-date", said.strip());
        }
    }
}
