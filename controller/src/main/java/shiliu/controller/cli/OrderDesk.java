package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.api.OrderProgress;
import shiliu.controller.api.OrderProgress.Reached;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.ScreenView;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Terminal;
import shiliu.player.message.Messages;

/** Gives one person's orders, signed on this machine, and watches what becomes of them. */
final class OrderDesk {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private final ControllerClient client;
    private final Workplace workplace;
    private final SigningKey key;

    OrderDesk(ControllerClient client, Workplace workplace, SigningKey key) {
        this.client = client;
        this.workplace = workplace;
        this.key = key;
    }

    Envelope sign(Order order) {
        return Envelope.sign(DocumentType.ORDER, order, List.of(key));
    }

    /** Signs into a file as well where one is named: for a USB stick, where the controller cannot be reached. */
    Envelope sign(Order order, Optional<Path> out) throws CommandException {
        Envelope envelope = sign(order);
        if (out.isPresent()) {
            write(out.get(), envelope.bytes());
            workplace.terminal().say("cli.order-written", out.get());
        }
        return envelope;
    }

    OrderView give(Envelope order) throws CommandException {
        return client.post("/v1/orders", new OrderRequest(order), OrderView.class);
    }

    static void write(Path out, byte[] bytes) throws CommandException {
        try {
            Files.write(out, bytes);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", out, e.getMessage());
        }
    }

    List<ScreenView> screens() throws CommandException {
        return client.list("/v1/screens", ScreenView.class);
    }

    /** Refuses a scope of which a part names no screen: a typing mistake must not leave a screen out. Gives those that it meets. */
    List<ScreenView> requireScreens(Order.Scope scope) throws CommandException {
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
        return all.stream().filter(view -> scope.matches(view.screen())).toList();
    }

    /** Says of each screen when it came so far, until all have or for so long; gives all as they were at the end. */
    OrderProgress watch(OrderView given, Duration wait) throws CommandException {
        long end = System.nanoTime() + wait.toNanos();
        Set<String> told = new HashSet<>();
        while (true) {
            OrderProgress now = client.get("/v1/orders/" + given.hash(), OrderProgress.class);
            tell(now, told);
            if (now.screens().stream().allMatch(Reached::reached) || System.nanoTime() >= end) {
                return now;
            }
            pause();
        }
    }

    private void tell(OrderProgress now, Set<String> told) {
        Terminal terminal = workplace.terminal();
        for (Reached screen : now.screens()) {
            if (screen.reached() && told.add(screen.screen())) {
                String what = terminal.messages()
                        .text("cli.reached." + now.order().order().kind().name().toLowerCase(java.util.Locale.ROOT));
                String proof = screen.proof()
                        .map(p -> terminal.messages().text("proof." + p))
                        .orElse("-");
                terminal.say(
                        "cli.reached",
                        screen.screen(),
                        screen.name(),
                        what,
                        proof,
                        Latencies.seconds(Latencies.of(now.order(), screen)),
                        told.size(),
                        now.screens().size());
            }
        }
    }

    /** Those that did not come so far, with what is known of them: details of a refusal. */
    static List<String> missing(OrderProgress progress, Messages messages) {
        return progress.screens().stream()
                .filter(screen -> !screen.reached())
                .map(screen -> screen.screen() + " " + screen.name() + " ("
                        + messages.text("http.wall.state." + screen.state().word())
                        + screen.since()
                                .map(at -> ", " + messages.text("cli.since", Workplace.time(at)))
                                .orElse("")
                        + screen.heard()
                                .map(at -> ", " + messages.text("cli.last-heard", Workplace.time(at)))
                                .orElseGet(() -> ", " + messages.text("cli.never-heard"))
                        + ")")
                .toList();
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
