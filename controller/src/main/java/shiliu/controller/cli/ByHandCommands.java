package shiliu.controller.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.ByHandRequest;
import shiliu.controller.api.ScreenView;
import shiliu.controller.publish.Hands;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.screen.ByHand;

/** What an operator sets on a screen for a while: how bright it is, and whether it is dark. */
final class ByHandCommands {
    private ByHandCommands() {}

    @Command(name = "brightness")
    static final class Brightness implements Callable<Integer> {
        private final Workplace workplace;

        @Mixin
        private ControllerOptions options = new ControllerOptions();

        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "screen.id")
        private String id = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "PERCENT", descriptionKey = "screen.percent")
        private Optional<Integer> percent = Optional.empty();

        @Mixin
        private Ends ends = new Ends();

        @Option(names = "--plan", descriptionKey = "screen.plan")
        private boolean plan;

        Brightness(Workplace workplace) {
            this.workplace = workplace;
        }

        @Override
        public Integer call() throws CommandException {
            if (plan == percent.isPresent() || (plan && ends.any())) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.percent-or-plan");
            }
            if (percent.filter(p -> p < 1 || p > 100).isPresent()) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-percent", percent.get());
            }
            Setting setting = new Setting(workplace, options.client(workplace), id);
            return plan ? setting.plan() : setting.set(percent, false, ends);
        }
    }

    /** The two words. */
    enum Power {
        ON,
        OFF
    }

    @Command(name = "power")
    static final class Switch implements Callable<Integer> {
        private final Workplace workplace;

        @Mixin
        private ControllerOptions options = new ControllerOptions();

        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "screen.id")
        private String id = "";

        @Parameters(index = "1", paramLabel = "on|off", descriptionKey = "screen.power")
        private Power power = Power.ON;

        @Mixin
        private Ends ends = new Ends();

        Switch(Workplace workplace) {
            this.workplace = workplace;
        }

        @Override
        public Integer call() throws CommandException {
            if (power == Power.ON && ends.any()) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.on-has-no-end");
            }
            Setting setting = new Setting(workplace, options.client(workplace), id);
            return power == Power.ON ? setting.plan() : setting.set(Optional.empty(), true, ends);
        }
    }

    /** One screen, to be set. */
    private record Setting(Workplace workplace, ControllerClient client, String id) {
        int plan() throws CommandException {
            send(Optional.empty());
            workplace.terminal().result("cli.by-plan", id);
            return ExitCode.DONE.number();
        }

        int set(Optional<Integer> percent, boolean off, Ends ends) throws CommandException {
            ScreenView view = ScreenCommands.view(client, id);
            Instant until =
                    ends.after(InstantSource.system().instant(), view.screen().zone(), Hands.LONGEST);
            send(Optional.of(new ByHand(percent, off, until)));
            if (off) {
                workplace.terminal().result("cli.off-until", id, Workplace.time(until), Called.name());
            } else {
                workplace.terminal().result("cli.bright-until", id, percent.orElse(0), Workplace.time(until));
            }
            return ExitCode.DONE.number();
        }

        private void send(Optional<ByHand> set) throws CommandException {
            ScreenCommands.view(client, id);
            workplace
                    .terminal()
                    .document(
                            client.post("/v1/screens/" + id + "/by-hand", new ByHandRequest(set), ByHandRequest.class));
        }
    }
}
