package shiliu.controller.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.config.Fields;
import shiliu.player.config.Value;

/**
 * Two numbers with a comma between them, as in {@code lunar(12,-1)} or {@code 30,70}. YAML ends a value in braces at the comma
 * and takes what follows as the name of an empty field; people need not know that, so such a field is taken back.
 */
record CommaPair(String first, String second) {
    private static final String HERE = "…";
    private static final String COMMA = "[,，]";

    /**
     * The pair in {@code value}, where {@code form} has an ellipsis; nothing where it is none.
     *
     * @param least and {@code most}: of the second number where YAML took it for a field of {@code item}
     */
    static Optional<CommaPair> of(Fields item, Value value, String form, int least, int most) {
        String before = form.substring(0, form.indexOf(HERE));
        String after = form.substring(form.indexOf(HERE) + HERE.length());
        String text = value.quietText().orElse("").replaceAll("\\s", "");
        String begin = Pattern.quote(before) + "(-?[0-9]{1,4})";
        Matcher whole = Pattern.compile(begin + COMMA + "(-?[0-9]{1,4})" + Pattern.quote(after))
                .matcher(text);
        if (whole.matches()) {
            return Optional.of(new CommaPair(whole.group(1), whole.group(2)));
        }
        Matcher half = Pattern.compile(begin).matcher(text);
        if (half.matches()) {
            for (int second = least; second <= most; second++) {
                String name = second + after;
                if (!item.placeOf(name).equals(item.place())) {
                    item.optional(name);
                    return Optional.of(new CommaPair(half.group(1), String.valueOf(second)));
                }
            }
        }
        return Optional.empty();
    }
}
