package shiliu.player.play;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.output.Dims;
import shiliu.player.output.Known;
import shiliu.player.output.Output;
import shiliu.player.output.Told;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;

/** The output behind a screen, opened for its size and colours; is given content only where it differs from the one before. One thread. */
final class Panel {
    private static final Logger LOG = LoggerFactory.getLogger(Panel.class);

    private final Outputs outputs;
    private final Runnable changed;
    private final TimeTrust time;
    private Optional<Opened> opened = Optional.empty();
    private Optional<Integer> percent = Optional.empty();

    private record Opened(Output output, Size size, Colour colour, Optional<Content> given) {
        boolean suits(Screen screen) {
            return size.equals(screen.size()) && colour == screen.colour();
        }

        Opened given(Optional<Content> content) {
            return new Opened(output, size, colour, content);
        }
    }

    /** {@code changed} hears when the output knows something new; a card's clock is set by {@code time} where it is certain. */
    Panel(Outputs outputs, Runnable changed, TimeTrust time) {
        this.outputs = outputs;
        this.changed = changed;
        this.time = time;
    }

    void open(Screen screen) throws IOException {
        if (opened.filter(o -> o.suits(screen)).isEmpty()) {
            close();
            Output output = outputs.open(screen, changed);
            output.keepClock(() -> Optional.of(time.now())
                    .filter(TimeTrust.Reading::trusted)
                    .map(now -> now.time().atZone(screen.zone()).toOffsetDateTime()));
            opened = Optional.of(new Opened(output, screen.size(), screen.colour(), Optional.empty()));
        }
    }

    /** Makes it so bright, once it is open. */
    void dim(int wanted) {
        if (opened.isPresent() && percent.filter(before -> before == wanted).isEmpty()) {
            opened.get().output().dim(wanted);
            percent = Optional.of(wanted);
            if (opened.get().output().known().lit().isEmpty()) {
                // The same picture again, in other pixels; a card that has it already passes over it.
                opened = Optional.of(opened.get().given(Optional.empty()));
            }
        }
    }

    /** Who makes it as bright as was asked. */
    Optional<Dims> dims() {
        return opened.flatMap(o -> o.output().dims());
    }

    /** What the card told of itself last. */
    Optional<Told> told() {
        return opened.flatMap(o -> o.output().told());
    }

    void show(Screen screen, Content content) throws IOException {
        open(screen);
        Opened before = opened.orElseThrow();
        if (before.given().filter(content::equals).isPresent()) {
            return;
        }
        // Where the output fails half way nobody knows what is lit: then the next content is given in any case.
        opened = Optional.of(before.given(Optional.empty()));
        before.output().show(content);
        opened = Optional.of(before.given(Optional.of(content)));
    }

    /** What is lit for certain; nothing while the output fails. */
    Known known() {
        return opened.filter(o -> o.given().isPresent())
                .map(o -> o.output().known())
                .orElse(Known.NOTHING);
    }

    /** Whether the output can show what moves; so it seems until one is open. */
    boolean moves() {
        return opened.map(o -> o.output().moves()).orElse(true);
    }

    /** How many frames a second are worth giving to the output; the most until one is open. */
    int framesASecond() {
        return opened.map(o -> o.output().framesASecond()).orElse(Leds.MOST_FRAMES);
    }

    void close() {
        try {
            if (opened.isPresent()) {
                opened.get().output().close();
            }
        } catch (IOException e) {
            LOG.warn("the output did not close: {}", e.toString());
        }
        opened = Optional.empty();
        percent = Optional.empty();
    }
}
