package shiliu.player.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks at a slot on days of the coming year on which its time comes. */
final class Concerns {
    private static final int AHEAD = 366;
    /** On about as many of its days a plan is made. */
    private static final int SAMPLE = 14;

    private final List<Claim> claims;
    private final Claim claim;
    private final Function<LocalDate, DayPlan> plans;
    private final LocalDays days;

    Concerns(List<Claim> claims, Claim claim, Function<LocalDate, DayPlan> plans, LocalDays days) {
        this.claims = claims;
        this.claim = claim;
        this.plans = plans;
        this.days = days;
    }

    List<Concern> from(LocalDate first) {
        List<LocalDate> own = first.datesUntil(first.plusDays(AHEAD))
                .filter(day -> spans(claim, day).count() > 0)
                .toList();
        if (own.isEmpty()) {
            return List.of(Concern.of(Concern.Kind.NEVER, first));
        }
        List<LocalDate> filled =
                own.stream().filter(day -> claim.items(day).length > 0).toList();
        if (filled.isEmpty()) {
            return List.of(Concern.of(Concern.Kind.NO_ITEM, own.get(0)));
        }
        List<Concern> found = new ArrayList<>();
        List<LocalDate> sample = sample(filled);
        if (sample.stream().allMatch(day -> millis(day) == 0)) {
            found.add(Concern.of(Concern.Kind.SILENCED, filled.get(0)));
        } else {
            sample.stream().flatMap(day -> tooShort(day).stream()).findFirst().ifPresent(found::add);
        }
        for (Claim other : claims) {
            filled.stream()
                    .filter(day -> meets(other, day))
                    .findFirst()
                    .ifPresent(day -> found.add(new Concern(Concern.Kind.CONFLICT, day, Optional.of(other.slot()), 0)));
        }
        return found;
    }

    /** The first days, and some of all that follow. */
    private static List<LocalDate> sample(List<LocalDate> days) {
        int step = Math.max(1, days.size() / SAMPLE);
        return java.util.stream.IntStream.range(0, days.size())
                .filter(i -> i < SAMPLE / 2 || i % step == 0)
                .mapToObj(days::get)
                .toList();
    }

    private List<AirTime> times(LocalDate day) {
        return AirTime.of(plans.apply(day), claims).stream()
                .filter(time -> time.slot().id().equals(claim.slot().id()))
                .toList();
    }

    private long millis(LocalDate day) {
        return times(day).stream().mapToLong(AirTime::millis).sum();
    }

    private Optional<Concern> tooShort(LocalDate day) {
        int[] valid = claim.items(day);
        List<AirTime> times = times(day);
        List<AirTime> shown =
                java.util.Arrays.stream(valid).mapToObj(times::get).toList();
        return shown.stream()
                .filter(AirTime::tooShort)
                .min(java.util.Comparator.comparingLong(AirTime::millis))
                .map(least -> new Concern(Concern.Kind.TOO_SHORT, day, Optional.empty(), least.millis() / 60_000));
    }

    /** Takeovers and overrides are meant to be alone; those that share the rank meet. */
    private boolean meets(Claim other, LocalDate day) {
        boolean alone = claim.slot().mode() == Mode.TAKEOVER || claim.slot().mode() == Mode.OVERRIDE;
        if (!alone
                || other.rank() == claim.rank()
                || Claim.level(other.slot()) != Claim.level(claim.slot())
                || other.items(day).length == 0) {
            return false;
        }
        Spans mine = spans(claim, day);
        Spans theirs = spans(other, day);
        for (int i = 0; i < mine.count(); i++) {
            for (int j = 0; j < theirs.count(); j++) {
                if (mine.from(i) < theirs.until(j) && theirs.from(j) < mine.until(i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Spans spans(Claim of, LocalDate day) {
        DayClock clock = new DayClock(days, day);
        Spans spans = new Spans();
        of.days().spans(clock, spans);
        spans.tidy(clock.length());
        return spans;
    }
}
