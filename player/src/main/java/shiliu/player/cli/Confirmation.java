package shiliu.player.cli;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks before what hurts; {@code --yes} answers for a script. */
final class Confirmation {
    @Option(names = "--yes", descriptionKey = "option.diag.yes")
    private boolean yes;

    /** Returns where the technician agrees; else it is refused, with exit code 2 where there is nobody to ask. */
    void of(Terminal terminal, String key, Object... arguments) throws CommandException, InterruptedException {
        if (yes) {
            return;
        }
        terminal.say(key, arguments);
        Optional<Keyboard> keyboard = Keyboard.open();
        if (keyboard.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.needs-yes");
        }
        try (Keyboard keys = keyboard.get()) {
            terminal.say("diag.confirm");
            char key1 = keys.next();
            if (key1 == 'y' || key1 == 'Y') {
                return;
            }
        } catch (IOException e) {
            // Nobody is there to agree.
        }
        throw CommandException.of(ExitCode.BAD_INPUT, "diag.not-confirmed");
    }
}
