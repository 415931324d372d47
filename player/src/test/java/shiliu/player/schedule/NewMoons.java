package shiliu.player.schedule;

import java.time.Instant;

/**
 * Moments of new moon by the series of Jean Meeus, Astronomical Algorithms, 2nd edition, chapter 49; good to about 20 s.
 * A third source, independent of both calendar libraries.
 */
final class NewMoons {
    private static final double[][] PLANETS = {
        {299.77, 0.107408, 0.000325}, {251.88, 0.016321, 0.000165}, {251.83, 26.651886, 0.000164},
        {349.42, 36.412478, 0.000126}, {84.66, 18.206239, 0.000110}, {141.74, 53.303771, 0.000062},
        {207.14, 2.453732, 0.000060}, {154.84, 7.306860, 0.000056}, {34.52, 27.261239, 0.000047},
        {207.19, 0.121824, 0.000042}, {291.34, 1.844379, 0.000040}, {161.72, 24.198154, 0.000037},
        {239.56, 25.513099, 0.000035}, {331.55, 3.592518, 0.000023},
    };

    private NewMoons() {}

    /** The new moon nearest to {@code about}. */
    static Instant near(Instant about) {
        double years = about.getEpochSecond() / 31_556_952.0 - 30;
        long k = Math.round(years * 12.3685);
        Instant best = moment(k);
        for (long other = k - 2; other <= k + 2; other++) {
            Instant moment = moment(other);
            if (distance(moment, about) < distance(best, about)) {
                best = moment;
            }
        }
        return best;
    }

    private static long distance(Instant one, Instant other) {
        return Math.abs(one.getEpochSecond() - other.getEpochSecond());
    }

    private static Instant moment(long k) {
        double t = k / 1236.85;
        double jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.000000150 * t * t * t;
        double e = 1 - 0.002516 * t - 0.0000074 * t * t;
        double sun = rad(2.5534 + 29.10535670 * k - 0.0000014 * t * t);
        double moon = rad(201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t * t * t);
        double f = rad(160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t * t * t);
        double node = rad(124.7746 - 1.56375588 * k + 0.0020672 * t * t);
        jde += -0.40720 * Math.sin(moon)
                + 0.17241 * e * Math.sin(sun)
                + 0.01608 * Math.sin(2 * moon)
                + 0.01039 * Math.sin(2 * f)
                + 0.00739 * e * Math.sin(moon - sun)
                - 0.00514 * e * Math.sin(moon + sun)
                + 0.00208 * e * e * Math.sin(2 * sun)
                - 0.00111 * Math.sin(moon - 2 * f)
                - 0.00057 * Math.sin(moon + 2 * f)
                + 0.00056 * e * Math.sin(2 * moon + sun)
                - 0.00042 * Math.sin(3 * moon)
                + 0.00042 * e * Math.sin(sun + 2 * f)
                + 0.00038 * e * Math.sin(sun - 2 * f)
                - 0.00024 * e * Math.sin(2 * moon - sun)
                - 0.00017 * Math.sin(node)
                - 0.00007 * Math.sin(moon + 2 * sun)
                + 0.00004 * Math.sin(2 * moon - 2 * f)
                + 0.00004 * Math.sin(3 * sun)
                + 0.00003 * Math.sin(moon + sun - 2 * f)
                + 0.00003 * Math.sin(2 * moon + 2 * f)
                - 0.00003 * Math.sin(moon + sun + 2 * f)
                + 0.00003 * Math.sin(moon - sun + 2 * f)
                - 0.00002 * Math.sin(moon - sun - 2 * f)
                - 0.00002 * Math.sin(3 * moon + sun)
                + 0.00002 * Math.sin(4 * moon);
        for (double[] planet : PLANETS) {
            double square = planet == PLANETS[0] ? -0.009173 * t * t : 0;
            jde += planet[2] * Math.sin(rad(planet[0] + planet[1] * k + square));
        }
        double seconds = (jde - 2440587.5) * 86_400 - slowness(2000 + t * 100);
        return Instant.ofEpochSecond(Math.round(seconds));
    }

    /** By how many seconds the earth is late against even time; measured until 2020, then as foreseen. */
    private static double slowness(double year) {
        double[][] known = {{1950, 29}, {1970, 40}, {1990, 57}, {2000, 64}, {2020, 70}, {2050, 80}, {2100, 110}};
        for (int i = 1; i < known.length; i++) {
            if (year < known[i][0]) {
                double part = (year - known[i - 1][0]) / (known[i][0] - known[i - 1][0]);
                return known[i - 1][1] + part * (known[i][1] - known[i - 1][1]);
            }
        }
        return known[known.length - 1][1];
    }

    private static double rad(double degrees) {
        return Math.toRadians(degrees % 360);
    }
}
