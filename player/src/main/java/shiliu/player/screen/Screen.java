package shiliu.player.screen;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.player.playlist.Ids;
import shiliu.player.schedule.Daypart;
import shiliu.protocols.driver.Colour;

/**
 * A screen as residents see it: what rendering and scheduling must know; not how it is wired.
 *
 * @param pitchMm distance between LEDs
 * @param distanceM from where people read it
 * @param zone whose days and hours count; never the machine's
 * @param hours when it may be lit; left out, always
 */
public record Screen(
        String id,
        String name,
        String community,
        Set<String> tags,
        Size size,
        Colour colour,
        double pitchMm,
        double distanceM,
        ZoneId zone,
        Optional<Daypart> hours) {
    public Screen {
        Ids.check("screen", id);
        Ids.check("community", community);
        // Sorted, so that the same screen always gives the same bytes.
        tags = java.util.Collections.unmodifiableSet(new TreeSet<>(tags));
        if (!(pitchMm > 0 && pitchMm <= 100) || !(distanceM > 0 && distanceM <= 1000)) {
            throw new IllegalArgumentException("pitch " + pitchMm + " mm, read from " + distanceM + " m");
        }
    }
}
