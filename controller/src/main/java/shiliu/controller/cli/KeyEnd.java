package shiliu.controller.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Option;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** Until when a key is to count, as it was typed. */
final class KeyEnd {
    /** How long before its end a key is spoken of. */
    static final Duration SOON = Duration.ofDays(30);

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "user.until")
    private Optional<String> until = Optional.empty();

    @Option(names = "--for-ever", descriptionKey = "user.for-ever")
    private boolean forEver;

    /** One of the two must have been typed. */
    Optional<Instant> typed(Instant now) throws CommandException {
        if (until.isPresent() == forEver) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.until-or-ever");
        }
        return until.isPresent() ? Optional.of(end(until.get(), now)) : Optional.empty();
    }

    /** The end of a local day of this machine, which must not be past. */
    static Instant end(String day, Instant now) throws CommandException {
        try {
            Instant end = LocalDate.parse(day)
                    .plusDays(1)
                    .atStartOfDay(ZoneId.systemDefault())
                    .toInstant();
            if (end.isAfter(now)) {
                return end;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-key-end", day);
    }
}
