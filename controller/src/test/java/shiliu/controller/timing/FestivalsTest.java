package shiliu.controller.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.config.Problem;
import shiliu.player.config.Problems;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Festival;

/** The tables of the sample configuration, against days from the holiday notices that were published. */
class FestivalsTest {
    private static final Festivals FESTIVALS = Tables.sample();

    @ParameterizedTest
    @CsvSource({
        "spring-festival, 2024-02-10, 2025-01-29, 2026-02-17, 2027-02-06, 2028-01-26",
        "new-year-eve, 2024-02-09, 2025-01-28, 2026-02-16, 2027-02-05, 2028-01-25",
        "qingming-festival, 2024-04-04, 2025-04-04, 2026-04-05, 2027-04-05, 2028-04-04",
        "dragon-boat, 2024-06-10, 2025-05-31, 2026-06-19, 2027-06-09, 2028-05-28",
        "mid-autumn, 2024-09-17, 2025-10-06, 2026-09-25, 2027-09-15, 2028-10-03",
        "torch, 2024-07-29, 2025-07-18, 2026-08-06, 2027-07-27, 2028-08-14",
        "national-day, 2024-10-01, 2025-10-01, 2026-10-01, 2027-10-01, 2028-10-01",
        "third-month-fair, 2024-04-23, 2025-04-12, 2026-05-01, 2027-04-21, 2028-04-09",
    })
    void comeOnThePublishedDays(String id, LocalDate y24, LocalDate y25, LocalDate y26, LocalDate y27, LocalDate y28) {
        Festival festival = FESTIVALS.find(id).orElseThrow();
        List<LocalDate> first = FESTIVALS.known(id).orElseThrow().days().stream()
                .map(Validity::from)
                .filter(day -> day.getYear() >= 2024 && day.getYear() <= 2028)
                .toList();
        assertThat(first).containsExactly(y24, y25, y26, y27, y28);
        for (LocalDate day : first) {
            assertThat(FESTIVALS.on(day)).contains(festival);
            assertThat(FESTIVALS.on(day.plusDays(festival.days()))).doesNotContain(festival);
            assertThat(FESTIVALS.on(day.minusDays(1))).doesNotContain(festival);
        }
    }

    /** 2024-07-29 to 31, as the prefecture's notice of that year has it. */
    @Test
    void lastAsLongAsTheirSourceSays() {
        assertThat(FESTIVALS.known("torch").orElseThrow().days())
                .contains(new Validity(LocalDate.of(2024, 7, 29), LocalDate.of(2024, 7, 31)));
        assertThat(FESTIVALS.known("water-splashing").orElseThrow().days())
                .contains(new Validity(LocalDate.of(2026, 4, 13), LocalDate.of(2026, 4, 15)));
    }

    @Test
    void haveNamesAndSources() {
        assertThat(FESTIVALS.idOf("火把节")).contains("torch");
        assertThat(FESTIVALS.idOf("火把")).contains("torch");
        assertThat(FESTIVALS.idOf("Torch Festival")).contains("torch");
        assertThat(FESTIVALS.idOf("重阳")).contains("old-people-day");
        assertThat(FESTIVALS.idOf("圣诞节")).isEmpty();
        assertThat(FESTIVALS.all())
                .allSatisfy(festival -> assertThat(festival.source()).isNotBlank());
    }

    @Test
    void beforeALawBeganNothingIsClaimed() {
        assertThat(FESTIVALS.known("old-people-day").orElseThrow().days().get(0).from())
                .isEqualTo(LocalDate.of(2013, 10, 13));
    }

    @Test
    void onlyTheComingsThatAreAskedForAreGiven() {
        Validity within = new Validity(LocalDate.of(2025, 11, 26), LocalDate.of(2028, 11, 26));
        assertThat(FESTIVALS.days(List.of("torch", "nobody"), within))
                .singleElement()
                .satisfies(torch -> {
                    assertThat(torch.days()).extracting(d -> d.from().getYear()).containsExactly(2026, 2027, 2028);
                    assertThat(torch.covered().until()).isEqualTo(LocalDate.of(2099, 12, 31));
                });
    }

    @Test
    void everyMistakeIsFoundWithItsPlace(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("own.yaml"), """
                festivals:
                  - id: fair
                    name: {zh: 赶集, en: Fair}
                    comes: every tuesday
                    years: 2026
                    source: 街道
                  - id: fair
                    name: {zh: 庙会, en: Temple Fair}
                    comes: [{from: 2026-03-20, until: 2026-03-19}]
                    years: 2020-2120
                    colour: red
                """);
        Problems problems = new Problems();
        new FestivalReader(problems).read(folder);
        assertThat(problems.list())
                .extracting(Problem::line, Problem::code)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(4, "timing.comes"),
                        org.assertj.core.groups.Tuple.tuple(5, "timing.years"),
                        org.assertj.core.groups.Tuple.tuple(7, "timing.festival-twice"),
                        org.assertj.core.groups.Tuple.tuple(9, "timing.until-before-from"),
                        org.assertj.core.groups.Tuple.tuple(10, "timing.years"),
                        org.assertj.core.groups.Tuple.tuple(11, "config.field-unknown"));
    }
}
