package shiliu.player.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A day's plan in short. */
final class Overview {
    private final DayPlan plan;
    private final List<Claim> claims;

    private Overview(DayPlan plan, List<Claim> claims) {
        this.plan = plan;
        this.claims = claims;
    }

    /** What is added up of one stretch, by rank. */
    private record Sum(long millis, int plays) {
        Sum and(Sum other) {
            return new Sum(millis + other.millis, plays + other.plays);
        }
    }

    /** A stretch while it grows; ranks above all claims stand for the dark and the safe card. */
    private record Part(int from, int until, TreeMap<Integer, Sum> sums) {
        boolean sameAs(Part other) {
            return sums.keySet().equals(other.sums.keySet());
        }
    }

    static List<Stretch> of(DayPlan plan, List<Claim> claims) {
        return new Overview(plan, claims).stretches();
    }

    private List<Stretch> stretches() {
        List<Part> parts = new ArrayList<>();
        NavigableSet<Integer> cuts = cuts();
        int index = 0;
        for (int from : cuts) {
            Integer next = cuts.higher(from);
            int until = next == null ? plan.clock().length() : next;
            Part part = new Part(from, until, new TreeMap<>());
            while (index < plan.plays().count() && plan.plays().at(index) < until) {
                int millis =
                        Math.min(plan.end(index), until) - Math.max(plan.plays().at(index), from);
                part.sums().merge(plan.plays().rank(index), new Sum(millis, 1), Sum::and);
                if (plan.end(index) > until) {
                    break;
                }
                index++;
            }
            append(parts, part);
        }
        return parts.stream().map(this::stretch).toList();
    }

    /** Where segments begin, and where the screen goes dark or is lit. Rests of a capped slot belong to its segment. */
    private NavigableSet<Integer> cuts() {
        NavigableSet<Integer> cuts = new TreeSet<>();
        Plays plays = plan.plays();
        if (plays.count() > 0) {
            cuts.add(0);
        }
        for (int cut : plays.cuts()) {
            cuts.add(cut);
        }
        for (int i = 0; i < plays.count(); i++) {
            if (plays.rank(i) == Plays.OFF) {
                cuts.add(plays.at(i));
                if (i + 1 < plays.count()) {
                    cuts.add(plays.at(i + 1));
                }
            }
        }
        return cuts;
    }

    private static void append(List<Part> parts, Part next) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).sameAs(next)) {
            Part before = parts.get(last);
            next.sums().forEach((rank, sum) -> before.sums().merge(rank, sum, Sum::and));
            parts.set(last, new Part(before.from(), next.until(), before.sums()));
        } else {
            parts.add(next);
        }
    }

    private Stretch stretch(Part part) {
        List<Stretch.Share> shares = new ArrayList<>();
        Rule strongest = Rule.NO_SLOT;
        for (Map.Entry<Integer, Sum> entry : part.sums().entrySet()) {
            Rule rule = rule(entry.getKey());
            strongest = rule.compareTo(strongest) < 0 ? rule : strongest;
            if (entry.getKey() < claims.size()) {
                Sum sum = entry.getValue();
                shares.add(new Stretch.Share(claims.get(entry.getKey()).slot(), sum.millis(), sum.plays()));
            }
        }
        return new Stretch(plan.clock().instant(part.from()), plan.clock().instant(part.until()), strongest, shares);
    }

    private Rule rule(int rank) {
        if (rank == Plays.OFF) {
            return Rule.OUTSIDE_HOURS;
        }
        return rank == Plays.NOTHING
                ? Rule.NO_SLOT
                : Rule.of(claims.get(rank).slot().mode());
    }
}
