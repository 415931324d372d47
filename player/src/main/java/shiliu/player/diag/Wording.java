package shiliu.player.diag;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/** Readings and figures in people's words, in one language. */
public record Wording(Messages messages) {
    private static final long KIB = 1024;
    private static final long MIB = KIB * KIB;
    private static final Set<String> WORDS = Set.of(
            "MONO",
            "DUAL",
            "RGB",
            "on",
            "off",
            "good",
            "bad",
            "manual",
            "timed",
            "sensor",
            "schedule",
            "emergency",
            "black",
            "remote",
            "test",
            "stream");

    public String name(Quantity quantity) {
        return messages.text("diag.quantity." + key(quantity));
    }

    /** The value with its unit. */
    public String value(Reading reading) {
        String value = reading.value();
        if (WORDS.contains(value)) {
            return messages.text("diag.word." + value.toLowerCase(Locale.ROOT));
        }
        String unit = unit(reading.quantity());
        if (unit.equals("B") && value.matches("[0-9]{1,18}")) {
            return bytes(Long.parseLong(value));
        }
        return unit.isEmpty() || !value.matches("-?[0-9]+") ? value : value + " " + unit;
    }

    /** The same in every language; empty where there is none. */
    public static String unit(Quantity quantity) {
        return switch (quantity) {
            case WIDTH, HEIGHT -> "px";
            case BRIGHTNESS, HUMIDITY -> "%";
            case CABINET_TEMPERATURE, OUTSIDE_TEMPERATURE -> "°C";
            case STORE_TOTAL, STORE_FREE -> "B";
            default -> "";
        };
    }

    public String verdict(Rated.Verdict verdict) {
        return messages.text("diag.verdict." + key(verdict));
    }

    /** What to do about it; empty text where nothing is. */
    public String remedy(Rated rated) {
        return text(rated.remedy());
    }

    private String text(Optional<Message> message) {
        return message.map(messages::text).orElse("");
    }

    /** What a line's figures point to. */
    public String cause(LinkFigures.Cause cause) {
        return messages.text("diag.cause." + key(cause));
    }

    /** Milliseconds with one digit after the point. */
    public static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    public static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** What a line carried, against what it can. */
    public String rate(LinkFigures figures) {
        String real = String.format(Locale.ROOT, "%.0f", figures.bytesPerSecond());
        return figures.limit().isPresent()
                ? messages.text(
                        "diag.link.rate-of",
                        real,
                        String.valueOf(figures.limit().getAsLong()))
                : messages.text("diag.link.rate", real);
    }

    /** A constant as catalogues and documents for machines spell it: lower case, with dashes. */
    public static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A class's name in the same spelling. */
    static String dashed(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Bytes as people count them. */
    private static String bytes(long count) {
        return count < KIB ? count + " B" : count < MIB ? rounded(count, KIB) + " kB" : rounded(count, MIB) + " MB";
    }

    private static String rounded(long count, long unit) {
        return count % unit == 0 || count >= 10 * unit
                ? String.valueOf(Math.round((double) count / unit))
                : String.format(Locale.ROOT, "%.1f", (double) count / unit);
    }
}
