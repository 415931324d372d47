package shiliu.player.render;

import java.io.IOException;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Slogan;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Writing;

/** Lays items out for screens: the one way from content to pixels. Safe to share between threads. */
public final class Renderer {
    private final Typesetter setter;

    public Renderer(FontSet fonts) {
        this.setter = new Typesetter(fonts);
    }

    /** Lays {@code item} out for {@code screen}; its pictures are read and decoded now, its pages drawn when wanted. */
    public Rendition prepare(Item item, Screen screen, MediaSource media) throws RenderException {
        if (screen.letters().isPresent()) {
            return new LetterPages(setter, screen, Palette.Theme.NEWS, item.airing()).of(Sentences.of(item));
        }
        // Read before the cases, which throw nothing; a screen has no more than one picture at a time.
        Optional<Raster> picture = Optional.empty();
        for (Media wanted : item.media()) {
            picture = Optional.of(decoded(wanted, media));
        }
        return item.match(new Layouts(setter, screen, picture));
    }

    private static Raster decoded(Media wanted, MediaSource media) throws RenderException {
        try {
            return PictureReader.read(media.bytes(wanted));
        } catch (IOException e) {
            throw new RenderException(Message.of("render.picture-missing", wanted.sha256()), e);
        } catch (PictureException e) {
            throw new RenderException(e.sentence(), e);
        }
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

    private record Layouts(Typesetter setter, Screen screen, Optional<Raster> picture)
            implements Item.Cases<Rendition> {
        @Override
        public Rendition news(News news) {
            return new NewsPages(setter, look(Palette.Theme.NEWS), news, picture).rendition();
        }

        @Override
        public Rendition slogan(Slogan slogan) {
            return new SloganPages(setter, look(Palette.Theme.SLOGAN)).of(slogan);
        }

        @Override
        public Rendition disclosure(Disclosure disclosure) {
            Palette.Theme theme = switch (disclosure.column()) {
                case PARTY -> Palette.Theme.PARTY;
                case RESIDENTS -> Palette.Theme.RESIDENTS;
                case FINANCE -> Palette.Theme.FINANCE;
            };
            return new DisclosurePages(setter, look(theme), disclosure).rendition();
        }

        @Override
        public Rendition picture(Picture shown) {
            Raster raster = picture.orElseThrow();
            return new PicturePages(look(Palette.Theme.NEWS)).of(shown, raster);
        }

        private Look look(Palette.Theme theme) {
            return new Look(screen, theme);
        }
    }
}
