package shiliu.controller.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shiliu.controller.api.AccountRole;
import shiliu.controller.people.Caller;
import shiliu.controller.review.ReviewRules.Needed;
import shiliu.controller.review.ReviewRules.Sensitive;
import shiliu.controller.review.ReviewRules.Standing;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Stake;
import shiliu.player.playlist.Validity;

class ReviewRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 20);
    private static final Item SLOGAN = new Slogan("民族团结一家亲", List.of(), Airing.DEFAULT);
    private static final Caller STREET = reviewer("*");
    private static final Caller COMMUNITY = reviewer("guangming");
    private static final ReviewRules RULES = new ReviewRules(
            Map.of(Stake.NEWS, 2, Stake.DISCLOSURE, 3),
            Optional.of(3),
            List.of(
                    new Sensitive("国庆", LocalDate.of(2026, 9, 25), LocalDate.of(2026, 10, 8), 1),
                    new Sensitive("换届", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 3), 2)),
            Duration.ofDays(2));

    private static Caller reviewer(String community) {
        return new Caller("rui", Set.of(AccountRole.REVIEWER), community, "", true, Set.of());
    }

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

    /** Whoever was let in, in whatever order: the stages hold enough of the street, and nobody was refused for nothing. */
    @Test
    void theStreetsPlacesAreCountedAndNotTheLastOnes() {
        for (int stages = 1; stages <= ReviewRules.MOST; stages++) {
            for (int from = 1; from <= ReviewRules.MOST; from++) {
                int wanted = Math.max(0, stages - from + 1);
                for (int order = 0; order < 1 << stages; order++) {
                    comeIn(order, stages, from, wanted);
                }
            }
        }
    }

    /** @param order a bit for each who comes: whether of the street */
    private static void comeIn(int order, int stages, int from, int wanted) {
        ReviewRules rules = new ReviewRules(Map.of(), Optional.of(from), List.of(), Duration.ofDays(2));
        int people = 0;
        int street = 0;
        for (int i = 0; i < stages; i++) {
            boolean of = (order >> i & 1) == 1;
            boolean may = rules.mayStage(of ? STREET : COMMUNITY, new Standing(stages, people, street), Optional.of(9));
            boolean fits = of || people - street < stages - wanted;
            assertThat(may)
                    .as("%d stages from %d: %d, %d of the street", stages, from, people, street)
                    .isEqualTo(fits);
            people += may ? 1 : 0;
            street += may && of ? 1 : 0;
        }
        assertThat(people < stages || street >= wanted).isTrue();
    }

    @Test
    void theStricterOfTheOfficeAndTheScreensDecides() {
        ReviewRules none = ReviewRules.USUAL;
        Standing first = new Standing(2, 1, 0);
        assertThat(none.mayStage(COMMUNITY, first, Optional.empty())).isTrue();
        assertThat(none.mayStage(COMMUNITY, first, Optional.of(2))).isFalse();
        assertThat(RULES.mayStage(COMMUNITY, first, Optional.empty()))
                .as("from three on")
                .isTrue();
        assertThat(RULES.mayStage(COMMUNITY, first, Optional.of(2))).isFalse();
        assertThat(RULES.mayStage(COMMUNITY, new Standing(2, 1, 1), Optional.of(2)))
                .as("the street was there")
                .isTrue();
        assertThat(none.mayStage(COMMUNITY, new Standing(1, 1, 0), Optional.empty()))
                .as("more than it takes by now")
                .isTrue();
        assertThat(RULES.mayStage(STREET, first, Optional.of(2))).isTrue();
    }
}
