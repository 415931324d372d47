package shiliu.player.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import shiliu.player.config.PlayerOutput;
import shiliu.player.output.CardLines;
import shiliu.player.output.PngOutput;
import shiliu.player.output.WindowOutput;
import shiliu.player.play.Outputs;
import shiliu.player.screen.Tone;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Family;
import shiliu.protocols.line.TransportAddress;

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
                case CARD -> card(configured.card().orElseThrow(), clock);
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

    /** The lines live as long as the process. */
    private static Outputs card(PlayerOutput.Card card, InstantSource clock) throws CommandException {
        Family family = Drivers.find(card.driver())
                .orElseThrow(() -> CommandException.of(
                        ExitCode.BAD_INPUT,
                        "play.no-driver",
                        card.driver(),
                        Drivers.list().stream().map(Family::id).collect(Collectors.joining(", "))));
        TransportAddress address;
        try {
            address = TransportAddress.parse(card.address());
        } catch (IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "play.bad-address", card.address());
        }
        CardLines lines = new CardLines();
        CardLines.Card wired = new CardLines.Card(family, address);
        return (screen, changed) -> lines.open(wired, screen, changed, clock);
    }

    private static Outputs window(PlayerOutput.Fit fit) {
        WindowOutput.Fit how = fit == PlayerOutput.Fit.EXACT ? WindowOutput.Fit.EXACT : WindowOutput.Fit.ENLARGED;
        return (screen, changed) ->
                new WindowOutput(screen.size(), how, screen.tone().orElse(Tone.PLAIN), screen.name());
    }
}
