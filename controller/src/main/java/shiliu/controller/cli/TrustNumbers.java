package shiliu.controller.cli;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.playlist.Stake;

/** How many people each thing is to take from now on. */
final class TrustNumbers {
    @Option(names = "--reviewers", descriptionKey = "trust.set.reviewers")
    private Optional<Integer> reviewers = Optional.empty();

    @Option(names = "--slogans", descriptionKey = "trust.set.slogans")
    private Optional<Integer> slogans = Optional.empty();

    @Option(names = "--news", descriptionKey = "trust.set.news")
    private Optional<Integer> news = Optional.empty();

    @Option(names = "--disclosures", descriptionKey = "trust.set.disclosures")
    private Optional<Integer> disclosures = Optional.empty();

    @Option(names = "--street-from", descriptionKey = "trust.set.street-from")
    private Optional<Integer> streetFrom = Optional.empty();

    @Option(names = "--roots", descriptionKey = "trust.set.roots")
    private Optional<Integer> roots = Optional.empty();

    /** The next root; what was not typed stays. */
    TrustRoot next(TrustRoot current, Instant now) throws CommandException {
        Map<Role, Integer> people = new EnumMap<>(Role.class);
        people.putAll(current.thresholds());
        set(people, Role.REVIEWER, reviewers, "--reviewers");
        set(people, Role.ROOT, roots, "--roots");
        Map<Stake, Integer> byStake = new EnumMap<>(Stake.class);
        byStake.putAll(current.reviewers());
        set(byStake, Stake.SLOGAN, slogans, "--slogans");
        set(byStake, Stake.NEWS, news, "--news");
        set(byStake, Stake.DISCLOSURE, disclosures, "--disclosures");
        Optional<Integer> street = current.streetFrom();
        if (streetFrom.isPresent()) {
            // 0 takes the rule away.
            street = streetFrom.filter(from -> from != 0);
            check(street, "--street-from");
        }
        TrustRoot next = current.next(now, people, byStake, street);
        if (next.thresholds().equals(current.thresholds())
                && next.reviewers().equals(current.reviewers())
                && next.streetFrom().equals(current.streetFrom())) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.trust-nothing-new");
        }
        return next;
    }

    /** One is what is taken where nothing is said. */
    private static <K> void set(Map<K, Integer> numbers, K of, Optional<Integer> typed, String option)
            throws CommandException {
        check(typed, option);
        if (typed.isPresent() && typed.get() == 1) {
            numbers.remove(of);
        } else {
            typed.ifPresent(people -> numbers.put(of, people));
        }
    }

    private static void check(Optional<Integer> typed, String option) throws CommandException {
        if (typed.filter(people -> people < 1 || people > TrustRoot.MOST_PEOPLE).isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.trust-number", option, TrustRoot.MOST_PEOPLE);
        }
    }
}
