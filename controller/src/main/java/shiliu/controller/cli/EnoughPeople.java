package shiliu.controller.cli;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.playlist.Stake;

/** Whether there are as many reviewers as a trust root asks for, and what would go off the air under it. */
final class EnoughPeople {
    private EnoughPeople() {}

    /** Refuses a root under which nothing of some community could be released. */
    static void require(TrustRoot next, Instant now) throws CommandException {
        int needed = most(next);
        int street =
                next.streetFrom().map(from -> Math.max(0, needed - from + 1)).orElse(0);
        for (String community : communities(next)) {
            Set<String> all = reviewers(next, now, community);
            Set<String> ofStreet = reviewers(next, now, TrustedKey.EVERYWHERE);
            if (all.size() < needed || ofStreet.size() < street) {
                throw CommandException.of(
                        ExitCode.BAD_INPUT,
                        "cli.too-few-reviewers",
                        community,
                        all.size(),
                        ofStreet.size(),
                        needed,
                        street);
            }
        }
    }

    /** How many playlists that play have fewer approvals than the root may ask for; some may put less at stake. */
    static long lacking(TrustRoot next, List<ReviewView> reviews) {
        int needed = most(next);
        return reviews.stream()
                .filter(review -> review.state() == ReviewState.APPROVED)
                .filter(review -> review.steps().size() < needed)
                .count();
    }

    private static int most(TrustRoot root) {
        return Stream.of(Stake.values())
                .mapToInt(stake ->
                        Math.max(root.threshold(Role.REVIEWER), root.reviewers().getOrDefault(stake, 1)))
                .max()
                .orElseThrow();
    }

    /** Those that have reviewers of their own, and everywhere. */
    private static Set<String> communities(TrustRoot root) {
        Set<String> communities = new TreeSet<>(Set.of(TrustedKey.EVERYWHERE));
        root.keys().stream()
                .filter(key -> key.roles().contains(Role.REVIEWER))
                .forEach(key -> communities.addAll(key.communities()));
        if (communities.size() > 1) {
            communities.remove(TrustedKey.EVERYWHERE);
        }
        return communities;
    }

    private static Set<String> reviewers(TrustRoot root, Instant now, String community) {
        return root.keys().stream()
                .filter(key -> key.inForce(now) && key.may(Role.REVIEWER, community))
                .map(TrustedKey::person)
                .collect(Collectors.toSet());
    }
}
