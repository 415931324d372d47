package shiliu.controller.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Festival;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.When;

/** Outside the years of a table nothing is guessed. */
class CoverageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Festivals FESTIVALS = new Festivals(List.of(new Festival(
            "eid",
            "开斋节",
            "Eid",
            Optional.of("回族"),
            "通告",
            2025,
            2027,
            new Festival.Coming(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(day(2025, 3, 31), day(2026, 3, 20), day(2027, 3, 10))),
            1)));
    private static final Coverage COVERAGE = new Coverage(FESTIVALS);

    private static Validity day(int year, int month, int day) {
        return new Validity(LocalDate.of(year, month, day), LocalDate.of(year, month, day));
    }

    private static When read(String words) throws WordsException {
        return new WhenWords(FESTIVALS).read(words, TODAY);
    }

    @Test
    void datesWithinItAreTaken() throws Exception {
        COVERAGE.check(read("开斋节，2025-01-01至2027-12-31"));
        COVERAGE.check(read("清明，1950-01-01至2099-12-31"));
        COVERAGE.check(read("开斋节"));
        assertThat(COVERAGE.knownUntil(read("开斋节"))).contains(LocalDate.of(2027, 12, 31));
        assertThat(COVERAGE.knownUntil(read("开斋节 清明"))).contains(LocalDate.of(2027, 12, 31));
        assertThat(COVERAGE.knownUntil(read("清明，2026-12-01起"))).contains(LocalDate.of(2099, 12, 31));
        assertThat(COVERAGE.knownUntil(read("开斋节，到2027-06-30"))).isEmpty();
        assertThat(COVERAGE.knownUntil(read("工作日"))).isEmpty();
    }

    @Test
    void datesOutsideAreRefusedWithTheYearsThatAreKnown() throws Exception {
        for (String words : List.of(
                "开斋节，2024-01-01至2026-12-31",
                "开斋节，2026-01-01至2028-01-01",
                "开斋节，2028-01-01起",
                "开斋节前7天至最后一天，2026-01-01至2027-12-30")) {
            When when = read(words);
            WordsException refused = catchThrowableOfType(WordsException.class, () -> COVERAGE.check(when));
            assertThat(refused).as(words).isNotNull();
            assertThat(refused.sentence().key()).isEqualTo("timing.outside-years");
            assertThat(refused.sentence().arguments()).contains("2025", "2027");
        }
        When lunar = read("农历正月十五，2099-12-01至2100-03-01");
        assertThat(catchThrowableOfType(WordsException.class, () -> COVERAGE.check(lunar))
                        .sentence()
                        .arguments())
                .contains("1950", "2099");
    }

    @Test
    void aDayOfWhichNobodyKnowsIsRefused() throws Exception {
        When when = read("开斋节");
        COVERAGE.check(when, LocalDate.of(2027, 12, 31));
        assertThat(catchThrowableOfType(WordsException.class, () -> COVERAGE.check(when, LocalDate.of(2028, 1, 1))))
                .isNotNull();
    }

    /** Its table was taken away since the slot was given. */
    @Test
    void aFestivalWithoutATableNeverComesAndHindersNoLook() throws Exception {
        When when = When.ALWAYS.on(Occasion.festival("gone", Reach.NONE));
        COVERAGE.check(when, LocalDate.of(2026, 3, 20));
    }

    @Test
    void anUnknownFestivalIsRefusedWithThoseThatThereAre() {
        When when = When.ALWAYS.on(Occasion.festival("eit", Reach.NONE));
        WordsException refused = catchThrowableOfType(WordsException.class, () -> COVERAGE.check(when));
        assertThat(refused.sentence().key()).isEqualTo("timing.festival-unknown");
        assertThat(refused.suggestion().arguments()).containsExactly("eid", "开斋节 eid");
    }

    @Test
    void howLongATableFestivalLastsIsNotGuessed() {
        WordsException refused = catchThrowableOfType(WordsException.class, () -> read("开斋节前3天至当天"));
        assertThat(refused.sentence().key()).isEqualTo("timing.no-length");
    }
}
