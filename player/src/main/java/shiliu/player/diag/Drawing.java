package shiliu.player.diag;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.render.FontSet;
import shiliu.player.render.PictureException;
import shiliu.player.render.Pictures;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Writing;

/** Makes what a card can be shown of a picture or a text, drawn by the player's own renderer for that screen. */
public final class Drawing {
    private static final int LETTERS = 16;

    private final Geometry geometry;
    private final Renderer renderer = new Renderer(new FontSet());

    public Drawing(Geometry geometry) {
        this.geometry = geometry;
    }

    /** A picture file's bytes, fitted into the screen. */
    public Content picture(byte[] file, String name) throws DiagException {
        try {
            Pictures.Normal normal = Pictures.normalise(file, name);
            byte[] png = normal.png();
            Media media = new Media(Sha256.of(png), "image/png", normal.width(), normal.height(), png.length);
            return drawn(new Picture(media, Picture.Fit.CONTAIN, Airing.DEFAULT), png);
        } catch (PictureException e) {
            throw new DiagException(DiagException.Kind.BAD_INPUT, e.sentence());
        }
    }

    /** A text as a slogan; a card that writes by itself is given the words as well. */
    public Content text(String text) throws DiagException {
        String clean = text.strip();
        if (clean.isEmpty() || clean.length() > 500 || clean.chars().anyMatch(Character::isISOControl)) {
            throw DiagException.of(DiagException.Kind.BAD_INPUT, "diag.bad-text");
        }
        Content drawn = drawn(new Slogan(clean, List.of(), Airing.DEFAULT), new byte[0]);
        if (drawn.pages().size() > 1) {
            return drawn;
        }
        int letters = switch (geometry.colour()) {
            case MONO -> 0xFF0000;
            case DUAL -> 0xFFFF00;
            case RGB -> 0xFFFFFF;
        };
        return Content.of(drawn.frame(), new Writing(List.of(clean), LETTERS, letters, Writing.Motion.STILL));
    }

    private Content drawn(Item item, byte[] picture) throws DiagException {
        try {
            var stills = renderer.prepare(item, screen(), media -> picture).stills();
            List<Content.Page> pages = new java.util.ArrayList<>();
            Duration at = Duration.ZERO;
            Optional<Duration> next;
            do {
                next = stills.nextChange(at);
                Duration until = next.orElse(stills.length());
                pages.add(new Content.Page(stills.at(at), until.minus(at), Content.Effect.AT_ONCE));
                at = until;
            } while (next.isPresent() && at.compareTo(stills.length()) < 0);
            return pages.size() == 1 ? Content.of(pages.get(0).frame()) : new Content(pages, Optional.empty());
        } catch (RenderException e) {
            throw new DiagException(DiagException.Kind.BAD_INPUT, e.sentence());
        }
    }

    /** The screen in front of the technician, seen from where it is tried out. */
    private Screen screen() {
        return new Screen(
                "diag",
                "diag",
                "diag",
                Set.of(),
                new Size(geometry.width(), geometry.height()),
                geometry.colour(),
                10,
                5,
                ZoneOffset.UTC,
                Optional.empty());
    }
}
