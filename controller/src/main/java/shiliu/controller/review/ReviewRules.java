package shiliu.controller.review;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shiliu.controller.people.Caller;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Stake;
import shiliu.player.playlist.Validity;

/**
 * How many stages a review has (一审、二审、三审), each by another person, none by the author.
 *
 * @param stages by what an item puts at stake; 1 where left out
 * @param streetFrom as many as there are stages from this one on are of people whose say is everywhere, whenever they come; empty
 *     where anybody's counts
 * @param sensitive times with more stages
 * @param remind how long a review may wait before the list says so
 */
public record ReviewRules(
        Map<Stake, Integer> stages, Optional<Integer> streetFrom, List<Sensitive> sensitive, Duration remind) {
    /** The most stages. */
    public static final int MOST = 9;

    /** One other person. */
    public static final ReviewRules USUAL = new ReviewRules(Map.of(), Optional.empty(), List.of(), Duration.ofDays(2));

    public ReviewRules {
        stages = Map.copyOf(stages);
        sensitive = List.copyOf(sensitive);
    }

    /** Days, both included, on which what is shown needs so many stages more (提级审核). */
    public record Sensitive(String title, LocalDate from, LocalDate until, int more) {
        boolean touches(Validity valid, LocalDate today) {
            boolean over = until.isBefore(today);
            return !over && !valid.until().isBefore(from) && !valid.from().isAfter(until);
        }
    }

    /** The stages of one review, and the sensitive time that adds to them. */
    public record Needed(int stages, Optional<String> escalated) {}

    /** What a playlist of these items and days needs, where screens themselves ask for {@code least}. */
    public Needed needed(List<Item> items, Validity valid, LocalDate today, int least) {
        int usual = items.stream()
                .map(Stake::of)
                .mapToInt(stake -> stages.getOrDefault(stake, 1))
                .max()
                .orElse(1);
        Optional<Sensitive> time = sensitive.stream()
                .filter(one -> one.touches(valid, today))
                .max(Comparator.comparingInt(Sensitive::more));
        int more = time.map(Sensitive::more).orElse(0);
        return new Needed(Math.min(MOST, Math.max(least, usual + more)), time.map(Sensitive::title));
    }

    /**
     * Where a review stands.
     *
     * @param stages how many it has
     * @param people whose word counts already
     * @param street how many of these have a say everywhere
     */
    record Standing(int stages, int people, int street) {}

    /**
     * Whether this person may be the next, where screens themselves ask for the street {@code from} one on. The street's are so
     * many of the stages, not the last ones: players count people as well, and do not ask who came first.
     */
    boolean mayStage(Caller caller, Standing now, Optional<Integer> from) {
        int wanted = Stream.of(streetFrom, from)
                .flatMap(Optional::stream)
                .mapToInt(first -> now.stages() - first + 1)
                .max()
                .orElse(0);
        int lacking = wanted - now.street();
        int left = now.stages() - now.people() - 1;
        return lacking <= 0 || left >= lacking || caller.covers(Caller.EVERYWHERE);
    }
}
