package shiliu.controller.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import shiliu.player.playlist.Item;
import shiliu.player.render.Inspection;
import shiliu.player.render.MediaSource;
import shiliu.player.render.Preview;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/**
 * Items as screens show them: page by page, and in motion.
 *
 * @param at when they play: what shows the time shows that
 */
record Showing(Renderer renderer, MediaSource media, Instant at) {
    /** What moves is caught so often: GIFs do not show more. */
    private static final Duration STEP = Duration.ofMillis(80);

    private static final Duration LONGEST_STEP = Duration.ofMillis(400);

    Inspection inspect(Item item, Screen screen) throws RenderException {
        return renderer.inspect(item, screen, media, at);
    }

    /**
     * Plays {@code item} once into {@code motion}: what moves in longer steps the longer it is, its beginning where all of it
     * would be too much; what stands page by page where there is no room for more.
     */
    void film(Item item, Screen screen, Inspection inspection, Motion motion) throws RenderException {
        if (!inspection.moves() && motion.most < 10 * inspection.pages().size()) {
            inspection.pages().stream().limit(motion.most).forEach(page -> motion.add(page.frame(), page.dwell()));
            return;
        }
        Rendition rendition = renderer.prepare(item, screen, media);
        try {
            rendition.begins(at);
            play(rendition, motion);
        } finally {
            rendition.rest();
        }
    }

    private static void play(Rendition rendition, Motion motion) {
        Duration length = rendition.length();
        Duration even = length.dividedBy(motion.most);
        Duration step = even.compareTo(STEP) < 0 ? STEP : even.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : even;
        Duration at = Duration.ZERO;
        for (int frames = 0; frames < motion.most && at.compareTo(length) < 0; frames++) {
            Duration next = rendition.nextChange(at).orElse(length);
            Duration least = at.plus(step);
            Duration until = next.compareTo(least) < 0 && next.compareTo(length) < 0 ? least : next;
            motion.add(rendition.at(at), until.minus(at));
            at = until;
        }
    }

    /** Frames of one screen one after the other, as many as fit into memory. */
    static final class Motion {
        private static final long MOST_PIXELS = 32_000_000;
        private static final int MOST_FRAMES = 150;

        private final List<Frame> frames = new ArrayList<>();
        private final List<Duration> stays = new ArrayList<>();
        private final int most;

        /** Room for so many items. */
        Motion(int items, Screen screen) {
            long pixels = (long) screen.size().width() * screen.size().height();
            most = (int) Math.max(2, Math.min(MOST_FRAMES, MOST_PIXELS / pixels / items));
        }

        private void add(Frame frame, Duration stay) {
            frames.add(frame);
            stays.add(stay);
        }

        byte[] gif() {
            return Preview.gif(frames, stays);
        }
    }
}
