package shiliu.player.render;

import java.util.Optional;
import shiliu.player.playlist.Award;
import shiliu.player.playlist.Clock;
import shiliu.player.playlist.Countdown;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Festival;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Listing;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Powers;
import shiliu.player.playlist.Resolution;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Video;
import shiliu.player.screen.Screen;

/**
 * The template of each kind of item for one screen.
 *
 * @param shown the item's picture or film, where it has one
 */
record Layouts(Typesetter setter, Screen screen, Optional<Shown> shown) implements Item.Cases<Rendition> {
    private Optional<Raster> picture() {
        return shown.map(Shown::still);
    }

    private Look look(Palette.Theme theme) {
        return new Look(screen, theme);
    }

    /** In columns, where the screen is so narrow. */
    private Optional<Rendition> upright(Item item, Palette.Theme theme) {
        Look look = look(theme);
        return look.upright()
                ? Optional.of(new Upright(setter, look, item.airing()).pages(Sentences.all(item), look.width))
                : Optional.empty();
    }

    private Rendition flow(Item item, Document document) {
        return upright(item, document.theme()).orElseGet(() -> flow(document));
    }

    private Rendition flow(Document document) {
        return new Flow(setter, look(document.theme()), document).rendition();
    }

    @Override
    public Rendition news(News news) {
        return upright(news, Palette.Theme.NEWS)
                .orElseGet(() -> new NewsPages(setter, look(Palette.Theme.NEWS), news, picture()).rendition());
    }

    @Override
    public Rendition slogan(Slogan slogan) {
        return upright(slogan, Palette.Theme.SLOGAN)
                .orElseGet(() -> new SloganPages(setter, look(Palette.Theme.SLOGAN)).of(slogan));
    }

    @Override
    public Rendition disclosure(Disclosure disclosure) {
        Palette.Theme theme = switch (disclosure.column()) {
            case PARTY -> Palette.Theme.PARTY;
            case RESIDENTS -> Palette.Theme.RESIDENTS;
            case FINANCE -> Palette.Theme.FINANCE;
        };
        return upright(disclosure, theme)
                .orElseGet(() -> new DisclosurePages(setter, look(theme), disclosure).rendition());
    }

    @Override
    public Rendition decision(Resolution decision) {
        return flow(decision, Documents.of(decision));
    }

    @Override
    public Rendition powers(Powers powers) {
        return flow(powers, Documents.of(powers));
    }

    @Override
    public Rendition notice(Notice notice) {
        return flow(notice, Documents.of(notice, picture()));
    }

    @Override
    public Rendition festival(Festival festival) {
        return upright(festival, Palette.Theme.SLOGAN)
                .orElseGet(
                        () -> new FestivalPages(setter, look(Palette.Theme.SLOGAN), festival, picture()).rendition());
    }

    @Override
    public Rendition award(Award award) {
        return flow(award, Documents.of(award, picture()));
    }

    @Override
    public Rendition table(Listing table) {
        return flow(table, Documents.of(table));
    }

    @Override
    public Rendition picture(Picture picture) {
        PicturePages pages = new PicturePages(look(Palette.Theme.NEWS));
        Shown is = shown.orElseThrow();
        return is.moving().map(frames -> pages.of(picture, frames)).orElseGet(() -> pages.of(picture, is.still()));
    }

    @Override
    public Rendition video(Video video) {
        VideoReel reel = new VideoReel(
                look(Palette.Theme.NEWS), video, shown.flatMap(Shown::film).orElseThrow());
        long pass = reel.endMillis(reel.count() - 1);
        return new Film(reel, Film.length(video.airing().dwell(), pass));
    }

    @Override
    public Rendition clock(Clock clock) {
        return new TimePages(setter, screen).of(clock);
    }

    @Override
    public Rendition countdown(Countdown countdown) {
        return new TimePages(setter, screen).of(countdown);
    }
}
