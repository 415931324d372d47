package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.OrderBook;
import shiliu.player.message.Message;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/**
 * Lays out the alert that goes before the others: the gravest, of these the newest. It runs over and over from the moment
 * that its order was given, so that screens side by side are in step, and ends with its order to the millisecond. One
 * thread.
 */
final class OnAlert {
    private static final Comparator<OrderBook.Obeyed> WEAKEST_FIRST = Comparator.comparing(
                    OnAlert::severity, Comparator.reverseOrder())
            .thenComparing(OrderBook.Obeyed::since)
            .thenComparing(order -> order.hash().hex());

    private final OrderBook orders;
    private final Renderer renderer;
    private final Troubles troubles;
    private final Set<Sha256> failed = new HashSet<>();
    private Optional<LaidOut> laidOut = Optional.empty();

    private record LaidOut(Sha256 order, Screen screen, boolean moves, Rendition rendition) {
        boolean suits(Sha256 wanted, Screen shown, boolean outputMoves) {
            return order.equals(wanted) && screen.equals(shown) && moves == outputMoves;
        }
    }

    OnAlert(OrderBook orders, Renderer renderer, Troubles troubles) {
        this.troubles = troubles;
        this.orders = orders;
        this.renderer = renderer;
    }

    /**
     * What the alert in force shows now. Without a clock that is certain there is none: nobody could say whether it is over.
     *
     * @param moves whether the output can show what moves
     */
    Optional<Scene> scene(Screen screen, TimeTrust.Reading now, boolean moves) {
        List<OrderBook.Obeyed> active = now.trusted() ? orders.activeAlerts(now.time()) : List.of();
        failed.retainAll(active.stream().map(OrderBook.Obeyed::hash).toList());
        if (failed.isEmpty()) {
            troubles.over("play.alert");
        }
        for (OrderBook.Obeyed alert :
                active.stream().sorted(WEAKEST_FIRST.reversed()).toList()) {
            Optional<Scene> scene = failed.contains(alert.hash()) ? Optional.empty() : drawn(alert, screen, now, moves);
            if (scene.isPresent()) {
                return scene;
            }
        }
        laidOut = Optional.empty();
        return Optional.empty();
    }

    /** One that cannot be drawn is told, and the next one shown. */
    private Optional<Scene> drawn(OrderBook.Obeyed alert, Screen screen, TimeTrust.Reading now, boolean moves) {
        try {
            if (laidOut.filter(known -> known.suits(alert.hash(), screen, moves))
                    .isEmpty()) {
                Rendition rendition =
                        renderer.prepare(alert.order().flatMap(Order::alert).orElseThrow(), screen);
                laidOut = Optional.of(new LaidOut(alert.hash(), screen, moves, moves ? rendition : rendition.stills()));
            }
            return Optional.of(scene(alert, laidOut.get(), now));
        } catch (RuntimeException e) {
            failed.add(alert.hash());
            troubles.add(now.time(), "play.alert", Message.of("play.alert", e.toString()));
            return Optional.empty();
        }
    }

    private static Scene scene(OrderBook.Obeyed obeyed, LaidOut shown, TimeTrust.Reading now) {
        Rendition rendition = shown.rendition();
        Instant until = obeyed.order().flatMap(Order::until).orElseThrow();
        long length = rendition.length().toMillis();
        long since = Duration.between(obeyed.since(), now.time()).toMillis();
        Instant round = obeyed.since().plusMillis(Math.floorDiv(since, length) * length);
        Duration elapsed = Duration.between(round, now.time());
        Instant next = round.plus(rendition.nextChange(elapsed).orElse(rendition.length()));
        Frame frame = rendition.at(elapsed);
        return new Scene(
                Report.What.ALERT,
                shown.screen(),
                Optional.empty(),
                Optional.of(new Scene.Aired(obeyed.hash(), Scene.ALERT_SLOT, obeyed.since())),
                frame,
                rendition.writing(elapsed),
                rendition.moves(),
                next.isBefore(until) ? next : until);
    }

    private static Alert.Severity severity(OrderBook.Obeyed order) {
        return order.order().flatMap(Order::alert).map(Alert::severity).orElse(Alert.Severity.BLUE);
    }
}
