package shiliu.controller.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long things took, in nanoseconds, by what they were. */
final class Times {
    private final Map<String, List<Long>> all = new LinkedHashMap<>();

    void add(String what, List<Long> times) {
        all.computeIfAbsent(what, none -> new ArrayList<>()).addAll(times);
    }

    void print(int players) {
        all.forEach((what, times) -> {
            List<Long> sorted = new ArrayList<>(times);
            sorted.sort(null);
            System.out.printf(
                    "%d players, %s: %d ms (median), %d ms (99 %%), %d ms (last)%n",
                    players,
                    what,
                    at(sorted, 0.5) / 1_000_000,
                    at(sorted, 0.99) / 1_000_000,
                    at(sorted, 1) / 1_000_000);
        });
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }
}
