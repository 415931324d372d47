package shiliu.player.screen;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.player.playlist.AddedLater;
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
 * @param letters where its card shows no pictures but writes text in its own font: the size of a character, 16, 24 or 32
 *     pixels; left out, it shows pictures
 * @param charactersASecond how fast people read there; left out, 4
 * @param tone gamma and white of a video output; left out, plain
 * @param languages which of several languages stands first; left out, the minority's, as Yunnan's rules ask for
 * @param leds how they are built and run
 * @param quiet when it is dark within its hours
 * @param brightness how bright it is to be; left out, nobody sets it
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
        Optional<Daypart> hours,
        Optional<Integer> letters,
        Optional<Double> charactersASecond,
        Optional<Tone> tone,
        Optional<Languages> languages,
        Optional<Leds> leds,
        @AddedLater List<Daypart> quiet,
        Optional<Brightness> brightness) {
    /** Which language stands above or left of the other, and first where text runs. */
    public enum Languages {
        MINORITY_FIRST,
        HAN_FIRST
    }

    /** The sizes in which cards write, pixels. */
    public static final List<Integer> LETTERS = List.of(16, 24, 32);

    public Screen {
        Ids.check("screen", id);
        Ids.check("community", community);
        // Sorted, so that the same screen always gives the same bytes.
        quiet = List.copyOf(quiet);
        tags = java.util.Collections.unmodifiableSet(new TreeSet<>(tags));
        if (!(pitchMm > 0 && pitchMm <= 100) || !(distanceM > 0 && distanceM <= 1000)) {
            throw new IllegalArgumentException("pitch " + pitchMm + " mm, read from " + distanceM + " m");
        }
        if (letters.filter(px -> !LETTERS.contains(px)).isPresent()) {
            throw new IllegalArgumentException("letters of " + letters + " pixels");
        }
        if (charactersASecond.filter(c -> !(c >= 1 && c <= 20)).isPresent()) {
            throw new IllegalArgumentException(charactersASecond + " characters a second");
        }
    }

    /** One that shows pictures. */
    public Screen(
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
        this(
                id,
                name,
                community,
                tags,
                size,
                colour,
                pitchMm,
                distanceM,
                zone,
                hours,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same on a card that writes text only. */
    public Screen writing(int px) {
        return with(size, Optional.of(px), leds, brightness);
    }

    /** The same with LEDs that are built and run in that way. */
    public Screen built(Leds how) {
        return with(size, letters, Optional.of(how), brightness);
    }

    /** The same as a card sees it that has a part of it. */
    public Screen sized(Size part) {
        return with(part, letters, leds, brightness);
    }

    /** The same, so bright. */
    public Screen lit(Brightness how) {
        return with(size, letters, leds, Optional.of(how));
    }

    private Screen with(Size pixels, Optional<Integer> letterPx, Optional<Leds> built, Optional<Brightness> bright) {
        return new Screen(
                id,
                name,
                community,
                tags,
                pixels,
                colour,
                pitchMm,
                distanceM,
                zone,
                hours,
                letterPx,
                charactersASecond,
                tone,
                languages,
                built,
                quiet,
                bright);
    }
}
