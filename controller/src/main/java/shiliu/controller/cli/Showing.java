package shiliu.controller.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Item;
import shiliu.player.render.Inspection;
import shiliu.player.render.MediaSource;
import shiliu.player.render.Preview;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/** Items as screens show them: page by page, and in motion. */
record Showing(Renderer renderer, MediaSource media) {
    /** What moves is caught so often: GIFs do not show more. */
    private static final Duration STEP = Duration.ofMillis(80);

    Inspection inspect(Item item, Screen screen) throws RenderException {
        return renderer.inspect(item, screen, media);
    }

    /** Plays {@code item} once into {@code motion}, its beginning where all of it would be too much. */
    void film(Item item, Screen screen, Motion motion) throws RenderException {
        Rendition rendition = renderer.prepare(item, screen, media);
        try {
            Duration at = Duration.ZERO;
            for (int frames = 0; frames < motion.most; frames++) {
                Optional<Duration> next = rendition.nextChange(at);
                Duration until = next.orElse(rendition.length());
                Duration least = at.plus(STEP);
                if (next.isPresent() && until.compareTo(least) < 0) {
                    until = least.compareTo(rendition.length()) < 0 ? least : rendition.length();
                }
                motion.add(rendition.at(at), until.minus(at));
                if (next.isEmpty() || until.compareTo(rendition.length()) >= 0) {
                    return;
                }
                at = until;
            }
        } finally {
            rendition.rest();
        }
    }

    /** Frames of one screen one after the other, as many as fit into memory. */
    static final class Motion {
        private static final long MOST_PIXELS = 16_000_000;
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
