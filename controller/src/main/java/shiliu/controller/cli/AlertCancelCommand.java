package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;

/** Ends alerts before their time; of those that are named by their files it needs no controller to sign into one. */
@Command(name = "cancel")
final class AlertCancelCommand implements Callable<Integer> {
    private static final Duration MOST_WAIT = Duration.ofHours(1);

    private final Workplace workplace;

    @Mixin
    private ControllerOptions options = new ControllerOptions();

    @Parameters(arity = "1..*", paramLabel = "HASH|FILE", descriptionKey = "alert.hash")
    private List<String> named = List.of();

    @Option(names = "--reason", defaultValue = "", descriptionKey = "screen.reason")
    private String reason = "";

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "screen.order-out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--wait", paramLabel = "20s", defaultValue = "10s", descriptionKey = "alert.wait")
    private String waits = "10s";

    AlertCancelCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        Duration wait = Waits.parse(waits, MOST_WAIT);
        SigningKey key = options.unlock(workplace);
        ControllerClient client = options.client(workplace, key);
        OrderDesk orders = new OrderDesk(client, workplace, key);
        AlertDesk desk = new AlertDesk(client, workplace, orders);
        List<AlertDesk.Former> alerts = desk.named(named);
        Instant now = workplace.clock().instant();
        Order order = new Order(
                Order.FORMAT,
                Order.Kind.CANCEL,
                AlertDesk.scope(alerts),
                now.toEpochMilli(),
                now,
                Optional.empty(),
                reason,
                AlertDesk.hashes(alerts),
                Optional.empty());
        return desk.give(order, orders.sign(order, out), wait);
    }
}
