package shiliu.controller.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shiliu.player.render.RenderException;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Plan;

/** The bytes of real updates as the drivers plan them: quick to see again, and the same every time. */
final class PlannedBytes {
    private PlannedBytes() {}

    static void print() throws RenderException {
        for (Geometry screen : UpdateBench.SCREENS) {
            Figures.print("%s: bytes to the card, medians of %d different ones", screen, UpdateBench.ROUNDS);
            Figures.print("%-12s %s", "", String.join("  ", RealUpdates.NAMES));
            Figures.print("%-12s %s", "bare pixels", row(bare(screen)));
            for (Family family : UpdateBench.families(screen)) {
                try {
                    Figures.print("%-12s %s", family.id(), row(medians(family, screen)));
                } catch (IllegalStateException e) {
                    Figures.print("%-12s is left out: %s", family.id(), e.getMessage());
                }
            }
        }
    }

    private static Map<String, Double> medians(Family family, Geometry screen) throws RenderException {
        Map<String, Double> medians = new LinkedHashMap<>();
        planned(UpdateBench.driver(family, screen), new RealUpdates(screen))
                .forEach((name, bytes) -> medians.put(name, Figures.median(bytes)));
        return medians;
    }

    private static String row(Map<String, Double> values) {
        StringBuilder row = new StringBuilder();
        for (String name : RealUpdates.NAMES) {
            row.append(String.format(Locale.ROOT, "%" + name.length() + ".0f  ", values.get(name)));
        }
        return row.toString().stripTrailing();
    }

    private static Map<String, Double> bare(Geometry screen) {
        Map<String, Double> all = new LinkedHashMap<>();
        RealUpdates.NAMES.forEach(name -> all.put(name, (double) UpdateBench.bareBytes(screen)));
        return all;
    }

    private static <P> Map<String, List<Long>> planned(Driver<P> driver, RealUpdates updates) throws RenderException {
        Map<String, List<Long>> bytes = new LinkedHashMap<>();
        CardState state = driver.unknown();
        for (int round = 0; round < UpdateBench.ROUNDS; round++) {
            for (RealUpdates.Step step : updates.round(round)) {
                List<Exchange<P>> plan = Plan.of(driver, state, step.frame());
                if (!plan.isEmpty()) {
                    state = plan.get(plan.size() - 1).achieves();
                }
                step.name()
                        .ifPresent(name -> bytes.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(Plan.bytes(driver, plan)));
            }
        }
        return bytes;
    }
}
