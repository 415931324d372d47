package shiliu.controller.timing;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shiliu.controller.timing.WhenWords.Phrase;
import shiliu.player.schedule.Leap;
import shiliu.player.schedule.LunarRule;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.SolarTerm;

/** Lunar dates, solar terms and festivals, and the days around them: 春节前7天至当天18:00. */
final class OccasionPhrases {
    private static final String MONTHS = "正二三四五六七八九十冬腊";
    private static final String DIGITS = "一二三四五六七八九十";
    private static final String LUNAR = "(?:农历|阴历)?(闰)?([正二三四五六七八九十冬腊]|十一|十二|一)月(初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十|最后一天)(?:[（(]?(含闰月)[）)]?)?";
    private static final String CALL = "lunar\\(\\s*(\\d{1,2})\\s*,\\s*(-?\\d{1,2})\\s*(?:,\\s*(skip|both|only)\\s*)?\\)";

    private OccasionPhrases() {}

    static List<Phrase> all(Map<String, String> festivals) {
        List<Phrase> all = new ArrayList<>();
        add(all, LUNAR, 4, m -> reach -> Occasion.of(lunar(m), reach));
        add(all, CALL, 3, m -> reach -> Occasion.of(called(m), reach));
        String terms = List.of(SolarTerm.values()).stream()
                .map(term -> term.text() + "|" + term.name())
                .collect(Collectors.joining("|"));
        add(all, "(" + terms + ")", 1, m -> reach -> Occasion.of(term(m.group("term")), reach));
        return all;
    }
}
