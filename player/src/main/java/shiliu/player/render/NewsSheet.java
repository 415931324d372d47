package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work news on a board or a wall: a band with the headline, the text below it, a photo beside or above the text. */
record NewsSheet(Typesetter setter, Look look, NewsPages of, Banner banner, Optional<PhotoSpot> spot) {
    /** Fewer characters to a line beside a photo make bad reading. */
    private static final int LEAST_BESIDE = 7;
    /** Per cent of the screen's height. */
    private static final int MOST_FOR_BANNER = 42;
    /** A short text may stand larger, as long as it stays on one page. */
    private static final double[] FACTORS = {1.6, 1.4, 1.2, 1};

    private static final String INDENT = "　　";

    /** Empty where the headline leaves too little room for text. */
    static Optional<NewsSheet> of(Typesetter setter, Look look, NewsPages of) {
        Optional<PhotoSpot> spot = banner(setter, look, of, false)
                .flatMap(band -> of.photo()
                        .flatMap(photo -> PhotoSpot.of(
                                look, look.inner().below(band.height()), photo, LEAST_BESIDE * look.body)));
        // The date stands below the photo, else in the band.
        return banner(setter, look, of, spot.isEmpty()).map(band -> new NewsSheet(setter, look, of, band, spot));
    }

    private static Optional<Banner> banner(Typesetter setter, Look look, NewsPages of, boolean dated) {
        return Banner.of(setter, look, of.title(), Words.date(of.date()), dated)
                .filter(band -> band.height() * 100 <= look.height * MOST_FOR_BANNER);
    }

    private Box body() {
        return look.inner().below(banner.height());
    }

    private Box first() {
        return spot.map(PhotoSpot::rest).orElseGet(this::body);
    }

    List<Stills.Page> pages() {
        List<Typesetter.Block> blocks = List.of();
        for (double factor : FACTORS) {
            int px = Sizes.settable((int) (look.body * factor));
            if (px == look.body || first().width() >= LEAST_BESIDE * px) {
                blocks = blocks(px);
            }
            if (blocks.size() == 1) {
                break;
            }
        }
        return pages(blocks);
    }

    /** The text at one size, a block for each page; what does not fit beside the photo has the whole width. */
    private List<Typesetter.Block> blocks(int px) {
        Pen pen = look.plain(px);
        int pitch = look.pitch(px);
        String indent = first().width() >= 12 * px ? INDENT : "";
        List<String> lines = of.unorphaned(pen, first().width(), indent);
        int onFirst = Math.max(1, (first().height() - px) / pitch + 1);
        List<String> head = lines.subList(0, Math.min(onFirst, lines.size()));
        List<Typesetter.Block> blocks = new ArrayList<>(List.of(new Typesetter.Block(head, pen, pitch)));
        if (lines.size() > onFirst) {
            String rest = of.text().substring(consumed(head)).strip().replace("\n", "\n" + indent);
            int aPage = Math.max(1, (body().height() - px) / pitch + 1);
            Paging.even(setter.breaker().lines(rest, pen, body().width()), aPage)
                    .forEach(part -> blocks.add(new Typesetter.Block(part, pen, pitch)));
        }
        return blocks;
    }

    private List<Stills.Page> pages(List<Typesetter.Block> blocks) {
        List<Stills.Page> pages = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            int page = i;
            pages.add(new Stills.Page(
                    () -> draw(blocks, page), of.dwell(blocks.get(i).lines())));
        }
        if (spot.isEmpty()) {
            of.photoPage().ifPresent(photo -> pages.add(1, photo));
        }
        return pages;
    }

    /** How much of the text stands in these lines, whatever blanks the breaking dropped. */
    private int consumed(List<String> lines) {
        long wanted = lines.stream()
                .flatMapToInt(String::codePoints)
                .filter(NewsSheet::solid)
                .count();
        int at = 0;
        while (wanted > 0) {
            int codePoint = of.text().codePointAt(at);
            wanted -= solid(codePoint) ? 1 : 0;
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static boolean solid(int codePoint) {
        return !Character.isWhitespace(codePoint) && !Character.isSpaceChar(codePoint);
    }

    private Canvas draw(List<Typesetter.Block> blocks, int page) {
        Canvas canvas = look.canvas();
        banner.draw(canvas);
        boolean beside = page == 0;
        if (beside) {
            spot.ifPresent(photo -> photo.draw(setter, canvas, look, of.date()));
        }
        Box at = beside ? first() : body();
        setter.draw(canvas, blocks.get(page), at, Typesetter.Align.LEFT, look.colours.text());
        Paging.dots(canvas, look, page, blocks.size());
        return canvas;
    }
}
