package shiliu.player.schedule;

import java.time.Instant;
import java.util.Optional;

/** Why slots do not play at one instant. */
final class Reasons {
    private final DayPlan plan;
    private final Decision decision;
    private final int at;

    Reasons(DayPlan plan, Decision decision, Instant at) {
        this.plan = plan;
        this.decision = decision;
        this.at = plan.clock().offset(at);
    }

    /** Nothing for the one that plays. */
    Optional<Explanation.Reason> of(Claim claim) {
        Spans spans = new Spans();
        claim.days().spans(plan.clock(), spans);
        spans.tidy(plan.clock().length());
        if (!spans.holds(at)) {
            return Optional.of(spans.count() > 0 ? Explanation.Reason.OUTSIDE_DAYPART : Explanation.Reason.NOT_TODAY);
        }
        if (claim.items(plan.day()).length == 0) {
            return Optional.of(Explanation.Reason.NO_VALID_ITEM);
        }
        return decision.match(new Decision.Cases<>() {
            @Override
            public Optional<Explanation.Reason> playing(Decision.Playing playing) {
                return against(claim, playing.slot());
            }

            @Override
            public Optional<Explanation.Reason> nothing(Decision.Nothing nothing) {
                return Optional.of(Explanation.Reason.CAP_REACHED);
            }

            @Override
            public Optional<Explanation.Reason> off(Decision.Off off) {
                return Optional.of(Explanation.Reason.SCREEN_OFF);
            }
        });
    }

    private Optional<Explanation.Reason> against(Claim claim, Slot winner) {
        if (claim.slot().id().equals(winner.id())) {
            return Optional.empty();
        }
        int order = Claim.level(claim.slot()) - Claim.level(winner);
        if (order >= 0 && rests(claim)) {
            return Optional.of(Explanation.Reason.CAP_REACHED);
        }
        if (order == 0) {
            return Optional.of(Explanation.Reason.WAITING);
        }
        return Optional.of(
                claim.slot().mode() == winner.mode()
                        ? Explanation.Reason.LOWER_PRIORITY
                        : Explanation.Reason.OUTRANKED);
    }

    private boolean rests(Claim claim) {
        if (claim.gap() == 0) {
            return false;
        }
        // Before its first play of the day it rests from the last one of the day before.
        int last = plan.lastPlay(claim.rank(), at);
        return last < 0 ? at < claim.gap() : last + claim.gap() > at;
    }
}
