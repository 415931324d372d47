package shiliu.controller.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** When something ends: {@code --until 18:00}, {@code --until "2026-11-10 18:00"} or {@code --for 2h}. */
final class Ends {
    private static final Pattern SPAN = Pattern.compile("(?:([0-9]{1,2})d)?(?:([0-9]{1,3})h)?(?:([0-9]{1,5})m)?");

    @Option(names = "--until", paramLabel = "TIME", descriptionKey = "ends.until")
    private Optional<String> until = Optional.empty();

    @Option(names = "--for", paramLabel = "2h", descriptionKey = "ends.for")
    private Optional<String> span = Optional.empty();

    boolean any() {
        return until.isPresent() || span.isPresent();
    }

    /** A time without a zone is that of {@code zone}'s clocks; one without a day, the next that comes. */
    Instant after(Instant now, ZoneId zone, Duration most) throws CommandException {
        if (until.isPresent() == span.isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.one-end");
        }
        Instant end = until.isPresent() ? time(until.get(), now, zone) : now.plus(span(span.get()));
        if (!end.isAfter(now) || !end.isBefore(now.plus(most))) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-end", Workplace.time(end), most.toDays());
        }
        return end;
    }

    private static Instant time(String text, Instant now, ZoneId zone) throws CommandException {
        String iso = text.strip().replace(' ', 'T');
        try {
            if (iso.matches("[0-9]{2}:[0-9]{2}")) {
                ZonedDateTime today = now.atZone(zone).with(LocalTime.parse(iso));
                return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
            }
            return iso.matches(".*T[0-9:.]+")
                    ? LocalDateTime.parse(iso).atZone(zone).toInstant()
                    : OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-until", text);
        }
    }

    private static Duration span(String text) throws CommandException {
        Matcher form = SPAN.matcher(text.strip());
        if (text.isBlank() || !form.matches()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-span", text);
        }
        return Duration.ofDays(part(form, 1)).plusHours(part(form, 2)).plusMinutes(part(form, 3));
    }

    private static long part(Matcher form, int group) {
        return form.start(group) < 0 ? 0 : Long.parseLong(form.group(group));
    }
}
