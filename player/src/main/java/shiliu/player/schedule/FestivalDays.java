package shiliu.player.schedule;

import java.util.Comparator;
import java.util.List;
import shiliu.player.playlist.Ids;
import shiliu.player.playlist.Validity;

/**
 * The days of one festival, as far as they are known.
 *
 * @param covered within these days every coming of it is listed; outside, nobody knows
 * @param days each coming, first day to last, in their order
 */
public record FestivalDays(String id, Validity covered, List<Validity> days) {
    public FestivalDays {
        Ids.check("festival", id);
        days = days.stream().sorted(Comparator.comparing(Validity::from)).toList();
    }
}
