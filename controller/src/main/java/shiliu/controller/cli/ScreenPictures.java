package shiliu.controller.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shiliu.player.cli.CommandException;
import shiliu.player.playlist.Item;
import shiliu.player.render.Finding;
import shiliu.player.render.Inspection;
import shiliu.player.render.Preview;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/** The pictures of one screen in a preview: each page, all of them on a sheet, and in motion. */
final class ScreenPictures {
    private static final long MOST_SHEET_PIXELS = 16_000_000;
    /** About as wide as people look at. */
    private static final int WIDE = 640;

    private static final int WIDEST_LEDS = 4096;

    private final Screen screen;
    private final boolean led;
    private final Showing.Motion motion;
    private final List<Frame> sheet = new ArrayList<>();

    ScreenPictures(Screen screen, int items, boolean led) {
        this.screen = screen;
        this.led = led;
        this.motion = new Showing.Motion(items, screen);
    }

    /**
     * One page as it was written.
     *
     * @param marked the same with its findings marked, where it has any
     */
    record PageFile(String file, Optional<String> marked, Duration dwell) {}

    Showing.Motion motion() {
        return motion;
    }

    /** Writes the pages of one item. */
    List<PageFile> add(int number, Item item, Inspection inspection, PreviewFolder folder) throws CommandException {
        List<PageFile> files = new ArrayList<>();
        for (int page = 0; page < inspection.pages().size(); page++) {
            Inspection.Page shown = inspection.pages().get(page);
            String name = String.format(Locale.ROOT, "%s/%02d-%s-%02d", screen.id(), number, item.kind(), page + 1);
            folder.write(name + ".png", png(shown.frame()));
            int at = page;
            List<Finding> found =
                    inspection.findings().stream().filter(f -> f.page() == at).toList();
            Optional<String> marked = Optional.empty();
            if (!found.isEmpty()) {
                marked = Optional.of(name + "-marked.png");
                folder.write(marked.get(), Preview.png(Preview.marked(shown.frame(), found), scale()));
            }
            files.add(new PageFile(name + ".png", marked, shown.dwell()));
            keep(shown.frame());
        }
        return files;
    }

    private void keep(Frame frame) {
        long pixels = (long) frame.width() * frame.height();
        if (pixels * (sheet.size() + 1) <= MOST_SHEET_PIXELS) {
            sheet.add(frame);
        }
    }

    /** Writes the sheet and the moving picture. */
    void finish(PreviewFolder folder) throws CommandException {
        int columns = Math.max(1, Math.min(6, 2 * WIDE / (screen.size().width() * scale())));
        folder.write(screen.id() + "/sheet.png", Preview.sheet(sheet, columns, scale()));
        folder.write(screen.id() + "/play.gif", motion.gif());
    }

    private byte[] png(Frame frame) {
        return led ? Preview.leds(frame, dot()) : Preview.png(frame, scale());
    }

    private int scale() {
        return Math.max(1, Math.min(6, WIDE / screen.size().width()));
    }

    /** A millimetre of the screen is a pixel of the picture, so that screens can be compared. */
    private int dot() {
        int most = Math.max(2, WIDEST_LEDS / screen.size().width());
        return Math.max(2, Math.min(most, (int) Math.round(screen.pitchMm())));
    }
}
