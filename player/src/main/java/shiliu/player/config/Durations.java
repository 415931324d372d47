package shiliu.player.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.message.Message;

/** Reads and writes {@code 10s}, {@code 2m}, {@code 1m30s}. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(?:([0-9]{1,4})m)?(?:([0-9]{1,5})s)?");

    private final Value value;

    Durations(Value value) {
        this.value = value;
    }

    Optional<Duration> read(String text, Duration shortest, Duration longest) {
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            value.refuse(
                    Message.of("config.duration", value.name(), Quote.of(text)),
                    Message.of("config.duration.do", write(shortest), write(longest)));
            return Optional.empty();
        }
        Duration read = Duration.ofMinutes(part(form, 1)).plusSeconds(part(form, 2));
        if (read.compareTo(shortest) < 0 || read.compareTo(longest) > 0) {
            value.refuse(
                    Message.of("config.duration-range", value.name(), text),
                    Message.of("config.duration.do", write(shortest), write(longest)));
            return Optional.empty();
        }
        return Optional.of(read);
    }

    private static long part(Matcher form, int group) {
        return form.start(group) < 0 ? 0 : Long.parseLong(form.group(group));
    }

    static String write(Duration duration) {
        long minutes = duration.toMinutes();
        int seconds = duration.toSecondsPart();
        return (minutes > 0 ? minutes + "m" : "") + (seconds > 0 || minutes == 0 ? seconds + "s" : "");
    }
}
