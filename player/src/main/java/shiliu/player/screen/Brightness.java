package shiliu.player.screen;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How bright a screen is to be, in per cent of full light, 1 to 100.
 *
 * @param day by day
 * @param night by night
 * @param place whose sun divides day and night; left out, day is from 7 to 19 o'clock
 * @param peak the light of the screen at 100 %, cd/m²; left out, nobody measured it
 * @param steps from each time on so bright; where there are any, the sun does not count
 * @param sensor where the card has one; it goes before steps and sun
 */
public record Brightness(
        int day, int night, Optional<Place> place, Optional<Integer> peak, List<Step> steps, Optional<Sensor> sensor) {
    /** Full light by day, and by night what careful cities allow where nobody measured the screen. */
    public static final Brightness USUAL =
            new Brightness(100, 30, Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** From {@code from} on, the screen's local time, {@code percent}. */
    public record Step(LocalTime from, int percent) {
        public Step {
            check(percent);
        }
    }

    /**
     * The card's own number for the light around it, in no unit.
     *
     * @param dark at this and below it is night
     * @param bright at this and above it is day; between them brightness goes evenly
     * @param failure per cent while the card tells nothing of it
     */
    public record Sensor(int dark, int bright, int failure) {
        public Sensor {
            check(failure);
            if (dark >= bright) {
                throw new IllegalArgumentException("dark at " + dark + ", bright at " + bright);
            }
        }
    }

    public Brightness {
        check(day);
        check(night);
        steps = steps.stream().sorted(Comparator.comparing(Step::from)).toList();
        if (steps.stream().map(Step::from).distinct().count() < steps.size()) {
            throw new IllegalArgumentException("two steps at one time");
        }
        if (peak.filter(light -> light < 1 || light > 20_000).isPresent()) {
            throw new IllegalArgumentException("a peak of " + peak.get() + " cd/m²");
        }
    }

    private static void check(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("brightness " + percent + " %");
        }
    }
}
