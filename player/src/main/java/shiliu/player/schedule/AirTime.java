package shiliu.player.schedule;

import java.util.ArrayList;
import java.util.List;
import shiliu.player.playlist.Sha256;

/** How long an item of a slot is on air on one day, and how often it begins. */
record AirTime(Slot slot, Sha256 item, long millis, int plays) {
    /** Whether it is less than the slot's minutes a day. */
    boolean tooShort() {
        return slot.limits()
                .minutesADay()
                .filter(minutes -> millis < minutes * 60_000L)
                .isPresent();
    }

    static List<AirTime> of(DayPlan plan, List<Claim> claims) {
        long[][] millis = new long[claims.size()][];
        int[][] count = new int[claims.size()][];
        for (Claim claim : claims) {
            millis[claim.rank()] = new long[claim.slot().items().size()];
            count[claim.rank()] = new int[claim.slot().items().size()];
        }
        Plays plays = plan.plays();
        for (int i = 0; i < plays.count(); i++) {
            if (plays.rank(i) < claims.size()) {
                millis[plays.rank(i)][plays.item(i)] += plan.end(i) - plays.at(i);
                count[plays.rank(i)][plays.item(i)]++;
            }
        }
        List<AirTime> times = new ArrayList<>();
        for (Claim claim : claims) {
            for (int item = 0; item < claim.slot().items().size(); item++) {
                times.add(new AirTime(
                        claim.slot(), claim.item(item), millis[claim.rank()][item], count[claim.rank()][item]));
            }
        }
        return times;
    }
}
