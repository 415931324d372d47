package shiliu.player.light;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.shredzone.commons.suncalc.SunTimes;
import shiliu.player.screen.Place;

/** Whether it is night somewhere: between sunset and sunrise, or, where nobody said where it is, from 19 to 7 o'clock. */
final class DayAndNight {
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    private final ZoneId zone;
    private final Optional<Place> place;
    private Optional<Sun> today = Optional.empty();

    /** One local day's sun; a day of the far north or south may have no rise and no set. */
    private record Sun(LocalDate day, Optional<Instant> rise, Optional<Instant> set, boolean up) {
        static Sun of(LocalDate day, ZoneId zone, Place place) {
            SunTimes times = SunTimes.compute()
                    .on(day)
                    .timezone(zone)
                    .at(place.latitude(), place.longitude())
                    .oneDay()
                    .execute();
            return new Sun(
                    day,
                    Optional.ofNullable(times.getRise()).map(ZonedDateTime::toInstant),
                    Optional.ofNullable(times.getSet()).map(ZonedDateTime::toInstant),
                    times.isAlwaysUp());
        }

        boolean isUp(Instant now) {
            if (rise.isEmpty() && set.isEmpty()) {
                return up;
            }
            boolean risen = rise.map(at -> !now.isBefore(at)).orElse(true);
            boolean down = set.map(at -> !now.isBefore(at)).orElse(false);
            // Where it sets before it rises it was up at midnight.
            boolean longDay = rise.isPresent() && set.isPresent() && set.get().isBefore(rise.get());
            return longDay ? risen || !down : risen && !down;
        }
    }

    DayAndNight(ZoneId zone, Optional<Place> place) {
        this.zone = zone;
        this.place = place;
    }

    boolean isNight(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        if (place.isEmpty()) {
            return local.toLocalTime().isBefore(MORNING) || !local.toLocalTime().isBefore(EVENING);
        }
        LocalDate day = local.toLocalDate();
        if (today.filter(sun -> sun.day().equals(day)).isEmpty()) {
            today = Optional.of(Sun.of(day, zone, place.get()));
        }
        return !today.get().isUp(now);
    }
}
