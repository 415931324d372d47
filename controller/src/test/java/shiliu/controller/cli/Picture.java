package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.FontSet;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.schedule.Decision;
import shiliu.player.schedule.ScheduleResolver;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/** The right picture: drawn here, from a bundle and an instant. */
final class Picture {
    private final Renderer renderer = new Renderer(new FontSet());
    private final Map<String, Set<Sha256>> drawn = new HashMap<>();

    static Sha256 black(Screen screen) {
        return new Sha256(
                Frame.black(screen.size().width(), screen.size().height()).sha256());
    }

    /** What is reported as shown is what the schedule says for the moment when it came up. */
    void checkReported(VerifiedBundle bundle, Blobs blobs, Report.Shown shown) throws Exception {
        assertThat(shown.what()).isEqualTo(Report.What.ITEM);
        Decision.Playing right = playing(bundle, shown.since()).orElseThrow();
        assertThat(shown.item()).contains(right.item());
        assertThat(shown.slot()).contains(right.slot().id());
        assertThat(frames(bundle, blobs, right.item())).contains(shown.frame());
    }

    /** A frame that was output at {@code at} is one of the item that the schedule says for then, or for just before. */
    void checkOutput(VerifiedBundle bundle, Blobs blobs, Node.Line line) throws Exception {
        Set<Sha256> right = new HashSet<>();
        for (int seconds = 0; seconds <= 4; seconds++) {
            Optional<Decision.Playing> then = playing(bundle, line.at().minus(Duration.ofSeconds(seconds)));
            if (then.isPresent()) {
                right.addAll(frames(bundle, blobs, then.get().item()));
            }
        }
        assertThat(right).as("%s at %s", line.file(), line.at()).contains(line.sha256());
    }

    private static Optional<Decision.Playing> playing(VerifiedBundle bundle, Instant at) {
        return new ScheduleResolver(bundle.schedule()).at(at).play();
    }

    /** Every frame of the item on the bundle's screen. */
    Set<Sha256> frames(VerifiedBundle bundle, Blobs blobs, Sha256 item) throws RenderException, IOException {
        Screen screen = bundle.manifest().screen();
        String key = screen.id() + " " + item;
        if (!drawn.containsKey(key)) {
            Rendition rendition =
                    renderer.prepare(bundle.items().get(item).item(), screen, media -> blobs.get(media.sha256()));
            Set<Sha256> frames = new HashSet<>();
            Optional<Duration> at = Optional.of(Duration.ZERO);
            while (at.isPresent()) {
                frames.add(new Sha256(rendition.at(at.get()).sha256()));
                at = rendition.nextChange(at.get());
            }
            drawn.put(key, frames);
        }
        return drawn.get(key);
    }
}
