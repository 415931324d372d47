package shiliu.controller.timing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Festival;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.When;

/** When something plays, in words that {@link WhenWords} reads back. */
public final class WhenText {
    private final Festivals festivals;
    private final boolean chinese;

    public WhenText(Festivals festivals, Messages messages) {
        this.festivals = festivals;
        this.chinese = messages.chinese();
    }

    public String of(When when) {
        // Exceptions are a list of dates, so nothing may follow them; days of the week stand before a rule that ends
        // with some.
        List<String> parts = new ArrayList<>();
        when.dates().map(this::dates).ifPresent(parts::add);
        if (!when.days().isEmpty()) {
            parts.add(days(when.days()));
        }
        RuleText rules = new RuleText(chinese);
        when.rrule().ifPresent(rule -> parts.addAll(rules.of(rule, when.dates())));
        if (!when.occasions().isEmpty()) {
            parts.add(
                    when.occasions().stream().map(this::occasion).collect(Collectors.joining(chinese ? "、" : " and ")));
        }
        when.daypart().map(WhenText::daypart).ifPresent(parts::add);
        if (parts.isEmpty()) {
            parts.add(chinese ? "每天" : "daily");
        }
        if (!when.except().isEmpty()) {
            parts.add((chinese ? "除" : "except ")
                    + when.except().stream().map(this::range).collect(Collectors.joining(chinese ? "、" : ", ")));
        }
        return String.join(chinese ? "，" : ", ", parts);
    }

    private String dates(Validity dates) {
        if (dates.endless()) {
            return chinese ? dates.from() + "起" : "from " + dates.from();
        }
        return range(dates);
    }

    private String range(Validity dates) {
        return dates.from().equals(dates.until())
                ? dates.from().toString()
                : dates.from() + (chinese ? "至" : " to ") + dates.until();
    }

    private static String daypart(Daypart part) {
        String until = part.until().equals(LocalTime.MIDNIGHT) ? "24:00" : Clocks.text(part.until());
        return Clocks.text(part.from()) + "-" + until;
    }

    private String days(Set<DayOfWeek> days) {
        if (days.equals(Weekdays.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))) {
            return chinese ? "工作日" : "weekdays";
        }
        if (days.equals(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))) {
            return chinese ? "周末" : "weekends";
        }
        List<DayOfWeek> sorted = days.stream().sorted().toList();
        DayOfWeek first = sorted.get(0);
        DayOfWeek last = sorted.get(sorted.size() - 1);
        if (sorted.size() > 2 && last.getValue() - first.getValue() == sorted.size() - 1) {
            return day(first) + (chinese ? "至" : "-") + day(last);
        }
        return sorted.stream().map(this::day).collect(Collectors.joining(chinese ? "、" : ","));
    }

    private String day(DayOfWeek day) {
        return chinese ? Weekdays.chinese(day) : Weekdays.english(day);
    }

    private String occasion(Occasion occasion) {
        String name = Stream.of(
                        occasion.lunar().map(rule -> LunarWords.text(rule, chinese)),
                        occasion.solarTerm()
                                .map(term -> chinese ? term.text() : term.name().toLowerCase(java.util.Locale.ROOT)),
                        occasion.festival().map(this::festival))
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .orElseThrow();
        int length =
                occasion.festival().flatMap(festivals::find).map(Festival::days).orElse(1);
        Around around = Around.of(occasion.reach(), length);
        return chinese ? new AroundText(true).chinese(name, around) : new AroundText(false).english(name, around);
    }

    private String festival(String id) {
        return festivals.find(id).map(f -> chinese ? f.chinese() : f.id()).orElse(id);
    }
}
