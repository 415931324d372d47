package shiliu.player.schedule;

import java.util.Optional;
import java.util.stream.Stream;
import shiliu.player.playlist.Ids;

/**
 * Days that come by another count than the common calendar's: a lunar date, a festival, or a solar term; exactly one.
 *
 * @param festival its id in the tables of festivals
 * @param reach the days around it that count with it
 */
public record Occasion(
        Optional<LunarRule> lunar, Optional<String> festival, Optional<SolarTerm> solarTerm, Reach reach) {
    public Occasion {
        if (Stream.of(lunar, festival, solarTerm).filter(Optional::isPresent).count() != 1) {
            throw new IllegalArgumentException("a lunar date, a festival or a solar term");
        }
        festival.ifPresent(id -> Ids.check("festival", id));
    }

    public static Occasion of(LunarRule lunar, Reach reach) {
        return new Occasion(Optional.of(lunar), Optional.empty(), Optional.empty(), reach);
    }

    public static Occasion of(SolarTerm term, Reach reach) {
        return new Occasion(Optional.empty(), Optional.empty(), Optional.of(term), reach);
    }

    public static Occasion festival(String id, Reach reach) {
        return new Occasion(Optional.empty(), Optional.of(id), Optional.empty(), reach);
    }
}
