package shiliu.controller.timing;

import java.time.DayOfWeek;
import java.util.List;

/** Days of the week: 每天, 工作日, 周一至周五, mon,wed,fri. */
final class DayPhrases {
    private static final String DAYS = "[一二三四五六日天](?![月十])";

    private DayPhrases() {}

    static List<Phrase> all() {
        return List.of(
                Phrase.of("每天|每日|天天|全天|整天|(?:daily|every ?day|each day|all day|always)" + Phrase.END, (m, d) -> {}),
                Phrase.of(
                        "每?个?工作日|(?:weekdays?|working days)" + Phrase.END,
                        (m, d) -> d.days(Weekdays.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))),
                Phrase.of(
                        "每?个?周末|双休日|weekends?" + Phrase.END,
                        (m, d) -> d.days(Weekdays.range(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))),
                Phrase.of("每?个?" + Weekdays.ANY, (m, d) -> d.days(Weekdays.all(m.group()))),
                // 周一三五
                Phrase.of(
                        "每?个?(?:周|星期|礼拜)" + DAYS + "(?:[、,]?" + DAYS + ")+", (m, d) -> d.days(Weekdays.all(m.group()))),
                Phrase.of(
                        "每?个?(?:周|星期|礼拜)(?<from>" + DAYS + ")" + Phrase.TO + "(?:周|星期|礼拜)?(?<until>" + DAYS + ")",
                        (m, d) ->
                                d.days(Weekdays.range(Weekdays.one(m.group("from")), Weekdays.one(m.group("until"))))),
                Phrase.of(
                        "(?<from>" + Weekdays.ENGLISH + ")" + Phrase.TO + "(?<until>" + Weekdays.ENGLISH + ")",
                        (m, d) ->
                                d.days(Weekdays.range(Weekdays.one(m.group("from")), Weekdays.one(m.group("until"))))));
    }
}
