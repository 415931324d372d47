package shiliu.controller.timing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.config.Fields;
import shiliu.player.config.Value;
import shiliu.player.schedule.Leap;
import shiliu.player.schedule.LunarRule;

/**
 * A lunar day in a file, {@code lunar(6,24)} or {@code lunar(6,24,both)}. YAML ends a value in braces at the comma and takes
 * what follows as the name of an empty field; people need not know that, so such fields are taken back.
 */
final class LunarField {
    private static final Pattern WHOLE =
            Pattern.compile("lunar\\((\\d{1,2})[,，](-?\\d{1,2})(?:[,，](skip|both|only))?\\)");
    private static final Pattern HALF = Pattern.compile("lunar\\((\\d{1,2})");
    private static final List<String> LEAPS = List.of("", "skip", "both", "only");

    private LunarField() {}

    /** Nothing where it is not one, or no day that there is. */
    static Optional<LunarRule> read(Fields fields, Value value) {
        String text = value.quietText().orElse("").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        Matcher whole = WHOLE.matcher(text);
        if (whole.matches()) {
            return rule(
                    whole.group(1),
                    whole.group(2),
                    Optional.ofNullable(whole.group(3)).orElse(""));
        }
        Matcher half = HALF.matcher(text);
        if (!half.matches()) {
            return Optional.empty();
        }
        for (int day = -1; day <= 30; day++) {
            for (String leap : LEAPS) {
                String first = leap.isEmpty() ? day + ")" : String.valueOf(day);
                if (there(fields, first) && (leap.isEmpty() || there(fields, leap + ")"))) {
                    fields.optional(first);
                    fields.optional(leap + ")");
                    return rule(half.group(1), String.valueOf(day), leap);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean there(Fields fields, String name) {
        return !fields.placeOf(name).equals(fields.place());
    }

    private static Optional<LunarRule> rule(String month, String day, String leap) {
        try {
            return Optional.of(new LunarRule(
                    Integer.parseInt(month),
                    Integer.parseInt(day),
                    leap.isEmpty() ? Leap.SKIP : Leap.valueOf(leap.toUpperCase(Locale.ROOT))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
