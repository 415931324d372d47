package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.playlist.Day;

class LunarDayTest {
    @ParameterizedTest
    @CsvSource({
        "2024-02-10, 正月初一",
        "2026-02-17, 正月初一",
        "2028-01-26, 正月初一",
        "2030-02-03, 正月初一",
        // The new moon of that month is four minutes before midnight in China.
        "2027-02-06, 正月初一",
        "2025-07-25, 闰六月初一",
        "2026-08-06, 六月廿四",
        "2026-09-25, 八月十五",
        "2026-02-16, 腊月廿九",
    })
    void theDaysThatPeopleCelebrate(LocalDate date, String lunar) {
        assertThat(LunarDay.of(date).text()).isEqualTo(lunar);
    }

    @Test
    void theNextOneIsTodayOrLater() {
        Day.Lunar newYear = new Day.Lunar(1, 1);
        assertThat(LunarDay.next(newYear, LocalDate.of(2026, 2, 17))).isEqualTo(LocalDate.of(2026, 2, 17));
        assertThat(LunarDay.next(newYear, LocalDate.of(2026, 2, 18))).isEqualTo(LocalDate.of(2027, 2, 6));
        // The last day of the twelfth month is its 29th or 30th.
        Day.Lunar eve = new Day.Lunar(12, Day.Lunar.LAST);
        assertThat(LunarDay.next(eve, LocalDate.of(2026, 1, 1))).isEqualTo(LocalDate.of(2026, 2, 16));
        // Never in the leap month of the same number.
        assertThat(LunarDay.next(new Day.Lunar(6, 1), LocalDate.of(2025, 7, 1))).isEqualTo(LocalDate.of(2026, 7, 14));
    }
}
