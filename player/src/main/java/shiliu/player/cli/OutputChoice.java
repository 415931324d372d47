package shiliu.player.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import shiliu.player.config.PlayerOutput;
import shiliu.player.output.CardLines;
import shiliu.player.output.FramebufferOutput;
import shiliu.player.output.Mapped;
import shiliu.player.output.Output;
import shiliu.player.output.PngOutput;
import shiliu.player.output.SplitOutput;
import shiliu.player.output.WindowOutput;
import shiliu.player.play.Outputs;
import shiliu.player.screen.GeometryMap;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Tone;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Family;
import shiliu.protocols.line.TransportAddress;

/** Which output a player gets: {@code --output}, else what its configuration says. */
final class OutputChoice {
    /** How many pictures stay in the folder. */
    private static final int KEEP = 200;

    private OutputChoice() {}

    static Outputs of(Optional<String> option, List<PlayerOutput> configured, InstantSource clock)
            throws CommandException {
        if (option.isEmpty()) {
            List<Outputs> all = new ArrayList<>();
            for (PlayerOutput one : configured) {
                all.add(of(one, clock));
            }
            return all.size() == 1 ? all.get(0) : (screen, changed) -> split(all, screen, changed);
        }
        String text = option.get();
        if (text.startsWith("png:") && text.length() > 4) {
            return png(Path.of(text.substring(4)), Optional.empty(), clock);
        }
        if (text.matches("window(:[0-9]{1,2})?")) {
            return window(
                    configured.stream().map(PlayerOutput::fit).findFirst().orElse(PlayerOutput.Fit.ENLARGED),
                    Optional.empty());
        }
        throw CommandException.of(ExitCode.BAD_INPUT, "play.bad-output", text);
    }

    private static Outputs of(PlayerOutput configured, InstantSource clock) throws CommandException {
        return switch (configured.kind()) {
            case PNG -> png(configured.folder().orElseThrow(), configured.map(), clock);
            case WINDOW -> window(configured.fit(), configured.map());
            case FRAMEBUFFER -> framebuffer(configured.framebuffer().orElseThrow(), configured.map());
            case CARD -> card(configured.card().orElseThrow(), configured.map(), clock);
        };
    }

    /** All of them, or none: half a canvas is no picture. */
    private static Output split(List<Outputs> all, Screen screen, Runnable changed) throws IOException {
        List<Output> opened = new ArrayList<>();
        try {
            for (Outputs one : all) {
                opened.add(one.open(screen, changed));
            }
            return new SplitOutput(opened);
        } catch (IOException | RuntimeException e) {
            for (Output one : opened) {
                one.close();
            }
            throw e;
        }
    }

    private static Outputs framebuffer(PlayerOutput.Framebuffer fb, Optional<GeometryMap> map) {
        return (screen, changed) -> Mapped.open(
                screen.size(),
                map,
                size -> new FramebufferOutput(
                        fb.device(),
                        FramebufferOutput.Layout.read(fb.graphics()),
                        size,
                        screen.tone().orElse(Tone.PLAIN)));
    }

    private static Outputs png(Path folder, Optional<GeometryMap> map, InstantSource clock) {
        return (screen, changed) -> Mapped.open(screen.size(), map, size -> new PngOutput(folder, KEEP, clock));
    }

    /** The lines live as long as the process. */
    private static Outputs card(PlayerOutput.Card card, Optional<GeometryMap> map, InstantSource clock)
            throws CommandException {
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
        return (screen, changed) ->
                Mapped.open(screen.size(), map, size -> lines.open(wired, screen.sized(size), changed, clock));
    }

    private static Outputs window(PlayerOutput.Fit fit, Optional<GeometryMap> map) {
        WindowOutput.Fit how = fit == PlayerOutput.Fit.EXACT ? WindowOutput.Fit.EXACT : WindowOutput.Fit.ENLARGED;
        return (screen, changed) -> Mapped.open(
                screen.size(),
                map,
                size -> new WindowOutput(size, how, screen.tone().orElse(Tone.PLAIN), screen.name()));
    }
}
