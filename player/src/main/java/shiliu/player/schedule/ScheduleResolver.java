package shiliu.player.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one schedule algorithm: what a screen plays at an instant, and why. Exactly one decision holds at every instant,
 * and it follows from the schedule alone, so that players side by side are in step. Safe for use by several threads; the
 * plan of the day last asked for is kept.
 */
public final class ScheduleResolver {
    private final Schedule schedule;
    private final LocalDays days;
    private volatile Optional<DayPlan> last = Optional.empty();

    public ScheduleResolver(Schedule schedule) {
        this.schedule = schedule;
        this.days = new LocalDays(schedule.zone());
    }

    /** The decision that holds at {@code at}; to the millisecond. */
    public Decision at(Instant at) {
        return plan(at).at(at);
    }

    /** The decision that holds at {@code at}, and why every other slot does not play. */
    public Explanation explain(Instant at) {
        DayPlan plan = plan(at);
        Decision decision = plan.at(at);
        List<Explanation.Loser> losers = new ArrayList<>();
        for (Eligibility slot : plan.slots()) {
            reason(slot, plan, decision, at).ifPresent(why -> losers.add(new Explanation.Loser(slot.slot(), why)));
        }
        return new Explanation(at, schedule.zone(), decision, losers);
    }

    /** All decisions of a local day in their order, without gap or overlap; the first and the last may reach beyond it. */
    public List<Decision> timeline(LocalDate day) {
        Span whole = days.whole(day);
        List<Decision> decisions = new ArrayList<>();
        for (Instant at = whole.from();
                at.isBefore(whole.until());
                at = decisions.get(decisions.size() - 1).until()) {
            decisions.add(at(at));
        }
        return decisions;
    }

    private DayPlan plan(Instant at) {
        Optional<DayPlan> known = last.filter(plan -> plan.holds(at));
        if (known.isEmpty()) {
            known = Optional.of(new DayPlan(schedule, days.day(at)));
            last = known;
        }
        return known.get();
    }

    private static Optional<Explanation.Reason> reason(Eligibility slot, DayPlan plan, Decision decision, Instant at) {
        if (!slot.holds(at)) {
            boolean today = slot.spans().stream().anyMatch(span -> plan.touches(span));
            return Optional.of(today ? Explanation.Reason.OUTSIDE_DAYPART : Explanation.Reason.NOT_TODAY);
        }
        if (slot.items().isEmpty()) {
            return Optional.of(Explanation.Reason.NO_VALID_ITEM);
        }
        return decision.match(new Decision.Cases<>() {
            @Override
            public Optional<Explanation.Reason> playing(Decision.Playing playing) {
                return outranked(slot.slot(), playing.slot());
            }

            @Override
            public Optional<Explanation.Reason> nothing(Decision.Nothing nothing) {
                return Optional.empty();
            }

            @Override
            public Optional<Explanation.Reason> off(Decision.Off off) {
                return Optional.of(Explanation.Reason.SCREEN_OFF);
            }
        });
    }

    private static Optional<Explanation.Reason> outranked(Slot slot, Slot winner) {
        if (slot.id().equals(winner.id())) {
            return Optional.empty();
        }
        if (slot.mode() != winner.mode()) {
            return Optional.of(Explanation.Reason.OUTRANKED);
        }
        return Optional.of(
                DayPlan.compare(slot, winner) < 0 ? Explanation.Reason.LOWER_PRIORITY : Explanation.Reason.WAITING);
    }
}
