package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Picture;

/** Work news: headline, photo beside or above the text, long text on further pages; on a strip it runs through. */
final class NewsPages {
    /** Fewer characters to a line beside a photo make bad reading. */
    private static final int LEAST_BESIDE = 7;
    /** Per cent of the screen's height. */
    private static final int MOST_FOR_BANNER = 42;

    private static final String INDENT = "　　";

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
        Optional<Banner> banner = look.shortSide < 96
                ? Optional.empty()
                : Banner.of(setter, look, title, Words.date(news.date()), photo.isEmpty())
                        .filter(b -> b.height() * 100 <= look.height * MOST_FOR_BANNER);
        return new Stills(banner.map(this::pages).orElseGet(this::smallPages));
    }

    /** Headline, photo and text each on pages of their own: there is no room to share. */
    private List<Stills.Page> smallPages() {
        List<Stills.Page> pages = new ArrayList<>();
        for (Typesetter.Block headline : headline()) {
            int characters = headline.lines().stream().mapToInt(String::length).sum() + 8;
            pages.add(new Stills.Page(() -> drawHeadline(headline), Dwell.of(news.airing(), characters)));
        }
        photoPage().ifPresent(pages::add);
        Pen pen = look.plain(look.body);
        int pitch = look.pitch(look.body);
        List<String> lines = unorphaned(pen, look.width, "");
        int aPage = Math.max(1, (look.height - pen.px()) / pitch + 1);
        for (List<String> part : Paging.even(lines, aPage)) {
            Typesetter.Block block = new Typesetter.Block(part, pen, pitch).airy(look.height);
            pages.add(new Stills.Page(() -> drawSmallText(block), dwell(part)));
        }
        return pages;
    }

    /** The photo alone, where there is no room for it beside the text. */
    private Optional<Stills.Page> photoPage() {
        return photo.filter(p -> look.shortSide >= 64)
                .map(p -> new Stills.Page(
                        () -> PicturePages.draw(look, p, Picture.Fit.CONTAIN), Dwell.of(news.airing(), 0)));
    }

    private Duration dwell(List<String> lines) {
        return Dwell.of(news.airing(), lines.stream().mapToInt(String::length).sum());
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
        setter.line(canvas, Words.shortDate(news.date()), small, foot, Typesetter.Align.CENTRE, look.colours.faint());
        return canvas;
    }

    private Canvas drawSmallText(Typesetter.Block block) {
        Canvas canvas = look.canvas();
        Box at = look.all().centred(look.width, block.height());
        setter.draw(canvas, block, at, Typesetter.Align.LEFT, look.colours.text());
        return canvas;
    }

    /** Lines whose last one is not a lonely character: rather all are a little shorter. */
    private List<String> unorphaned(Pen pen, int width, String indent) {
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

    private List<Stills.Page> pages(Banner banner) {
        Box body = look.inner().below(banner.height());
        // A short text may stand larger, as long as it stays on one page.
        List<Stills.Page> pages = List.of();
        for (double factor : new double[] {1.6, 1.4, 1.2, 1}) {
            pages = pages(banner, body, Sizes.settable((int) (look.body * factor)));
            if (pages.size() == 1) {
                break;
            }
        }
        return pages;
    }

    private List<Stills.Page> pages(Banner banner, Box body, int px) {
        Pen pen = look.plain(px);
        int pitch = look.pitch(px);
        Optional<PhotoSpot> spot = photo.flatMap(p -> PhotoSpot.of(look, body, p, LEAST_BESIDE * px));
        Box first = spot.map(PhotoSpot::rest).orElse(body);
        String indent = first.width() >= 12 * px ? INDENT : "";
        List<String> lines = unorphaned(pen, first.width(), indent);
        int onFirst = Math.max(1, (first.height() - px) / pitch + 1);
        List<Typesetter.Block> blocks = new ArrayList<>();
        List<String> head = lines.subList(0, Math.min(onFirst, lines.size()));
        blocks.add(new Typesetter.Block(head, pen, pitch));
        if (lines.size() > onFirst) {
            String rest = text.substring(consumed(head));
            List<String> more = setter.breaker().lines(rest.strip().replace("\n", "\n" + indent), pen, body.width());
            int aPage = Math.max(1, (body.height() - px) / pitch + 1);
            Paging.even(more, aPage).forEach(part -> blocks.add(new Typesetter.Block(part, pen, pitch)));
        }
        List<Stills.Page> pages = new ArrayList<>();
        if (spot.isEmpty()) {
            pages.addAll(photoPage().stream().toList());
        }
        for (int i = 0; i < blocks.size(); i++) {
            int page = i;
            Box at = i == 0 ? first : body;
            pages.add(new Stills.Page(
                    () -> draw(banner, page == 0 ? spot : Optional.empty(), blocks, page, at),
                    dwell(blocks.get(i).lines())));
        }
        return pages;
    }

    /** How much of the text stands in these lines, whatever blanks the breaking dropped. */
    private int consumed(List<String> lines) {
        long wanted = lines.stream()
                .flatMapToInt(String::codePoints)
                .filter(NewsPages::solid)
                .count();
        int at = 0;
        while (wanted > 0) {
            int codePoint = text.codePointAt(at);
            wanted -= solid(codePoint) ? 1 : 0;
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static boolean solid(int codePoint) {
        return !Character.isWhitespace(codePoint) && !Character.isSpaceChar(codePoint);
    }

    private Canvas draw(Banner banner, Optional<PhotoSpot> spot, List<Typesetter.Block> blocks, int page, Box at) {
        Canvas canvas = look.canvas();
        banner.draw(canvas);
        spot.ifPresent(s -> s.draw(setter, canvas, look, news.date()));
        Typesetter.Block block = blocks.get(page);
        setter.draw(canvas, block, at, Typesetter.Align.LEFT, look.colours.text());
        Paging.dots(canvas, look, page, blocks.size());
        return canvas;
    }
}
