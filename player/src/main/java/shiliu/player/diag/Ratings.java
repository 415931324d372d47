package shiliu.player.diag;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/**
 * Judges what a card told of itself. Pure.
 *
 * @param now the wall time where the screen stands
 * @param size what the screen is set up as; empty where nobody said
 */
public record Ratings(LocalDateTime now, Optional<Size> size) {
    /** Some cards tell no seconds. */
    private static final Duration DRIFT = Duration.ofSeconds(90);

    private static final Duration FAR_OFF = Duration.ofMinutes(10);
    private static final int WARM = 55;
    private static final int HOT = 70;
    private static final int COLD = -25;
    private static final int DAMP = 85;
    private static final int DARK_PERCENT = 5;
    private static final long HOUR = 3600;
    /** From the first time zone of the world to the last. */
    private static final long MOST_APART = 26 * HOUR;

    /** Numbers that mean something to the vendor only. */
    private static final Set<Quantity> VENDORS = Set.of(Quantity.BAUD_CODE, Quantity.DEVICE_TYPE, Quantity.RAW_SENSORS);

    private static final Set<String> ODD_MODES = Set.of("emergency", "black", "test");

    /** Each thing once with its verdict, in the order they came; what was told again later counts, and nothing is nothing. */
    public List<Rated> rate(List<Reading> readings) {
        Map<Quantity, Reading> told = new LinkedHashMap<>();
        readings.stream()
                .filter(reading -> !reading.value().isEmpty())
                .forEach(reading -> told.put(reading.quantity(), reading));
        List<Reading> once = List.copyOf(told.values());
        return once.stream().map(reading -> rate(reading, once)).toList();
    }

    /** What people need of them: without what only the vendor reads, and without the name of what plays where nothing does. */
    public static List<Rated> forPeople(List<Rated> rated) {
        boolean empty = rated.stream()
                .map(Rated::reading)
                .anyMatch(reading -> reading.quantity() == Quantity.PROGRAMS
                        && reading.value().equals("0"));
        return rated.stream()
                .filter(each -> !isVendors(each.reading().quantity()))
                .filter(each -> !empty || each.reading().quantity() != Quantity.PLAYING)
                .toList();
    }

    /** Whether it means something to the vendor only. */
    public static boolean isVendors(Quantity quantity) {
        return VENDORS.contains(quantity);
    }

    /** Whether a clock is off by whole hours, one at least: then it may be right in another zone. */
    public static boolean wholeHours(Duration drift) {
        long seconds = drift.abs().toSeconds();
        long near = DRIFT.toSeconds();
        long beside = seconds % HOUR;
        return seconds >= HOUR - near && seconds <= MOST_APART + near && (beside <= near || beside >= HOUR - near);
    }

    /** How far a card's clock is off: positive where it is fast; empty where it tells no time. */
    public Optional<Duration> drift(String clock) {
        try {
            return Optional.of(Duration.between(now, LocalDateTime.parse(clock)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Rated rate(Reading reading, List<Reading> all) {
        return switch (reading.quantity()) {
            case POWER -> word(reading, "off", "diag.remedy.power-off");
            case TIMERS -> word(reading, "on", "diag.remedy.timers");
            case SCREEN_LOCK -> word(reading, "on", "diag.remedy.screen-lock");
            case PROGRAM_LOCK -> word(reading, "on", "diag.remedy.program-lock");
            case CLOCK_STATE ->
                reading.value().equals("bad") ? Rated.bad(reading, "diag.remedy.clock-broken") : Rated.good(reading);
            case PARAMETERS ->
                reading.value().equals("bad") ? Rated.bad(reading, "diag.remedy.parameters") : Rated.good(reading);
            case MODE ->
                ODD_MODES.contains(reading.value())
                        ? Rated.look(reading, "diag.remedy.mode-" + reading.value())
                        : Rated.good(reading);
            case CLOCK -> clock(reading);
            case WIDTH -> size(reading, size.map(Size::width));
            case HEIGHT -> size(reading, size.map(Size::height));
            case BRIGHTNESS -> number(reading, dark(reading));
            case CABINET_TEMPERATURE -> number(reading, temperature(reading));
            case HUMIDITY -> number(reading, damp(reading));
            case PROGRAMS ->
                number(
                        reading,
                        value(reading).orElse(1) == 0
                                ? Rated.look(reading, "diag.remedy.no-programs")
                                : Rated.good(reading));
            case STORE_FREE -> number(reading, room(reading, all));
            default -> Rated.good(reading);
        };
    }

    private static Rated word(Reading reading, String odd, String remedy) {
        return reading.value().equals(odd) ? Rated.look(reading, remedy) : Rated.good(reading);
    }

    /** What should be a number and is none was damaged on the way, or the card is of another make. */
    private static Rated number(Reading reading, Rated otherwise) {
        return value(reading).isEmpty() ? Rated.look(reading, "diag.remedy.unreadable") : otherwise;
    }

    private static OptionalLong value(Reading reading) {
        return reading.value().matches("-?[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(reading.value()))
                : OptionalLong.empty();
    }

    private Rated clock(Reading reading) {
        Optional<Duration> drift = drift(reading.value());
        if (drift.isEmpty()) {
            return Rated.bad(reading, "diag.remedy.clock-senseless");
        }
        Duration off = drift.get().abs();
        if (anotherZone(off)) {
            return Rated.look(reading, "diag.remedy.clock-zone");
        }
        if (off.compareTo(FAR_OFF) > 0) {
            return Rated.bad(reading, "diag.remedy.clock-wrong");
        }
        return off.compareTo(DRIFT) > 0 ? Rated.look(reading, "diag.remedy.clock-drifts") : Rated.good(reading);
    }

    /** Whole half-hours off: the technician's computer, or the card, is set to another zone. */
    private static boolean anotherZone(Duration off) {
        long halfHour = Duration.ofMinutes(30).toSeconds();
        long beside = off.toSeconds() % halfHour;
        boolean whole = beside <= DRIFT.toSeconds() || halfHour - beside <= DRIFT.toSeconds();
        return whole && off.toMinutes() >= 29 && off.toHours() <= 14;
    }

    private static Rated size(Reading reading, Optional<Integer> wanted) {
        return number(
                reading,
                wanted.isPresent() && value(reading).orElse(0) != wanted.get()
                        ? Rated.bad(reading, "diag.remedy.size", wanted.get())
                        : Rated.good(reading));
    }

    private static Rated dark(Reading reading) {
        return value(reading).orElse(0) <= DARK_PERCENT ? Rated.look(reading, "diag.remedy.dark") : Rated.good(reading);
    }

    private static Rated temperature(Reading reading) {
        long degrees = value(reading).orElse(0);
        if (degrees > HOT) {
            return Rated.bad(reading, "diag.remedy.hot");
        }
        if (degrees < COLD) {
            return Rated.look(reading, "diag.remedy.cold");
        }
        return degrees > WARM ? Rated.look(reading, "diag.remedy.warm") : Rated.good(reading);
    }

    private static Rated damp(Reading reading) {
        return value(reading).orElse(0) > DAMP ? Rated.look(reading, "diag.remedy.damp") : Rated.good(reading);
    }

    private static Rated room(Reading reading, List<Reading> all) {
        long total = all.stream()
                .filter(other -> other.quantity() == Quantity.STORE_TOTAL)
                .mapToLong(other -> value(other).orElse(0))
                .findFirst()
                .orElse(0);
        return total > 0 && value(reading).orElse(0) < total / 10
                ? Rated.look(reading, "diag.remedy.full")
                : Rated.good(reading);
    }
}
