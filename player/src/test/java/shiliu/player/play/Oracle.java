package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shiliu.player.bundle.Order;
import shiliu.player.playlist.Sha256;

/**
 * What a player that heard these orders must and may do, by plain tables. Where it depends on the moment within a pull,
 * both are allowed.
 */
final class Oracle {
    private final Set<Sha256> surelyStopped = new HashSet<>();
    private final Set<Sha256> perhapsStopped = new HashSet<>();
    private final Set<Sha256> surelyLifted = new HashSet<>();
    private final Set<Sha256> perhapsLifted = new HashSet<>();
    private final Map<Sha256, Order> alerts = new HashMap<>();
    private final Set<Sha256> ended = new HashSet<>();

    /** Under which root and in which community it was heard. */
    record Hearing(PlainRoot root, String community) {}

    /** The player was given the paper, perhaps several times: once under {@code surely}, where that is anything. */
    void hear(Paper paper, Collection<Hearing> surely, Collection<Hearing> perhaps) {
        boolean sure = surely.stream().anyMatch(hearing -> counts(paper, hearing));
        boolean possible = sure || perhaps.stream().anyMatch(hearing -> counts(paper, hearing));
        Order order = paper.order();
        switch (order.kind()) {
            case STOP -> add(List.of(paper.hash()), sure, surelyStopped, possible, perhapsStopped);
            case RESUME -> add(order.lifts(), sure, surelyLifted, possible, perhapsLifted);
            case ALERT -> {
                if (possible) {
                    alerts.put(paper.hash(), order);
                }
            }
            case CANCEL -> {
                if (sure) {
                    ended.addAll(order.lifts());
                }
            }
            case DRILL -> throw new IllegalArgumentException("no drills here");
        }
    }

    private static void add(
            List<Sha256> orders, boolean sure, Set<Sha256> surely, boolean possible, Set<Sha256> perhaps) {
        if (sure) {
            surely.addAll(orders);
        }
        if (possible) {
            perhaps.addAll(orders);
        }
    }

    static boolean counts(Paper paper, Hearing hearing) {
        Order.Scope scope = paper.order().scope();
        if (!scope.all() && !scope.screens().contains("gate")) {
            return false;
        }
        String role = switch (paper.order().kind()) {
            case STOP, RESUME, DRILL -> "operator";
            case ALERT, CANCEL -> "alert";
        };
        int needed = paper.order().kind() == Order.Kind.RESUME ? 2 : 1;
        return hearing.root().people(paper.signers(), role, hearing.community()).size() >= needed;
    }

    boolean mustBeDark() {
        return surelyStopped.stream().anyMatch(stop -> !perhapsLifted.contains(stop));
    }

    boolean mayBeDark() {
        return perhapsStopped.stream().anyMatch(stop -> !surelyLifted.contains(stop));
    }

    boolean mayWarn(Sha256 alert, Instant now) {
        Order order = alerts.get(alert);
        return order != null
                && !ended.contains(alert)
                && now.isBefore(order.until().orElseThrow())
                && !order.issued().isAfter(now.plus(Duration.ofMinutes(10)));
    }
}
