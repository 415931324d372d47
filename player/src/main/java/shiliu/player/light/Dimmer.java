package shiliu.player.light;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import shiliu.player.light.Light.Why;
import shiliu.player.screen.Brightness;
import shiliu.player.screen.ByHand;

/**
 * Says how bright one screen is to be, by its plan. By night no more than 300 cd/m² where the screen's peak is known, else
 * 30 %: careful limits, as cities' rules differ. Only an alert lifts them. Remembers the sensor's last step, so that a cloud
 * does not make it flicker. One thread.
 */
public final class Dimmer {
    /** cd/m². */
    static final int NIGHT_LIGHT = 300;

    static final int NIGHT_PERCENT = 30;
    /** A sensor must ask for so much more or less before it is followed, per cent. */
    static final int STEP = 5;

    private final Brightness plan;
    private final ZoneId zone;
    private final DayAndNight sky;
    private Optional<Integer> bySensor = Optional.empty();

    public Dimmer(Brightness plan, ZoneId zone) {
        this.plan = plan;
        this.zone = zone;
        this.sky = new DayAndNight(zone, plan.place());
    }

    /**
     * What counts at one moment.
     *
     * @param trusted whether {@code now} is certain
     * @param sensor the card's number for the light around it; empty where it told none lately
     * @param alert whether an alert is on
     */
    public record Moment(
            Instant now, boolean trusted, Optional<Integer> sensor, Optional<ByHand> byHand, boolean alert) {}

    public Light at(Moment moment) {
        if (moment.alert()) {
            return new Light(plan.day(), Why.ALERT, false);
        }
        Light wanted = wanted(moment);
        int most = isNight(moment) ? mostByNight() : 100;
        return wanted.percent() > most ? new Light(most, wanted.why(), true) : wanted;
    }

    private Light wanted(Moment moment) {
        Optional<Integer> hand = moment.byHand().flatMap(ByHand::percent);
        if (hand.isPresent()) {
            return new Light(hand.get(), Why.BY_HAND, false);
        }
        if (plan.sensor().isPresent()) {
            return bySensor(plan.sensor().get(), moment.sensor());
        }
        if (!moment.trusted()) {
            return new Light(plan.night(), Why.UNTRUSTED_CLOCK, false);
        }
        return plan.steps().isEmpty() ? bySun(moment.now()) : byStep(moment.now());
    }

    private boolean isNight(Moment moment) {
        return !moment.trusted() || sky.isNight(moment.now());
    }

    private int mostByNight() {
        return plan.peak()
                .map(peak -> Math.max(1, Math.min(100, NIGHT_LIGHT * 100 / peak)))
                .orElse(NIGHT_PERCENT);
    }

    private Light bySun(Instant now) {
        return sky.isNight(now) ? new Light(plan.night(), Why.NIGHT, false) : new Light(plan.day(), Why.DAY, false);
    }

    /** Before the day's first step the last one of the day before still holds. */
    private Light byStep(Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        List<Brightness.Step> steps = plan.steps();
        Brightness.Step last = steps.get(steps.size() - 1);
        for (Brightness.Step step : steps) {
            last = step.from().isAfter(time) ? last : step;
        }
        return new Light(last.percent(), Why.STEP, false);
    }

    private Light bySensor(Brightness.Sensor sensor, Optional<Integer> told) {
        if (told.isEmpty()) {
            bySensor = Optional.empty();
            return new Light(sensor.failure(), Why.SENSOR_FAILED, false);
        }
        double share = (told.get() - sensor.dark()) / (double) (sensor.bright() - sensor.dark());
        double held = Math.max(0, Math.min(1, share));
        int asked = (int) Math.round(plan.night() + held * (plan.day() - plan.night()));
        boolean end = held == 0 || held == 1;
        bySensor = bySensor.filter(before -> !end && Math.abs(before - asked) < STEP)
                .or(() -> Optional.of(asked));
        return new Light(bySensor.get(), Why.SENSOR, false);
    }
}
