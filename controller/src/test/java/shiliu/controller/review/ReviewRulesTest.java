package shiliu.controller.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.controller.review.ReviewRules.Needed;
import shiliu.controller.review.ReviewRules.Sensitive;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Stake;
import shiliu.player.playlist.Validity;

class ReviewRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 20);
    private static final Item SLOGAN = new Slogan("民族团结一家亲", List.of(), Airing.DEFAULT);
    private static final ReviewRules RULES = new ReviewRules(
            Map.of(Stake.NEWS, 2, Stake.DISCLOSURE, 3),
            Optional.of(3),
            List.of(
                    new Sensitive("国庆", LocalDate.of(2026, 9, 25), LocalDate.of(2026, 10, 8), 1),
                    new Sensitive("换届", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 3), 2)),
            Duration.ofDays(2));

    private static Validity days(String from, String until) {
        return new Validity(LocalDate.parse(from), LocalDate.parse(until));
    }

    private static Needed needed(Validity valid, LocalDate today, int least) {
        return RULES.needed(List.of(SLOGAN), valid, today, least);
    }

    @Test
    void theItemWithTheMostAtStakeDecides() {
        Item notice = new Notice(
                Notice.Topic.values()[0],
                "停水",
                Optional.of("明天"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Airing.DEFAULT);
        assertThat(RULES.needed(List.of(SLOGAN), days("2026-09-01", "2026-09-24"), TODAY, 1))
                .isEqualTo(new Needed(1, Optional.empty()));
        assertThat(RULES.needed(List.of(SLOGAN, notice), days("2026-09-01", "2026-09-24"), TODAY, 1))
                .isEqualTo(new Needed(2, Optional.empty()));
    }

    @Test
    void aSensitiveTimeCountsWhereTheDaysMeetItAndTheStrongestOfThem() {
        assertThat(needed(days("2026-09-01", "2026-09-25"), TODAY, 1)).isEqualTo(new Needed(2, Optional.of("国庆")));
        assertThat(needed(days("2026-09-01", "2026-12-31"), TODAY, 1)).isEqualTo(new Needed(3, Optional.of("换届")));
        assertThat(needed(days("2026-10-08", "2026-10-09"), TODAY, 1)).isEqualTo(new Needed(2, Optional.of("国庆")));
        assertThat(needed(days("2026-10-09", "2026-10-10"), TODAY, 1)).isEqualTo(new Needed(1, Optional.empty()));
        assertThat(needed(days("2026-09-01", "2026-12-31"), LocalDate.of(2026, 10, 9), 1))
                .as("the time is over")
                .isEqualTo(new Needed(1, Optional.empty()));
    }

    @Test
    void neverFewerThanScreensAskForAndNeverMoreThanNine() {
        assertThat(needed(days("2026-09-01", "2026-09-24"), TODAY, 4).stages()).isEqualTo(4);
        assertThat(needed(days("2026-09-01", "2026-12-31"), TODAY, 12).stages()).isEqualTo(ReviewRules.MOST);
        assertThat(ReviewRules.USUAL.needed(List.of(SLOGAN), days("2026-09-01", "2026-12-31"), TODAY, 1))
                .isEqualTo(new Needed(1, Optional.empty()));
    }
}
