package shiliu.controller.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import shiliu.player.render.RenderException;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
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
                print(family, screen);
            }
        }
    }

    /** As pictures alone; and, where it makes a difference to the card, with the words beside them. */
    private static void print(Family family, Geometry screen) throws RenderException {
        RealUpdates updates = new RealUpdates(screen);
        Driver<?> driver = UpdateBench.driver(family, screen);
        try {
            Map<String, Double> pictures =
                    medians(driver, updates, step -> Content.of(step.content().frame()));
            Map<String, Double> words = medians(driver, updates, RealUpdates.Step::content);
            Figures.print("%-12s %s", family.id(), row(pictures));
            if (!words.equals(pictures)) {
                Figures.print("%-12s %s", " with words", row(words));
            }
        } catch (IllegalStateException e) {
            Figures.print("%-12s is left out: %s", family.id(), e.getMessage());
        }
    }

    private static Map<String, Double> medians(
            Driver<?> driver, RealUpdates updates, Function<RealUpdates.Step, Content> content) throws RenderException {
        Map<String, Double> medians = new LinkedHashMap<>();
        planned(driver, updates, content).forEach((name, bytes) -> medians.put(name, Figures.median(bytes)));
        return medians;
    }

    private static String row(Map<String, Double> values) {
        StringBuilder row = new StringBuilder();
        for (String name : RealUpdates.NAMES) {
            String value = values.containsKey(name) ? String.format(Locale.ROOT, "%.0f", values.get(name)) : "-";
            row.append(" ".repeat(name.length() - value.length())).append(value).append("  ");
        }
        return row.toString().stripTrailing();
    }

    private static Map<String, Double> bare(Geometry screen) {
        Map<String, Double> all = new LinkedHashMap<>();
        RealUpdates.NAMES.forEach(name -> all.put(name, (double) UpdateBench.bareBytes(screen)));
        return all;
    }

    /** What a card cannot show at all is passed over. */
    private static <P> Map<String, List<Long>> planned(
            Driver<P> driver, RealUpdates updates, Function<RealUpdates.Step, Content> content) throws RenderException {
        Map<String, List<Long>> bytes = new LinkedHashMap<>();
        CardState state = driver.unknown();
        for (int round = 0; round < UpdateBench.ROUNDS; round++) {
            for (RealUpdates.Step step : updates.round(round)) {
                Optional<List<Exchange<P>>> plan = plan(driver, state, content.apply(step));
                if (plan.isPresent() && step.name().isPresent()) {
                    bytes.computeIfAbsent(step.name().get(), name -> new ArrayList<>())
                            .add(Plan.bytes(driver, plan.get()));
                }
                if (plan.filter(p -> !p.isEmpty()).isPresent()) {
                    state = plan.get().get(plan.get().size() - 1).achieves();
                }
            }
        }
        return bytes;
    }

    /** Whether a card shows pictures at all. */
    static <P> boolean shows(Driver<P> driver, Frame picture) {
        return plan(driver, driver.unknown(), Content.of(picture)).isPresent();
    }

    private static <P> Optional<List<Exchange<P>>> plan(Driver<P> driver, CardState state, Content content) {
        try {
            return Optional.of(Plan.of(driver, state, content));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
