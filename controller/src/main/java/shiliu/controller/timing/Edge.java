package shiliu.controller.timing;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One end of the days around an occasion.
 *
 * @param last counted from its last day; otherwise from its first
 * @param days after that day; below zero, before it
 * @param time on that day
 */
record Edge(boolean last, int days, Optional<LocalTime> time) {
    private static final String COUNT = "\\d{1,3}|[一二两三四五六七八九十]";
    private static final String CHINESE = "(?:(?<NSide>前|后)\\s*(?<NN>" + COUNT + ")\\s*个?(?<NU>[天日周]|星期)" + "|第(?<NNth>"
            + COUNT + ")天|(?<NFirst>当天|当日|那天|首日)|(?<NLast>最后一[天日]))";
    private static final String ENGLISH =
            "(?:(?:the\\s+)?(?:(?<NN>\\d{1,3})\\s+(?<NU>day|week)s?\\s+(?<NSide>before|after)"
                    + "|(?<NFirst>first\\s+day)|(?<NLast>last\\s+day)|day\\s+(?<NNth>\\d{1,2})))" + Phrase.END;

    static final Edge FIRST = new Edge(false, 0, Optional.empty());
    static final Edge LAST = new Edge(true, 0, Optional.empty());

    /** 前7天, 后3天, 第二天, 当天, 最后一天. */
    static String chinese(String name) {
        return CHINESE.replace("<N", "<" + name);
    }

    /** 7 days before, 3 days after, day 2, first day, last day. */
    static String english(String name) {
        return ENGLISH.replace("<N", "<" + name);
    }

    /** @param time the name of the groups of its time, which may not be there */
    static Edge read(Matcher m, String name, Optional<String> time) throws WordsException {
        Optional<LocalTime> at = time.isPresent() && Clocks.said(m, time.get())
                ? Optional.of(Clocks.read(m, time.get()))
                : Optional.empty();
        if (m.group(name + "Last") != null) {
            return new Edge(true, 0, at);
        }
        if (m.group(name + "Nth") != null) {
            return new Edge(false, count(m.group(name + "Nth")) - 1, at);
        }
        if (m.group(name + "Side") == null) {
            return new Edge(false, 0, at);
        }
        boolean weeks = m.group(name + "U").matches("周|星期|(?i)week");
        int days = count(m.group(name + "N")) * (weeks ? 7 : 1);
        boolean after = m.group(name + "Side").matches("后|(?i)after");
        if (days > shiliu.player.schedule.Reach.MOST) {
            throw WordsException.of("timing.too-far", m.group().strip(), shiliu.player.schedule.Reach.MOST);
        }
        return new Edge(after, after ? days : -days, at);
    }

    static boolean said(Matcher m, String name) {
        return m.group(name + "Side") != null
                || m.group(name + "Nth") != null
                || m.group(name + "First") != null
                || m.group(name + "Last") != null;
    }

    private static int count(String text) {
        int chinese = "一二三四五六七八九十".indexOf(text.replace('两', '二'));
        return chinese >= 0 ? chinese + 1 : Integer.parseInt(text);
    }

    /** Days after the first day of an occasion of {@code length} days. */
    int place(int length) {
        return last ? length - 1 + days : days;
    }
}
