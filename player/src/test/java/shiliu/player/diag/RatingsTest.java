package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.message.Message;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

class RatingsTest {
    private static final Ratings RATINGS =
            new Ratings(LocalDateTime.parse("2026-11-26T08:30:00"), Optional.of(new Size(128, 32)));

    private static Rated rate(Quantity quantity, String value, Reading... others) {
        List<Reading> all = new java.util.ArrayList<>(List.of(others));
        all.add(new Reading(quantity, value));
        return RATINGS.rate(all).get(others.length);
    }

    @ParameterizedTest
    @CsvSource({
        "POWER, on, GOOD,",
        "POWER, off, LOOK, power-off",
        "TIMERS, on, LOOK, timers",
        "CLOCK, 2026-11-26T08:30:59, GOOD,",
        "CLOCK, 2026-11-26T08:27:00, LOOK, clock-drifts",
        "CLOCK, 2000-01-01T00:00:00, BAD, clock-wrong",
        "CLOCK, 2026-13-77T99:00:00, BAD, clock-senseless",
        "CLOCK, 2026-11-26T00:30:40, LOOK, clock-zone",
        "CLOCK, 2026-11-26T00:42:00, BAD, clock-wrong",
        "CLOCK_STATE, bad, BAD, clock-broken",
        "PARAMETERS, bad, BAD, parameters",
        "CABINET_TEMPERATURE, 40, GOOD,",
        "CABINET_TEMPERATURE, 60, LOOK, warm",
        "CABINET_TEMPERATURE, 71, BAD, hot",
        "CABINET_TEMPERATURE, -40, LOOK, cold",
        "CABINET_TEMPERATURE, wörm, LOOK, unreadable",
        "HUMIDITY, 90, LOOK, damp",
        "BRIGHTNESS, 3, LOOK, dark",
        "BRIGHTNESS, 80, GOOD,",
        "WIDTH, 128, GOOD,",
        "WIDTH, 64, BAD, size",
        "HEIGHT, 99999999999999999999, LOOK, unreadable",
        "MODE, test, LOOK, mode-test",
        "MODE, schedule, GOOD,",
        "PROGRAMS, 0, LOOK, no-programs",
        "PLAYING, anything, GOOD,",
    })
    void eachReadingHasItsVerdictAndItsRemedy(Quantity quantity, String value, Rated.Verdict verdict, String remedy) {
        Rated rated = rate(quantity, value);
        assertThat(rated.verdict()).isEqualTo(verdict);
        assertThat(rated.remedy().map(Message::key))
                .isEqualTo(Optional.ofNullable(remedy).map(key -> "diag.remedy." + key));
    }

    @Test
    void aStoreIsFullAgainstItsSize() {
        Reading total = new Reading(Quantity.STORE_TOTAL, 1000);
        assertThat(rate(Quantity.STORE_FREE, "99", total).verdict()).isEqualTo(Rated.Verdict.LOOK);
        assertThat(rate(Quantity.STORE_FREE, "100", total).verdict()).isEqualTo(Rated.Verdict.GOOD);
        assertThat(rate(Quantity.STORE_FREE, "0").verdict()).isEqualTo(Rated.Verdict.GOOD);
    }

    @Test
    void whatIsToldTwiceIsJudgedOnce() {
        assertThat(RATINGS.rate(List.of(
                        new Reading(Quantity.POWER, "on"),
                        new Reading(Quantity.BARCODE, ""),
                        new Reading(Quantity.MODEL, "x"),
                        new Reading(Quantity.POWER, "off"))))
                .extracting(rated -> rated.reading().toString())
                .containsExactly(
                        new Reading(Quantity.POWER, "off").toString(), new Reading(Quantity.MODEL, "x").toString());
    }

    @Test
    void whatNobodyWasToldIsNotCompared() {
        Rated rated = new Ratings(LocalDateTime.parse("2026-11-26T08:30:00"), Optional.empty())
                .rate(List.of(new Reading(Quantity.WIDTH, 64)))
                .get(0);
        assertThat(rated.verdict()).isEqualTo(Rated.Verdict.GOOD);
    }

    @ParameterizedTest
    @CsvSource({"28800, true", "-28830, true", "3545, true", "1800, false", "0, false", "29000, false", "360000, false"
    })
    void aClockInAnotherZoneIsWholeHoursOff(long seconds, boolean whole) {
        assertThat(Ratings.wholeHours(Duration.ofSeconds(seconds))).isEqualTo(whole);
    }

    @Test
    void peopleAreSparedWhatOnlyTheVendorReads() {
        List<Rated> rated = RATINGS.rate(List.of(
                new Reading(Quantity.BAUD_CODE, 3),
                new Reading(Quantity.PROGRAMS, 0),
                new Reading(Quantity.PLAYING, "P000"),
                new Reading(Quantity.POWER, "on")));
        assertThat(Ratings.forPeople(rated))
                .extracting(each -> each.reading().quantity())
                .containsExactly(Quantity.PROGRAMS, Quantity.POWER);
    }
}
