package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.controller.api.OrderProgress;
import shiliu.controller.api.OrderProgress.Reached;
import shiliu.controller.api.OrderView;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;

/** The stop that one person gives, and its drill, which goes the same way and darkens nothing; both are timed. */
@Command(name = "blackout")
final class BlackoutCommand implements Callable<Integer> {
    static final Duration DRILL = Duration.ofMinutes(10);
    private static final Duration MOST_WAIT = Duration.ofHours(1);

    private final Workplace workplace;

    @Mixin
    private ControllerOptions options = new ControllerOptions();

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(names = "--reason", defaultValue = "", descriptionKey = "screen.reason")
    private String reason = "";

    @Option(names = "--drill", descriptionKey = "screen.drill")
    private boolean drill;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "screen.order-out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "screen.blackout-csv")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--wait", paramLabel = "20s", defaultValue = "10s", descriptionKey = "screen.wait")
    private String waits = "10s";

    BlackoutCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    /** What {@code --json} prints: the order, as it was taken, the screens that it is for, and how long it took. */
    record Blackout(
            long number,
            Sha256 hash,
            Order order,
            List<String> signers,
            Instant accepted,
            boolean inForce,
            List<Reached> screens,
            Optional<Latencies> took) {
        static Blackout of(OrderView given, Optional<OrderProgress> progress) {
            return new Blackout(
                    given.number(),
                    given.hash(),
                    given.order(),
                    given.signers(),
                    given.accepted(),
                    given.inForce(),
                    progress.map(OrderProgress::screens).orElse(List.of()),
                    progress.map(Latencies::of));
        }
    }

    @Override
    public Integer call() throws CommandException {
        Duration wait = Waits.parse(waits, MOST_WAIT);
        if (reason.isBlank() && !drill) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.why-stop");
        }
        if (wait.isZero() && (drill || csv.isPresent())) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.drill-waits");
        }
        SigningKey key = options.unlock(workplace);
        Order order = order(scope.scope());
        OrderDesk desk = new OrderDesk(options.client(workplace, key), workplace, key);
        var envelope = desk.sign(order, out);
        desk.requireScreens(order.scope());
        OrderView given = desk.give(envelope);
        workplace.terminal().result(drill ? "cli.drilling" : "cli.stopped", given.hash(), Called.name());
        Optional<OrderProgress> progress = wait.isZero() ? Optional.empty() : Optional.of(desk.watch(given, wait));
        workplace.terminal().document(Blackout.of(given, progress));
        if (progress.isPresent()) {
            tell(progress.get(), wait);
        }
        return ExitCode.DONE.number();
    }

    private Order order(Order.Scope met) {
        Instant now = workplace.clock().instant();
        return new Order(
                Order.FORMAT,
                drill ? Order.Kind.DRILL : Order.Kind.STOP,
                met,
                now.toEpochMilli(),
                now,
                drill ? Optional.of(now.plus(DRILL)) : Optional.empty(),
                reason,
                List.of(),
                Optional.empty());
    }

    private void tell(OrderProgress progress, Duration wait) throws CommandException {
        List<String> headings = workplace.headings("id", "name", "kept-s", "dark-s", "state", "heard");
        List<List<String>> rows =
                progress.screens().stream().map(s -> row(progress, s)).toList();
        if (csv.isPresent()) {
            OrderDesk.write(csv.get(), CsvFile.of(headings, rows));
        }
        if (drill) {
            workplace.terminal().table(headings, rows);
        }
        Latencies took = Latencies.of(progress);
        took.last()
                .ifPresent(last -> workplace
                        .terminal()
                        .result(
                                drill ? "cli.drill-took" : "cli.stop-took",
                                took.answered(),
                                seconds(took.p50()),
                                seconds(took.p99()),
                                seconds(took.last())));
        List<String> missing = OrderDesk.missing(progress, workplace.terminal().messages());
        int all = progress.screens().size();
        if (!missing.isEmpty()) {
            String code = drill ? "cli.no-answer" : "cli.not-dark";
            throw new CommandException(
                    ExitCode.FAILED, Message.of(code, missing.size(), all, wait.toSeconds()), missing);
        }
        workplace.terminal().result(drill ? "cli.all-answered" : "cli.all-dark", all);
    }

    private List<String> row(OrderProgress progress, Reached screen) {
        List<String> row = new ArrayList<>(List.of(screen.screen(), screen.name()));
        row.add(Latencies.seconds(OrderProgress.took(progress.order(), screen.kept())));
        row.add(Latencies.seconds(OrderProgress.took(progress.order(), screen.done())));
        row.add(workplace
                .terminal()
                .messages()
                .text("http.wall.state." + screen.state().word()));
        row.add(screen.heard().map(Workplace::time).orElse("-"));
        return row;
    }

    private static String seconds(Optional<Long> millis) {
        return Latencies.seconds(millis.map(Duration::ofMillis));
    }
}
