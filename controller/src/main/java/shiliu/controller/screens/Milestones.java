package shiliu.controller.screens;

import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import shiliu.controller.api.OrderProgress.Reached;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.player.bundle.Order;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;

/**
 * When each screen was first heard to keep an order and to do what it wants, by the controller's clock as reports come in:
 * that is what is timed, and not what somebody who asks now and then sees. In memory, since this start. Thread-safe.
 */
final class Milestones {
    /** Orders remembered of each screen, beside those that it still names. */
    private static final int MOST = 64;

    private final Map<String, Map<Sha256, Times>> screens = new ConcurrentHashMap<>();

    /** First times: of the order on the disk, of a dark screen while it was there, of its alert lit. */
    private record Times(Optional<Instant> kept, Optional<Instant> dark, Optional<Instant> lit) {
        static final Times NONE = new Times(Optional.empty(), Optional.empty(), Optional.empty());

        Times kept(Instant at) {
            return kept.isPresent() ? this : new Times(Optional.of(at), dark, lit);
        }

        Times dark(Instant at) {
            return dark.isPresent() ? this : new Times(kept, Optional.of(at), lit);
        }

        Times lit(Instant at) {
            return lit.isPresent() ? this : new Times(kept, dark, Optional.of(at));
        }

        /** When what the order wants was done first. */
        Optional<Instant> done(Order.Kind kind) {
            return switch (kind) {
                case STOP -> dark;
                case ALERT -> lit;
                case RESUME, CANCEL, DRILL -> Optional.empty();
            };
        }
    }

    void heard(Report report, Instant at) {
        Map<Sha256, Times> of = screens.computeIfAbsent(report.screen(), id -> new LinkedHashMap<>());
        Set<Sha256> named = new HashSet<>(report.obeyed());
        Optional<Report.Shown> lit =
                report.shown().filter(shown -> report.lost().isEmpty());
        boolean dark = lit.filter(shown -> shown.what() == Report.What.STOPPED).isPresent();
        synchronized (of) {
            for (Sha256 order : report.obeyed()) {
                Times times = of.getOrDefault(order, Times.NONE).kept(at);
                of.put(order, dark ? times.dark(at) : times);
            }
            lit.flatMap(Report.Shown::order).ifPresent(order -> {
                named.add(order);
                of.put(order, of.getOrDefault(order, Times.NONE).lit(at));
            });
            forget(of, named);
        }
    }

    /** Never those that the screen still names: they would be taken for new ones in its next report. */
    private static void forget(Map<Sha256, Times> of, Set<Sha256> named) {
        int most = MOST + named.size();
        Iterator<Sha256> oldest = of.keySet().iterator();
        while (of.size() > most && oldest.hasNext()) {
            if (!named.contains(oldest.next())) {
                oldest.remove();
            }
        }
    }

    /** How far an order came, of those of {@code all} that it is for. */
    List<Reached> of(OrderView order, List<ScreenView> all) {
        return all.stream()
                .filter(view -> order.order().scope().matches(view.screen()))
                .map(view -> of(order, view))
                .toList();
    }

    private Reached of(OrderView order, ScreenView view) {
        Times times = times(view.screen().id(), order.hash());
        ScreenState state = ScreenState.of(view);
        boolean reached = reached(order, view, state, times);
        return new Reached(
                view.screen().id(),
                view.screen().name(),
                reached,
                state,
                view.shown()
                        .filter(shown ->
                                reached && state.proven() && order.order().kind() != Order.Kind.DRILL)
                        .map(Report.Shown::proof),
                state.since(view),
                times.kept(),
                times.done(order.order().kind()),
                view.heard());
    }

    private static boolean reached(OrderView order, ScreenView view, ScreenState state, Times times) {
        return switch (order.order().kind()) {
            case STOP -> state == ScreenState.STOPPED;
            case ALERT ->
                state == ScreenState.ALERT
                        && view.shown()
                                .flatMap(Report.Shown::order)
                                .filter(order.hash()::equals)
                                .isPresent();
            case DRILL -> times.kept().isPresent();
            // Nothing is kept in force of them: they are done where what they lift is gone.
            case RESUME ->
                state != ScreenState.STOPPED && state != ScreenState.STOPPING && state != ScreenState.UNKNOWN;
            case CANCEL ->
                state != ScreenState.UNKNOWN
                        && view.shown()
                                .flatMap(Report.Shown::order)
                                .filter(order.order().lifts()::contains)
                                .isEmpty();
        };
    }

    private Times times(String screen, Sha256 order) {
        Map<Sha256, Times> of = screens.getOrDefault(screen, Map.of());
        synchronized (of) {
            return of.getOrDefault(order, Times.NONE);
        }
    }
}
