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
    private static final Set<String> WORDS = Set.of(
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
        return messages.text("diag.quantity." + key(quantity.name()));
    }

    /** The value with its unit. */
    public String value(Reading reading) {
        String value = reading.value();
        if (WORDS.contains(value)) {
            return messages.text("diag.word." + value);
        }
        String unit = unit(reading.quantity());
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
        return messages.text("diag.verdict." + key(verdict.name()));
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
        return messages.text("diag.cause." + key(cause.name()));
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

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
