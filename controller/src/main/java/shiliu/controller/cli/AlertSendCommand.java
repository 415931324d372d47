package shiliu.controller.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shiliu.controller.api.ScreenView;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.playlist.Alert;

/** Puts an alert on screens, signed on this machine. */
@Command(name = "send")
final class AlertSendCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private ControllerOptions options = new ControllerOptions();

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Mixin
    private AlertOptions typed = new AlertOptions();

    AlertSendCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        SigningKey key = options.unlock(workplace);
        ControllerClient client = options.client(workplace, key);
        OrderDesk orders = new OrderDesk(client, workplace, key);
        Order.Scope met = scope.scope();
        List<ScreenView> screens = orders.requireScreens(met);
        Instant now = workplace.clock().instant();
        Alert alert = typed.alert(
                Optional.empty(), now, zone(screens), workplace.terminal().messages());
        AlertDesk desk = new AlertDesk(client, workplace, orders);
        return typed.preview().isPresent()
                ? desk.preview(alert, screens, typed.preview().get())
                : desk.give(order(met, alert, typed.reason(), List.of()), typed.out(), typed.patience());
    }

    static Order order(Order.Scope scope, Alert alert, String reason, List<shiliu.player.playlist.Sha256> lifts) {
        return new Order(
                Order.FORMAT,
                Order.Kind.ALERT,
                scope,
                alert.sent().toEpochMilli(),
                alert.sent(),
                Optional.of(alert.until()),
                reason,
                lifts,
                Optional.of(alert));
    }

    /** By whose clocks a time is meant. */
    static ZoneId zone(List<ScreenView> screens) {
        return screens.stream().map(view -> view.screen().zone()).findFirst().orElseGet(ZoneId::systemDefault);
    }
}
