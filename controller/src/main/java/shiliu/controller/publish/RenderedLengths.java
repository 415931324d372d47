package shiliu.controller.publish;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.Blobs;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/** Asks the one renderer, once for each item and kind of screen. */
final class RenderedLengths implements PlayLengths {
    private static final Logger LOG = LoggerFactory.getLogger(RenderedLengths.class);

    private final Renderer renderer;
    private final Blobs blobs;
    private final Map<Key, Optional<Long>> known = new ConcurrentHashMap<>();

    RenderedLengths(Renderer renderer, Blobs blobs) {
        this.renderer = renderer;
        this.blobs = blobs;
    }

    /** All of a screen that the layout depends on. */
    private record Key(
            Sha256 item,
            Size size,
            Colour colour,
            double pitchMm,
            double distanceM,
            Optional<Integer> letters,
            Optional<Double> pace,
            Optional<Screen.Languages> languages) {}

    @Override
    public Optional<Long> millis(ApprovedItem item, Screen screen) {
        Key key = new Key(
                item.blob().sha256(),
                screen.size(),
                screen.colour(),
                screen.pitchMm(),
                screen.distanceM(),
                screen.letters(),
                screen.charactersASecond(),
                screen.languages());
        Optional<Long> before = known.get(key);
        if (before != null) {
            return before;
        }
        try {
            long millis = renderer.prepare(item.submission().item(), screen, media -> blobs.get(media.sha256()))
                    .length()
                    .toMillis();
            // No screen takes a manifest with a play that long: the item stays away, the others do not.
            boolean plays = millis >= 1_000 && millis <= Rendition.LONGEST.toMillis();
            if (!plays) {
                LOG.warn(
                        "item {} takes {} ms on {} and is left out", item.blob().sha256(), millis, screen.id());
            }
            Optional<Long> length = Optional.of(millis).filter(any -> plays);
            known.put(key, length);
            return length;
        } catch (RenderException | RuntimeException e) {
            // One item must not keep the others from the screens. Not kept: a picture that could not be read now may be
            // readable later.
            LOG.warn("item {} cannot be drawn for {}: {}", item.blob().sha256(), screen.id(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Forgets the items that nothing plays any more. */
    void keepOnly(Set<Sha256> items) {
        known.keySet().removeIf(key -> !items.contains(key.item()));
    }
}
