package shiliu.controller.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Terminal;
import shiliu.player.play.Report;
import shiliu.protocols.driver.Proof;

/** Watches the screens of a stop until each is proven dark, or for so long. */
final class Darkness {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private final ControllerClient client;
    private final Workplace workplace;
    private final Order.Scope scope;
    private final Set<String> told = new HashSet<>();

    Darkness(ControllerClient client, Workplace workplace, Order.Scope scope) {
        this.client = client;
        this.workplace = workplace;
        this.scope = scope;
    }

    /** One screen of the stop; without a proof it is not proven dark. */
    record Watched(String screen, String name, ScreenState state, Optional<Proof> proof, Optional<Instant> since) {
        static Watched of(ScreenView view) {
            ScreenState state = ScreenState.of(view);
            return new Watched(
                    view.screen().id(),
                    view.screen().name(),
                    state,
                    view.shown().filter(shown -> state == ScreenState.STOPPED).map(Report.Shown::proof),
                    state.since(view));
        }

        boolean dark() {
            return proof.isPresent();
        }
    }

    /** Refuses a stop of which a part names no screen: a typing mistake must not leave a screen lit. */
    void requireScreens() throws CommandException {
        List<ScreenView> all = screens();
        List<String> wrong = new ArrayList<>();
        for (String id : scope.screens()) {
            if (all.stream().noneMatch(view -> view.screen().id().equals(id))) {
                wrong.add(id);
            }
        }
        for (String tag : scope.tags()) {
            if (all.stream().noneMatch(view -> view.screen().tags().contains(tag))) {
                wrong.add("#" + tag);
            }
        }
        if (!wrong.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.scope-unknown", String.join(", ", wrong));
        }
    }

    /** Says of each screen when it is proven dark, and gives all as they were at the end. */
    List<Watched> watch(Duration wait) throws CommandException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            List<Watched> now = look();
            if (now.stream().allMatch(Watched::dark) || System.nanoTime() >= end) {
                return now;
            }
            pause();
        }
    }

    private List<Watched> look() throws CommandException {
        List<Watched> now = screens().stream()
                .filter(view -> scope.matches(view.screen()))
                .map(Watched::of)
                .toList();
        Terminal terminal = workplace.terminal();
        for (Watched screen : now) {
            if (screen.dark() && told.add(screen.screen())) {
                String proof =
                        terminal.messages().text("proof." + screen.proof().orElseThrow());
                terminal.say("cli.dark", screen.screen(), screen.name(), proof, told.size(), now.size());
            }
        }
        return now;
    }

    private List<ScreenView> screens() throws CommandException {
        return client.list("/v1/screens", ScreenView.class);
    }

    private static void pause() throws CommandException {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.of(ExitCode.UNREACHABLE, "cli.interrupted");
        }
    }
}
