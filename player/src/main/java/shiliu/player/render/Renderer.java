package shiliu.player.render;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Writing;

/** Lays items out for screens: the one way from content to pixels. Safe to share between threads. */
public final class Renderer {
    private final FontSet fonts;
    private final Typesetter setter;

    public Renderer(FontSet fonts) {
        this(fonts, new Typesetter(fonts));
    }

    private Renderer(FontSet fonts, Typesetter setter) {
        this.fonts = fonts;
        this.setter = setter;
    }

    /** Lays {@code item} out for {@code screen}; its pictures are read and decoded now, its pages drawn when wanted. */
    public Rendition prepare(Item item, Screen screen, MediaSource media) throws RenderException {
        Optional<Enter> enter = item.airing().enter();
        if (enter.isEmpty()) {
            return laidOut(item, screen, media);
        }
        Ink ink = new Ink();
        boolean typed = enter.get() == Enter.TYPEWRITER;
        Renderer own = typed ? new Renderer(fonts, new Typesetter(fonts, Optional.of(ink))) : this;
        boolean blends = screen.colour() == Colour.RGB;
        int rate = screen.leds().orElse(Leds.USUAL).framesASecond();
        return Entering.wrapped(own.laidOut(item, screen, media), new Transition(enter.get(), blends), ink, rate);
    }

    private Rendition laidOut(Item item, Screen screen, MediaSource media) throws RenderException {
        if (screen.letters().isPresent()) {
            Optional<List<String>> said = Sentences.of(item);
            if (said.isPresent()) {
                return new LetterPages(setter, screen, Palette.Theme.NEWS, item.airing()).of(said.get());
            }
        }
        // Read before the cases, which throw nothing; a screen has no more than one picture at a time.
        Optional<Shown> shown = Optional.empty();
        for (Media wanted : item.media()) {
            shown = Optional.of(Shown.of(wanted, media));
        }
        return item.match(new Layouts(setter, screen, shown));
    }

    /** Plays {@code item} once as {@code screen} will show it, and tells what residents could not read. */
    public Inspection inspect(Item item, Screen screen, MediaSource media) throws RenderException {
        return inspect(item, screen, media, Moment.SAMPLE);
    }

    /** The same as it would play from {@code at} on: what shows the time shows that time. */
    public Inspection inspect(Item item, Screen screen, MediaSource media, Instant at) throws RenderException {
        return inspect(item, screen, media, at, true);
    }

    /** Only what is wrong, without the pictures. */
    public List<Finding> findings(Item item, Screen screen, MediaSource media) throws RenderException {
        return inspect(item, screen, media, Moment.SAMPLE, false).findings();
    }

    private Inspection inspect(Item item, Screen screen, MediaSource media, Instant at, boolean keeps)
            throws RenderException {
        Ink ink = new Ink();
        Renderer noting = new Renderer(fonts, new Typesetter(fonts, Optional.of(ink)));
        Rendition rendition = noting.laidOut(item, screen, media);
        try {
            rendition.begins(at);
            return new Inspector(fonts, screen, ink, keeps).inspect(item, rendition);
        } finally {
            rendition.rest();
        }
    }

    /** Lays an emergency message out. */
    public Rendition prepare(Alert alert, Screen screen) {
        AlertPages pages = new AlertPages(setter, screen, alert);
        return screen.letters().isPresent()
                ? new LetterPages(setter, screen, Palette.Theme.NEWS, Airing.DEFAULT).of(pages.sentences(screen.zone()))
                : pages.rendition();
    }

    /** What a screen shows when nothing valid is left: the product's mark, quiet and never an error text. */
    public Frame safeCard(Screen screen) {
        return new SafeCard(setter, screen).draw().frame();
    }

    /** The same for a card that writes text only. */
    public Optional<Writing> safeWriting(Screen screen) {
        return screen.letters()
                .map(px -> new LetterPages(setter, screen, Palette.Theme.NEWS, Airing.DEFAULT).card(SafeCard.NAME));
    }
}
