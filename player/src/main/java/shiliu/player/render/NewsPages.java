package shiliu.player.render;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Picture;

/** Work news: headline, photo beside or above the text, long text on further pages; on a strip it runs through. */
final class NewsPages {
    private final Typesetter setter;
    private final Look look;
    private final News news;
    private final Optional<Raster> photo;
    private final String title;
    private final String text;

    NewsPages(Typesetter setter, Look look, News news, Optional<Raster> photo) {
        this.setter = setter;
        this.look = look;
        this.news = news;
        this.photo = photo;
        this.title = Typesetter.clean(news.title()).replace('\n', ' ');
        this.text = Typesetter.clean(news.text());
    }

    Rendition rendition() {
        if (look.strip()) {
            return SpanLine.marquee(
                    setter,
                    look,
                    List.of(
                            new SpanLine.Span(title, look.colours.title(), 0.5),
                            new SpanLine.Span(Words.shortDate(news.date()), look.colours.faint(), 0.5),
                            new SpanLine.Span(text.replace("\n", "　"), look.colours.text(), 0)),
                    news.airing().dwell().orElse(Duration.ZERO));
        }
        Optional<NewsSheet> sheet = look.shortSide < 96 ? Optional.empty() : NewsSheet.of(setter, look, this);
        return new Stills(sheet.map(NewsSheet::pages).orElseGet(this::smallPages));
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }

    LocalDate date() {
        return news.date();
    }

    Optional<Raster> photo() {
        return photo;
    }

    /** Headline, photo and text each on pages of their own: there is no room to share. */
    private List<Stills.Page> smallPages() {
        List<Stills.Page> pages = new ArrayList<>();
        for (Typesetter.Block headline : headline()) {
            int characters = headline.lines().stream().mapToInt(String::length).sum() + 8;
            pages.add(new Stills.Page(() -> drawHeadline(headline), look.dwell.of(news.airing(), characters)));
        }
        photoPage().ifPresent(pages::add);
        Pen pen = look.plain(look.body);
        int pitch = look.pitch(look.body);
        List<String> lines = unorphaned(pen, look.inner().width(), "");
        int aPage = Math.max(1, (look.height - pen.px()) / pitch + 1);
        for (List<String> part : Paging.even(lines, aPage)) {
            Typesetter.Block block = new Typesetter.Block(part, pen, pitch).airy(look.height);
            pages.add(new Stills.Page(() -> drawSmallText(block), dwell(part)));
        }
        return pages;
    }

    /** The photo alone, where there is no room for it beside the text. */
    Optional<Stills.Page> photoPage() {
        return photo.filter(p -> look.shortSide >= 64)
                .map(p -> new Stills.Page(
                        () -> PicturePages.draw(look, p, Picture.Fit.CONTAIN), look.dwell.of(news.airing(), 0)));
    }

    Duration dwell(List<String> lines) {
        return look.dwell.of(
                news.airing(), lines.stream().mapToInt(String::length).sum());
    }

    private Box headlineRoom() {
        return look.all().above(Pen.PIXELS + 2);
    }

    /** The headline as large as fits above the date; one that is too long goes on over several pages. */
    private List<Typesetter.Block> headline() {
        Box room = headlineRoom();
        List<Integer> sizes = Sizes.down(room.height(), Pen.PIXELS);
        Optional<Typesetter.Block> whole = setter.largest(title, headlinePen(), sizes, room)
                .or(() -> setter.largest(title, headlinePen(), List.of(Pen.PIXELS), look.all()));
        if (whole.isPresent()) {
            return List.of(whole.get().airy(headlineRoom().height()));
        }
        Pen pen = look.plain(Pen.PIXELS);
        List<String> lines = setter.breaker().lines(title, pen, room.width());
        return Paging.even(lines, Math.max(1, room.height() / Pen.PIXELS)).stream()
                .map(part -> new Typesetter.Block(part, pen, Pen.PIXELS))
                .toList();
    }

    private Pen headlinePen() {
        return look.shortSide < 96 ? look.plain(look.body) : look.bold(look.body);
    }

    private Canvas drawHeadline(Typesetter.Block headline) {
        Canvas canvas = look.canvas();
        // A headline that needs the whole screen stands there without its date.
        boolean dated = headline.height() <= headlineRoom().height();
        Box room = dated ? headlineRoom() : look.all();
        Box at = room.centred(room.width(), headline.height());
        setter.draw(canvas, headline, at, Typesetter.Align.CENTRE, look.colours.title());
        if (!dated) {
            return canvas;
        }
        Box foot = look.all().below(look.height - Pen.PIXELS);
        Pen small = look.plain(Pen.PIXELS);
        String date = setter.fitting(Words.shorter(Words.shortDate(news.date())), small, look.width);
        setter.line(canvas, date, small, foot, Typesetter.Align.CENTRE, look.colours.faint());
        return canvas;
    }

    private Canvas drawSmallText(Typesetter.Block block) {
        Canvas canvas = look.canvas();
        Box at = look.all().centred(look.inner().width(), block.height());
        setter.draw(canvas, block, at, Typesetter.Align.LEFT, look.colours.text());
        return canvas;
    }

    /** Lines whose last one is not a lonely character: rather all are a little shorter. */
    List<String> unorphaned(Pen pen, int width, String indent) {
        String indented = indent + text.replace("\n", "\n" + indent);
        List<String> lines = setter.breaker().lines(indented, pen, width);
        for (int less = 1; less <= 3 && lines.size() > 1 && lastLine(lines).length() <= 2; less++) {
            lines = setter.breaker().lines(indented, pen, width - less * pen.px());
        }
        return lines;
    }

    private static String lastLine(List<String> lines) {
        return lines.get(lines.size() - 1);
    }
}
