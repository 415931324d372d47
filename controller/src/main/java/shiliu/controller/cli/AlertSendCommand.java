package shiliu.controller.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shiliu.controller.api.ScreenView;
import shiliu.player.bundle.Envelope;
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
        Instant now = workplace.clock().instant();
        if (typed.preview().isPresent()) {
            List<ScreenView> screens = orders.requireScreens(met);
            return new AlertDesk(client, workplace, orders)
                    .preview(alert(now, zone(screens)), screens, typed.preview().get());
        }
        // A file is signed before the controller is asked anything: it is for when that cannot be reached.
        ZoneId zone = typed.out().isPresent() ? ZoneId.systemDefault() : zone(orders.requireScreens(met));
        Order order = order(met, alert(now, zone), typed.reason(), List.of());
        Envelope signed = orders.sign(order, typed.out());
        if (typed.out().isPresent()) {
            orders.requireScreens(met);
        }
        return new AlertDesk(client, workplace, orders).give(order, signed, typed.patience());
    }

    private Alert alert(Instant now, ZoneId zone) throws CommandException {
        return typed.alert(Optional.empty(), now, zone, workplace.terminal().messages());
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
