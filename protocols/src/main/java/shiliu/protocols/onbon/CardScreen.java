package shiliu.protocols.onbon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.packet.Octets;

/** Draws areas as a BX card does, each pixel by looking up its own bits; of several pages the one whose turn it is. */
final class CardScreen {
    private static final int HOLD = 1;
    private static final int HIDE = 2;
    private static final int LOGO = 3;
    private static final int ONCE = 4;

    private final PixelFormat format;
    private final Geometry geometry;
    private final InstantSource clock;
    private final Map<Integer, Instant> since = new TreeMap<>();

    CardScreen(PixelFormat format, Geometry geometry, InstantSource clock) {
        this.format = format;
        this.geometry = geometry;
        this.clock = clock;
    }

    /** An area's pages begin anew. */
    void begin(int area) {
        since.put(area, clock.instant());
    }

    /** Whether an area that is to go when no news come has waited too long; one that plays once has played. */
    boolean isOver(Area area) {
        Duration age = Duration.between(since.getOrDefault(area.id(), clock.instant()), clock.instant());
        return switch (area.runMode()) {
            case HIDE, LOGO -> age.toSeconds() >= area.timeout();
            case ONCE ->
                age.toMillis() / 10
                        >= area.pages().stream().mapToInt(Page::stay).sum();
            default -> false;
        };
    }

    boolean fits(Area area) {
        boolean inside = area.width() > 0
                && area.height() > 0
                && area.x() + area.width() <= geometry.width()
                && area.y() + area.height() <= geometry.height();
        return inside
                && !area.pages().isEmpty()
                && area.pages().stream()
                        .allMatch(page -> isWhole(area, page.pixels().length()));
    }

    private boolean isWhole(Area area, int length) {
        int width = area.width() + (format == PixelFormat.E5 ? area.x() % 8 : 0);
        return length == format.bytes(width, area.height(), geometry.colour()) || isPlanes(area, length);
    }

    /** A 6Q may get three one-bit planes; where both would fit, as they do in no width but 4, it is three bytes a pixel. */
    private boolean isPlanes(Area area, int length) {
        return format == PixelFormat.Q6
                && length == planes(area.width(), area.height())
                && length != 3 * area.width() * area.height();
    }

    private static int planes(int width, int height) {
        return 3 * height * 4 * ((width + 31) / 32);
    }

    /** What the areas show, those with a higher number over the others. */
    Frame draw(List<Area> areas) {
        int[] rgb = new int[geometry.width() * geometry.height()];
        for (Area area : areas) {
            Octets pixels = page(area).pixels();
            for (int y = 0; y < area.height(); y++) {
                for (int x = 0; x < area.width(); x++) {
                    rgb[(area.y() + y) * geometry.width() + area.x() + x] = led(area, pixels, x, y);
                }
            }
        }
        return Frame.of(geometry.width(), geometry.height(), rgb);
    }

    private Page page(Area area) {
        int total = area.pages().stream().mapToInt(Page::stay).sum();
        Instant start = since.getOrDefault(area.id(), clock.instant());
        long passed = Duration.between(start, clock.instant()).toMillis() / 10;
        long left = total == 0 ? 0 : passed % total;
        if (area.runMode() == HOLD && passed >= total) {
            return area.pages().get(area.pages().size() - 1);
        }
        for (Page page : area.pages()) {
            if (left < page.stay()) {
                return page;
            }
            left -= page.stay();
        }
        return area.pages().get(0);
    }

    /** The colour of one LED of an area. */
    private int led(Area area, Octets pixels, int x, int y) {
        boolean dual = geometry.colour() == Colour.DUAL;
        return switch (format) {
            case E5 -> {
                int column = area.x() % 8 + x;
                int group = y * ((area.x() % 8 + area.width() + 7) / 8) + column / 8;
                int red = pixels.at(dual ? 2 * group : group);
                int green = dual ? pixels.at(2 * group + 1) : 0xFF;
                yield colour(red, green, 0xFF, 7 - column % 8);
            }
            case E6 -> {
                int at = word(area, x, y);
                int green = dual ? pixels.at(at + plane(area)) : 0xFF;
                yield colour(pixels.at(at), green, 0xFF, 7 - x % 8);
            }
            case Q5 -> {
                int at = 2 * (y * area.width() + x);
                int pair = pixels.at(at) | pixels.at(at + 1) << 8;
                yield full(pair >> 11, 31) << 16 | full((pair >> 5) & 63, 63) << 8 | full(pair & 31, 31);
            }
            case Q6 -> isPlanes(area, pixels.length()) ? planes(area, pixels, x, y) : triple(area, pixels, x, y);
        };
    }

    private static int word(Area area, int x, int y) {
        int row = (area.width() + 31) / 32 * 4;
        // Byte 3 of a word holds its eight leftmost pixels.
        return y * row + x / 32 * 4 + 3 - x % 32 / 8;
    }

    private static int plane(Area area) {
        return (area.width() + 31) / 32 * 4 * area.height();
    }

    private static int planes(Area area, Octets pixels, int x, int y) {
        int at = word(area, x, y);
        int plane = plane(area);
        return colour(pixels.at(at), pixels.at(at + plane), pixels.at(at + 2 * plane), 7 - x % 8);
    }

    private static int triple(Area area, Octets pixels, int x, int y) {
        int at = 3 * (y * area.width() + x);
        return pixels.at(at) << 16 | pixels.at(at + 1) << 8 | pixels.at(at + 2);
    }

    /** So many steps of a colour as 0 to 255. */
    private static int full(int value, int most) {
        return (value * 255 + most / 2) / most;
    }

    private static int colour(int red, int green, int blue, int bit) {
        return (((red >> bit) & 1) == 0 ? 0xFF0000 : 0)
                | (((green >> bit) & 1) == 0 ? 0x00FF00 : 0)
                | (((blue >> bit) & 1) == 0 ? 0x0000FF : 0);
    }
}
