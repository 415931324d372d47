package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.light.Dimmer;
import shiliu.player.light.Light;
import shiliu.player.message.Message;
import shiliu.player.output.Told;
import shiliu.player.screen.Brightness;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/**
 * Keeps the panel as bright as the screen's plan and its limits say, and tells of the device. A screen without a plan is left
 * as it is, unless an operator sets it. One thread; {@link #device} may be read by any.
 */
final class Lighting {
    /** The card is asked every five minutes; what is older is no longer told by anybody. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private static final String WAITS = "sensor-waits";
    private static final String BY_HAND = "by-hand";

    private final Player.Parts parts;
    private final Panel panel;
    private final Troubles troubles;
    private final long startedAt;
    private Optional<Plan> plan = Optional.empty();
    private boolean byHandOnce;
    private volatile Optional<Report.Device> device = Optional.empty();

    private record Plan(Screen screen, Dimmer dimmer) {}

    Lighting(Player.Parts parts, Panel panel, Troubles troubles) {
        this.parts = parts;
        this.startedAt = parts.time().timer();
        this.byHandOnce = parts.cache().marked(BY_HAND);
        this.panel = panel;
        this.troubles = troubles;
    }

    /** Before each picture. */
    void set(Scene scene, TimeTrust.Reading now, Optional<ByHand> byHand) {
        Optional<Told> told = panel.told().filter(t -> t.ago().compareTo(FRESH) < 0);
        Optional<Light> light = light(scene, now, byHand, told);
        light.ifPresent(l -> panel.dim(l.percent()));
        boolean failed = light.filter(l -> l.why() == Light.Why.SENSOR_FAILED).isPresent();
        // After a start the card has told nothing yet.
        boolean waits = failed
                && parts.time().timer() - startedAt < FRESH.toNanos()
                && panel.told().isEmpty();
        if (failed && !waits) {
            troubles.add(now.time(), "play.light", Message.of("play.light"));
        } else {
            troubles.over("play.light");
        }
        device = Optional.of(new Report.Device(
                light.map(Light::percent),
                waits ? WAITS : light.map(Light::word).orElse(""),
                panel.dims(),
                told.map(Lighting::readings).orElse(List.of()),
                told.map(t -> now.time().minus(t.ago()))));
    }

    /** As it stood at the last picture; empty before the first. */
    Optional<Report.Device> device() {
        return device;
    }

    private Optional<Light> light(Scene scene, TimeTrust.Reading now, Optional<ByHand> byHand, Optional<Told> told) {
        if (!byHandOnce && byHand.flatMap(ByHand::percent).isPresent()) {
            // Somebody has to set it back, after a power cut too.
            byHandOnce = true;
            parts.cache().mark(BY_HAND);
        }
        Optional<Brightness> asked = scene.screen()
                .brightness()
                .or(() -> Optional.of(Brightness.USUAL).filter(usual -> byHandOnce));
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        if (plan.filter(p -> p.screen().equals(scene.screen())).isEmpty()) {
            plan = Optional.of(new Plan(
                    scene.screen(), new Dimmer(asked.get(), scene.screen().zone())));
        }
        Instant time = now.time();
        boolean alert = scene.what() == Report.What.ALERT;
        return Optional.of(plan.get()
                .dimmer()
                .at(new Dimmer.Moment(time, now.trusted(), told.flatMap(Lighting::around), byHand, alert)));
    }

    private static Optional<Integer> around(Told told) {
        return told.readings().stream()
                .filter(reading -> reading.quantity() == Quantity.LIGHT_SENSOR)
                .map(Reading::value)
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .findFirst();
    }

    private static List<Reading> readings(Told told) {
        return told.readings().stream().limit(Report.MOST_READINGS).toList();
    }
}
