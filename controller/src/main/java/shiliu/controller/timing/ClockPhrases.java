package shiliu.controller.timing;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import shiliu.player.schedule.Daypart;

/** Parts of the day: 7:00-9:00, 下午2点到5点半, 2pm-5:30pm. */
final class ClockPhrases {
    private static final Set<String> LATE = Set.of("晚上", "晚", "夜里", "半夜", "午夜", "pm");

    private ClockPhrases() {}

    static List<Phrase> all() {
        return List.of(
                Phrase.of(
                        "(?:从|自|from\\s)?\\s*" + Clocks.bareTime("a") + Phrase.TO + "(?:第二天|次日|翌日)?" + Clocks.time("b"),
                        (m, d) -> d.daypart(part(m))),
                // 从 7 点: until when?
                Phrase.of(
                        "(?:从|自|到|至|from\\s|until\\s|at\\s)?\\s*" + Clocks.time("a") + "(?:起|开始|以后|以前|之前)?", (m, d) -> {
                            throw WordsException.of("timing.one-time", m.group().strip());
                        }));
    }

    private static Daypart part(Matcher m) throws WordsException {
        String first = Clocks.half(m, "a");
        String second = Clocks.half(m, "b");
        boolean bare = m.group("aM") == null
                && !m.group().substring(0, m.start("bH") - m.start()).matches("(?s).*[点时].*");
        // 2-5pm: what the end says counts for both.
        LocalTime from = first.isEmpty() && bare && second.length() == 2 && second.endsWith("m")
                ? Clocks.minutes(m, "a", second)
                : Clocks.read(m, "a");
        LocalTime until = second.isEmpty() && !first.isEmpty() ? inherited(m, first, from) : Clocks.read(m, "b");
        boolean allDay = from.equals(LocalTime.MIDNIGHT) && m.group("bH").equals("24");
        if (m.group("aH").equals("24") || (from.equals(until) && !allDay)) {
            throw WordsException.of("timing.same-time", m.group().strip());
        }
        return new Daypart(from, until);
    }

    /** 下午2点到5点半: the half of the day is said once; 晚上10点到6点 ends in the morning; 上午9点到5点 might mean either. */
    private static LocalTime inherited(Matcher m, String half, LocalTime from) throws WordsException {
        LocalTime plain = Clocks.read(m, "b");
        if (Integer.parseInt(m.group("bH")) > 12) {
            return plain;
        }
        LocalTime same = half.equals("am") && m.group("bH").equals("12") ? plain : Clocks.minutes(m, "b", half);
        if (same.isAfter(from) || same.equals(LocalTime.MIDNIGHT)) {
            return same;
        }
        if (LATE.contains(half)) {
            return plain;
        }
        throw WordsException.of("timing.which-half", m.group().strip());
    }
}
