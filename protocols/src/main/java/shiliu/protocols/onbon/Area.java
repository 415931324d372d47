package shiliu.protocols.onbon;

import java.util.List;

/**
 * A dynamic area: a window of the screen that is drawn by its pages, in RAM, over the stored programs.
 *
 * @param id 0 to 255; a new area takes the place of the one with its id
 * @param runMode 0 loop, 1 hold the last page, 2 hide when {@code timeout} is over, 3 logo then, 4 once
 * @param timeout seconds
 * @param relateAll 1: shown with every program
 * @param relates the programs that it is shown with, where not with all
 * @param immediate 0 beside the programs, 1 alone
 * @param x columns from the left
 * @param y rows from the top
 * @param transparency gen 6 only: 0 to 101, as the vendor's encoders send it
 */
record Area(
        int id,
        int runMode,
        int timeout,
        int relateAll,
        List<Integer> relates,
        int immediate,
        int x,
        int y,
        int width,
        int height,
        int transparency,
        List<Page> pages) {
    Area {
        relates = List.copyOf(relates);
        pages = List.copyOf(pages);
    }

    /** One still page, shown alone until the next. */
    static Area still(int id, Window window, shiliu.protocols.packet.Octets pixels) {
        return new Area(
                id,
                0,
                0,
                1,
                List.of(),
                1,
                window.x(),
                window.y(),
                window.width(),
                window.height(),
                0,
                List.of(Page.still(window.width(), pixels)));
    }

    /** The same area with these pages. */
    Area with(int transparency, List<Page> pages) {
        return new Area(id, runMode, timeout, relateAll, relates, immediate, x, y, width, height, transparency, pages);
    }

    Window window() {
        return new Window(x, y, width, height);
    }
}
