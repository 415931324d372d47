package shiliu.player.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one schedule algorithm: what a screen plays at an instant, and why. Exactly one decision holds at every instant,
 * and it follows from the schedule alone, so that players side by side are in step. Safe for use by several threads; the
 * plans of the two days last asked for are kept.
 */
public final class ScheduleResolver {
    private final Schedule schedule;
    private final LocalDays days;
    private final LitTime lit;
    private final List<Claim> claims;
    private volatile List<DayPlan> known = List.of();

    public ScheduleResolver(Schedule schedule) {
        this.schedule = schedule;
        this.days = new LocalDays(schedule.zone());
        this.lit = new LitTime(schedule.light(), days);
        this.claims = Claim.of(schedule);
    }

    /** The decision that holds at {@code at}; to the millisecond. */
    public Decision at(Instant at) {
        return plan(at).at(at);
    }

    /** The decision that holds at {@code at}, and why every other slot does not play. */
    public Explanation explain(Instant at) {
        DayPlan plan = plan(at);
        Decision decision = plan.at(at);
        Reasons reasons = new Reasons(plan, decision, at);
        List<Explanation.Loser> losers = new ArrayList<>();
        for (Claim claim : claims) {
            reasons.of(claim).ifPresent(why -> losers.add(new Explanation.Loser(claim.slot(), why)));
        }
        return new Explanation(at, schedule.zone(), decision, losers);
    }

    /** All decisions of a local day in their order, without gap or overlap; the first and the last may reach beyond it. */
    public List<Decision> timeline(LocalDate day) {
        DayPlan plan = plan(day);
        List<Decision> decisions = new ArrayList<>(plan.plays().count());
        for (int i = 0; i < plan.plays().count(); i++) {
            decisions.add(plan.decision(i));
        }
        return decisions;
    }

    /** How long each item of each slot is on air on a local day, by slot; slots that do not play that day are there too. */
    List<AirTime> airTime(LocalDate day) {
        return AirTime.of(plan(day), claims);
    }

    /** A local day in short: who shares the screen from when until when. */
    public List<Stretch> overview(LocalDate day) {
        return Overview.of(plan(day), claims);
    }

    /** What is wrong with a slot of this schedule, looked at from {@code day} on. */
    public List<Concern> concerns(String slot, LocalDate day) {
        return claims.stream()
                .filter(claim -> claim.slot().id().equals(slot))
                .flatMap(claim -> new Concerns(claims, claim, this::plan, days).from(day).stream())
                .toList();
    }

    private DayPlan plan(Instant at) {
        return known.stream().filter(plan -> plan.holds(at)).findFirst().orElseGet(() -> plan(days.day(at)));
    }

    private DayPlan plan(LocalDate day) {
        List<DayPlan> before = known;
        Optional<DayPlan> found =
                before.stream().filter(plan -> plan.day().equals(day)).findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        DayPlan fresh = new DayPlan(claims, lit, days, day);
        known = before.isEmpty() ? List.of(fresh) : List.of(fresh, before.get(0));
        return fresh;
    }
}
