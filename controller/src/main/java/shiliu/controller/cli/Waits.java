package shiliu.controller.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** How long to wait, as people type it: {@code 20}, {@code 20s}, {@code 2m} or {@code 1m30s}. */
final class Waits {
    private static final Pattern FORM = Pattern.compile("(?:([0-9]{1,4})m)?(?:([0-9]{1,5})s?)?");

    private Waits() {}

    static Duration parse(String text, Duration most) throws CommandException {
        Matcher form = FORM.matcher(text);
        if (!text.isEmpty() && form.matches()) {
            Duration wait = Duration.ofMinutes(part(form, 1)).plusSeconds(part(form, 2));
            if (wait.compareTo(most) <= 0) {
                return wait;
            }
        }
        throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-wait", most.toSeconds());
    }

    private static long part(Matcher form, int group) {
        return form.start(group) < 0 ? 0 : Long.parseLong(form.group(group));
    }
}
