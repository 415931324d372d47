package shiliu.player.schedule;

import java.time.Instant;

/**
 * Where the sun is, by the formulas of Jean Meeus, Astronomical Algorithms, 2nd edition, chapter 25; good to a hundredth of a
 * degree, a quarter of an hour.
 */
final class Sun {
    private Sun() {}

    /** Its apparent longitude in degrees. */
    static double longitude(Instant at) {
        double t = (at.getEpochSecond() / 86_400.0 + 2440587.5 - 2451545.0) / 36525;
        double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
        double anomaly = Math.toRadians((357.52911 + 35999.05029 * t - 0.0001537 * t * t) % 360);
        double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * Math.sin(anomaly)
                + (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly)
                + 0.000289 * Math.sin(3 * anomaly);
        double node = Math.toRadians((125.04 - 1934.136 * t) % 360);
        return mean + centre - 0.00569 - 0.00478 * Math.sin(node);
    }
}
