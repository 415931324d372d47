package shiliu.player.render;

import java.time.Duration;
import java.util.List;
import shiliu.protocols.driver.Frame;

/**
 * An item as a screen will show it, and what is wrong with that.
 *
 * @param length of one play
 * @param moves whether it moves all the time; then the pages are moments of it
 */
public record Inspection(List<Page> pages, Duration length, boolean moves, List<Finding> findings) {
    public Inspection {
        pages = List.copyOf(pages);
        findings = List.copyOf(findings);
    }

    /** One page and how long it stands. */
    public record Page(Frame frame, Duration dwell) {}
}
