package shiliu.controller.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.controller.keep.KeepRules;
import shiliu.player.config.Fields;
import shiliu.player.config.Quote;
import shiliu.player.message.Message;

/** Reads {@code keep} of {@code controller.yaml}. */
final class KeepReader {
    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})\\s*d");
    private static final int MOST = 36_500;

    private KeepReader() {}

    static KeepRules read(Fields fields) {
        KeepRules usual = KeepRules.USUAL;
        Duration plays = days(fields, "plays", 31, usual.plays());
        long most = fields.optional("plays-mib")
                .flatMap(v -> v.whole(16, 1_000_000))
                .map(mib -> ((long) mib << 20) / KeepRules.PLAY_BYTES)
                .orElse(usual.playsMost());
        Duration alarms = days(fields, "alarms", 31, usual.alarms());
        Duration pictures = days(fields, "pictures", 1, usual.pictures());
        Duration audit = days(fields, "audit", 365, usual.audit());
        fields.done();
        return new KeepRules(plays, most, alarms, pictures, audit);
    }

    private static Duration days(Fields fields, String name, int least, Duration usual) {
        return fields.optional(name)
                .flatMap(value -> value.text().map(text -> {
                    Matcher form = DAYS.matcher(text.strip());
                    int days = form.matches() ? Integer.parseInt(form.group(1)) : 0;
                    if (days < least || days > MOST) {
                        value.refuse(
                                Message.of("screens.keep", name, Quote.of(text)),
                                Message.of("screens.keep.do", String.valueOf(least)));
                        return usual;
                    }
                    return Duration.ofDays(days);
                }))
                .orElse(usual);
    }
}
