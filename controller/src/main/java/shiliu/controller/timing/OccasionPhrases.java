package shiliu.controller.timing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shiliu.player.schedule.Festival;
import shiliu.player.schedule.LunarRule;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.SolarTerm;

/** Lunar dates, solar terms and festivals, and the days around them: 春节前7天至当天18:00. */
final class OccasionPhrases {
    private final Festivals festivals;
    private final Map<String, Thing> things = new LinkedHashMap<>();

    /** An occasion without the days around it. */
    private record Thing(OptionalInt length, Function<Reach, Occasion> at) {}

    OccasionPhrases(Festivals festivals) {
        this.festivals = festivals;
        festivals.names().forEach(name -> things.put(name, festival(name)));
        for (SolarTerm term : SolarTerm.values()) {
            Thing thing = new Thing(OptionalInt.of(1), reach -> Occasion.of(term, reach));
            things.putIfAbsent(term.text(), thing);
            things.putIfAbsent(term.name().toLowerCase(Locale.ROOT), thing);
        }
        things.putIfAbsent("除夕", new Thing(OptionalInt.of(1), reach -> Occasion.of(LunarWords.LAST_OF_YEAR, reach)));
    }

    private Thing festival(String name) {
        Festival festival = festivals.idOf(name).flatMap(festivals::find).orElseThrow();
        OptionalInt length =
                festival.coming().table().isEmpty() ? OptionalInt.of(festival.days()) : OptionalInt.empty();
        return new Thing(length, reach -> Occasion.festival(festival.id(), reach));
    }

    List<Phrase> all() {
        String names = things.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(name ->
                        name.matches("[ -~]+") ? "(?<![a-z0-9])" + english(name) + Phrase.END : Pattern.quote(name))
                .collect(Collectors.joining("|"));
        String thing = "(?<thing>" + LunarWords.CHINESE + "|" + LunarWords.DIGITS + "|" + LunarWords.CALL + "|(?<name>"
                + names + "))";
        String again = "(?:\\k<thing>)?";
        // A time with another behind it is a part of the day: 中秋当天 18:00-22:00.
        String until = "(?:\\s*" + Clocks.time("bx") + "(?!" + Phrase.TO + "[\\d早上下中晚夜]))?";
        String start = "(?:\\s*" + Clocks.time("ax") + ")?";
        String day = "(?:\\s+(?:at\\s+)?" + Clocks.time("bx") + "(?!" + Phrase.TO + "\\d))?";
        String from = "(?:\\s+(?:at\\s+)?" + Clocks.time("ax") + ")?";
        return List.of(
                Phrase.of("(?:(?:during|on)\\s+(?:the\\s+)?)?" + thing + "(?:期间)?", (m, d) -> add(m, d, Around.ITSELF)),
                Phrase.of(thing + "的?" + Edge.chinese("a"), (m, d) -> add(m, d, Around.only(edge(m, "a", false)))),
                Phrase.of(
                        thing + "的?(?:" + Edge.chinese("a") + start + ")?" + Phrase.TO + again + "的?"
                                + Edge.chinese("b") + until,
                        (m, d) -> add(m, d, new Around(edge(m, "a", true), edge(m, "b", true)))),
                Phrase.of(thing + "前后各?(?<around>\\d{1,3})[天日]", (m, d) -> add(m, d, Around.both(around(m)))),
                Phrase.of(
                        "(?:around\\s+" + thing + "\\s+(?<around>\\d{1,3})\\s+days?" + Phrase.END + ")",
                        (m, d) -> add(m, d, Around.both(around(m)))),
                Phrase.of(
                        "(?<around>\\d{1,3})\\s+days?\\s+around\\s+" + thing,
                        (m, d) -> add(m, d, Around.both(around(m)))),
                Phrase.of(
                        "(?:from\\s+)?" + Edge.english("a") + "(?:\\s+of)?\\s+(?:the\\s+)?" + thing,
                        (m, d) -> add(m, d, Around.only(edge(m, "a", false)))),
                Phrase.of(
                        "(?:from\\s+)?" + Edge.english("a") + from + Phrase.TO + Edge.english("b") + day
                                + "(?:\\s+of)?\\s+(?:the\\s+)?" + thing,
                        (m, d) -> add(m, d, new Around(edge(m, "a", true), edge(m, "b", true)))),
                Phrase.of(
                        "(?:from\\s+)?" + Edge.english("a") + "\\s+(?:the\\s+)?" + thing + Phrase.TO + "(?:"
                                + Edge.english("b") + day + "|" + Clocks.time("cx") + "(?!" + Phrase.TO + "\\d))",
                        (m, d) -> add(m, d, new Around(edge(m, "a", false), end(m)))));
    }

    /** People write spaces and hyphens as they come. */
    private static String english(String name) {
        return List.of(name.split("[ -]", -1)).stream().map(Pattern::quote).collect(Collectors.joining("[ -]"));
    }

    private static Edge edge(Matcher m, String name, boolean timed) throws WordsException {
        return Edge.read(m, name, timed ? Optional.of(name + "x") : Optional.empty());
    }

    /** Until a time of the day itself, where no day is said. */
    private static Edge end(Matcher m) throws WordsException {
        return Edge.said(m, "b") ? edge(m, "b", true) : new Edge(false, 0, Optional.of(Clocks.read(m, "cx")));
    }

    private static int around(Matcher m) throws WordsException {
        int days = Integer.parseInt(m.group("around"));
        if (days > Reach.MOST) {
            throw WordsException.of("timing.too-far", m.group().strip(), Reach.MOST);
        }
        return days;
    }

    private void add(Matcher m, Draft draft, Around around) throws WordsException {
        Optional<LunarRule> lunar = LunarWords.read(m);
        if (lunar.isPresent()) {
            draft.occasion(Occasion.of(lunar.get(), around.reach(OptionalInt.of(1), m.group())));
            return;
        }
        String name = m.group("name").toLowerCase(Locale.ROOT);
        Thing thing = Optional.ofNullable(things.get(name))
                .or(() -> Optional.ofNullable(things.get(name.replace(' ', '-'))))
                .or(() -> Optional.ofNullable(things.get(name.replace('-', ' '))))
                .orElseThrow();
        draft.occasion(thing.at().apply(around.reach(thing.length(), m.group())));
    }
}
