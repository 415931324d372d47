package shiliu.controller.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.ScreenView;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.playlist.Alert;

/** A new alert in the place of former ones, on their screens; what is not said anew stays as it was. */
@Command(name = "update")
final class AlertUpdateCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private ControllerOptions options = new ControllerOptions();

    @Parameters(arity = "1..*", paramLabel = "HASH|FILE", descriptionKey = "alert.hash")
    private List<String> hashes = List.of();

    @Mixin
    private AlertOptions typed = new AlertOptions();

    AlertUpdateCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        SigningKey key = options.unlock(workplace);
        ControllerClient client = options.client(workplace, key);
        OrderDesk orders = new OrderDesk(client, workplace, key);
        AlertDesk desk = new AlertDesk(client, workplace, orders);
        List<AlertDesk.Former> former = desk.named(hashes);
        Order.Scope scope = AlertDesk.scope(former);
        List<ScreenView> screens = orders.screens().stream()
                .filter(view -> scope.matches(view.screen()))
                .toList();
        Instant now = workplace.clock().instant();
        Alert alert = typed.alert(
                Optional.of(former.get(0).alert()),
                now,
                AlertSendCommand.zone(screens),
                workplace.terminal().messages());
        if (typed.preview().isPresent()) {
            return desk.preview(alert, screens, typed.preview().get());
        }
        Order order = AlertSendCommand.order(scope, alert, typed.reason(), AlertDesk.hashes(former));
        return desk.give(order, orders.sign(order, typed.out()), typed.patience());
    }
}
