package shiliu.player.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.screen.Brightness;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Place;

class DimmerTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Place ANNING = new Place(24.92, 102.48);
    private static final Instant NOON = Instant.parse("2026-06-21T04:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-06-21T16:00:00Z");

    private static Brightness plan(int day, int night) {
        return new Brightness(day, night, Optional.of(ANNING), Optional.empty(), List.of(), Optional.empty());
    }

    private static Brightness sensed() {
        Brightness.Sensor sensor = new Brightness.Sensor(10, 110, 40);
        return new Brightness(100, 20, Optional.of(ANNING), Optional.empty(), List.of(), Optional.of(sensor));
    }

    private static Light at(Brightness plan, Instant now) {
        return new Dimmer(plan, ZONE).at(moment(now, Optional.empty()));
    }

    private static Dimmer.Moment moment(Instant now, Optional<Integer> sensor) {
        return new Dimmer.Moment(now, true, sensor, Optional.empty(), false);
    }

    @Test
    void bySunOfItsPlace() {
        assertThat(at(plan(90, 25), NOON)).isEqualTo(new Light(90, Light.Why.DAY, false));
        assertThat(at(plan(90, 25), MIDNIGHT)).isEqualTo(new Light(25, Light.Why.NIGHT, false));
    }

    /** Beside the equation that the NOAA publishes: half a day is acos((sin -0.833° - sin φ sin δ) / (cos φ cos δ)). */
    @Test
    void theSunRisesAndSetsWhenItDoes() {
        checkHalfDay(LocalDate.of(2026, 6, 21), 23.44, -1.8);
        checkHalfDay(LocalDate.of(2026, 12, 21), -23.44, 2.0);
        checkHalfDay(LocalDate.of(2026, 3, 20), 0, -7.4);
    }

    private static void checkHalfDay(LocalDate day, double declination, double equationMinutes) {
        double lat = Math.toRadians(ANNING.latitude());
        double sun = Math.toRadians(declination);
        double half = Math.toDegrees(Math.acos((Math.sin(Math.toRadians(-0.833)) - Math.sin(lat) * Math.sin(sun))
                        / (Math.cos(lat) * Math.cos(sun))))
                * 4;
        double noonUtc = 720 - 4 * ANNING.longitude() - equationMinutes;
        Instant midnightUtc = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant rise = midnightUtc.plusSeconds(Math.round((noonUtc - half) * 60));
        Instant set = midnightUtc.plusSeconds(Math.round((noonUtc + half) * 60));
        DayAndNight sky = new DayAndNight(ZONE, Optional.of(ANNING));
        Duration near = Duration.ofMinutes(3);
        assertThat(sky.isNight(rise.minus(near))).isTrue();
        assertThat(sky.isNight(rise.plus(near))).isFalse();
        assertThat(sky.isNight(set.minus(near))).isFalse();
        assertThat(sky.isNight(set.plus(near))).isTrue();
    }

    @Test
    void whereTheSunNeverSetsThereIsNoNight() {
        DayAndNight north = new DayAndNight(ZoneOffset.UTC, Optional.of(new Place(78, 15)));
        assertThat(north.isNight(Instant.parse("2026-06-21T00:00:00Z"))).isFalse();
        assertThat(north.isNight(Instant.parse("2026-12-21T12:00:00Z"))).isTrue();
    }

    /** Where noon is near midnight of the zone, the sun sets before it rises on each local day. */
    @Test
    void aZoneFarFromItsPlaceIsNoMatter() {
        DayAndNight odd = new DayAndNight(ZoneId.of("America/New_York"), Optional.of(ANNING));
        assertThat(odd.isNight(NOON)).isFalse();
        assertThat(odd.isNight(MIDNIGHT)).isTrue();
        assertThat(odd.isNight(NOON.minus(Duration.ofHours(5)))).isFalse();
        assertThat(odd.isNight(NOON.plus(Duration.ofHours(7)))).isFalse();
    }

    @Test
    void withoutAPlaceTheDayIsFromSevenToSeven() {
        DayAndNight sky = new DayAndNight(ZONE, Optional.empty());
        assertThat(sky.isNight(Instant.parse("2026-06-20T22:59:59Z"))).isTrue();
        assertThat(sky.isNight(Instant.parse("2026-06-20T23:00:00Z"))).isFalse();
        assertThat(sky.isNight(Instant.parse("2026-06-21T11:00:00Z"))).isTrue();
    }

    @Test
    void nightsAreCapped() {
        assertThat(at(plan(100, 80), MIDNIGHT)).isEqualTo(new Light(30, Light.Why.NIGHT, true));
        Brightness measured =
                new Brightness(100, 80, Optional.of(ANNING), Optional.of(5000), List.of(), Optional.empty());
        assertThat(at(measured, MIDNIGHT)).isEqualTo(new Light(6, Light.Why.NIGHT, true));
        assertThat(at(measured, NOON)).isEqualTo(new Light(100, Light.Why.DAY, false));
    }

    @Test
    void whatAnOperatorSetIsCappedToo() {
        Optional<ByHand> hand = Optional.of(new ByHand(Optional.of(70), false, MIDNIGHT.plusSeconds(60)));
        Dimmer dimmer = new Dimmer(plan(100, 20), ZONE);
        assertThat(dimmer.at(new Dimmer.Moment(NOON, true, Optional.empty(), hand, false)))
                .isEqualTo(new Light(70, Light.Why.BY_HAND, false));
        assertThat(dimmer.at(new Dimmer.Moment(MIDNIGHT, true, Optional.empty(), hand, false))
                        .word())
                .isEqualTo("by-hand-capped");
    }

    @Test
    void onlyAnAlertLiftsTheLimit() {
        assertThat(new Dimmer(plan(95, 20), ZONE)
                        .at(new Dimmer.Moment(MIDNIGHT, true, Optional.empty(), Optional.empty(), true)))
                .isEqualTo(new Light(95, Light.Why.ALERT, false));
    }

    @Test
    void stepsHoldFromTheirTimeOnAcrossMidnight() {
        Brightness stepped = new Brightness(
                100,
                30,
                Optional.of(ANNING),
                Optional.empty(),
                List.of(new Brightness.Step(LocalTime.of(20, 0), 15), new Brightness.Step(LocalTime.of(6, 30), 60)),
                Optional.empty());
        assertThat(at(stepped, NOON).percent()).isEqualTo(60);
        assertThat(at(stepped, MIDNIGHT).percent()).isEqualTo(15);
        assertThat(at(stepped, Instant.parse("2026-06-20T22:29:59Z")).percent()).isEqualTo(15);
        assertThat(at(stepped, Instant.parse("2026-06-20T22:30:00Z")).percent()).isEqualTo(60);
    }

    @Test
    void aSensorIsFollowedEvenlyAndACloudDoesNotFlicker() {
        Dimmer dimmer = new Dimmer(sensed(), ZONE);
        assertThat(dimmer.at(moment(NOON, Optional.of(5))).percent()).isEqualTo(20);
        assertThat(dimmer.at(moment(NOON, Optional.of(60))).percent()).isEqualTo(60);
        assertThat(dimmer.at(moment(NOON, Optional.of(64))).percent()).isEqualTo(60);
        assertThat(dimmer.at(moment(NOON, Optional.of(67))).percent()).isEqualTo(66);
        assertThat(dimmer.at(moment(NOON, Optional.of(65))).percent()).isEqualTo(66);
        assertThat(dimmer.at(moment(NOON, Optional.of(400))).percent()).isEqualTo(100);
    }

    @Test
    void aSensorThatTellsNothingGivesTheValueForThat() {
        assertThat(at(sensed(), NOON)).isEqualTo(new Light(40, Light.Why.SENSOR_FAILED, false));
        assertThat(at(sensed(), MIDNIGHT)).isEqualTo(new Light(30, Light.Why.SENSOR_FAILED, true));
    }

    @Test
    void whoDoesNotKnowTheTimeTakesItForNight() {
        assertThat(new Dimmer(plan(100, 25), ZONE)
                        .at(new Dimmer.Moment(NOON, false, Optional.empty(), Optional.empty(), false)))
                .isEqualTo(new Light(25, Light.Why.UNTRUSTED_CLOCK, false));
    }
}
