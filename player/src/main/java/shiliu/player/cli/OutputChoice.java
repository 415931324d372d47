package shiliu.player.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import shiliu.player.config.PlayerOutput;
import shiliu.player.output.PngOutput;
import shiliu.player.output.WindowOutput;
import shiliu.player.play.Outputs;

/** Which output a player gets: {@code --output}, else what its configuration says. */
final class OutputChoice {
    /** How many pictures stay in the folder. */
    private static final int KEEP = 200;

    private OutputChoice() {}

    static Outputs of(Optional<String> option, PlayerOutput configured, InstantSource clock) throws CommandException {
        if (option.isEmpty()) {
            return switch (configured.kind()) {
                case PNG -> png(configured.folder().orElseThrow(), clock);
                case WINDOW -> window(configured.fit());
                case CARD -> throw CommandException.of(ExitCode.BAD_INPUT, "play.no-card");
            };
        }
        String text = option.get();
        if (text.startsWith("png:") && text.length() > 4) {
            return png(Path.of(text.substring(4)), clock);
        }
        if (text.matches("window(:[0-9]{1,2})?")) {
            return window(configured.fit());
        }
        throw CommandException.of(ExitCode.BAD_INPUT, "play.bad-output", text);
    }

    private static Outputs png(Path folder, InstantSource clock) {
        return (screen, changed) -> new PngOutput(folder, KEEP, clock);
    }

    private static Outputs window(PlayerOutput.Fit fit) {
        WindowOutput.Fit how = fit == PlayerOutput.Fit.EXACT ? WindowOutput.Fit.EXACT : WindowOutput.Fit.ENLARGED;
        return (screen, changed) -> new WindowOutput(screen.size(), how, screen.name());
    }
}
