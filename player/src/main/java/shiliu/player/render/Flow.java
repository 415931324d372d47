package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets a document: on a sheet under its band, with photo or code beside it, in pages; on a panel, whose few lines leave no
 * room for a band, after a page with its title; through a strip as a marquee.
 */
final class Flow {
    /** A band leaves room for that many lines at least, else there is none. */
    private static final int LEAST_LINES = 3;

    private static final int LEAST_SHEET = 96;
    private static final int LEAST_FOR_CODE = 300;

    private final Typesetter setter;
    private final Look look;
    private final Document document;

    Flow(Typesetter setter, Look look, Document document) {
        this.setter = setter;
        this.look = look;
        this.document = document;
    }

    Rendition rendition() {
        if (look.strip()) {
            return SpanLine.marquee(
                    setter,
                    look,
                    document.spans(look),
                    document.airing().dwell().orElse(Duration.ZERO));
        }
        Optional<Frameset> sheet = look.shortSide < LEAST_SHEET ? Optional.empty() : Frameset.of(this);
        List<Stills.Page> pages = new ArrayList<>(sheet.map(this::sheets).orElseGet(this::panels));
        boolean codeToCome = sheet.flatMap(Frameset::code).isEmpty();
        if (codeToCome) {
            document.code()
                    .flatMap(text -> new CodePage(setter, look, document.airing()).of(text, document.title()))
                    .ifPresent(pages::add);
        }
        return new Stills(pages);
    }

    /** What stands on every sheet, and where the slices go. */
    private record Frameset(
            Optional<Banner> banner,
            Optional<Typesetter.Block> title,
            Optional<Raster> photo,
            Optional<QrPainter.Code> code,
            Box titleBox,
            Box room) {
        static Optional<Frameset> of(Flow flow) {
            Look look = flow.look;
            Document document = flow.document;
            Box inner = look.inner();
            int gap = Math.max(3, look.margin / 2);
            Optional<Banner> banner = Banner.of(
                    flow.setter,
                    look,
                    document.heading(),
                    document.remark(),
                    !document.remark().isEmpty());
            int top = banner.map(Banner::height).orElse(inner.y()) + gap;
            int large = look.shortSide < 200 ? look.body : look.body * 13 / 10;
            Optional<Typesetter.Block> title = document.title().isEmpty()
                    ? Optional.empty()
                    : flow.setter.largest(
                            document.title(),
                            look.bold(look.body),
                            Sizes.down(Sizes.settable(large), Pen.PIXELS),
                            new Box(0, 0, inner.width(), look.height / 4));
            int below = top + title.map(t -> t.height() + gap).orElse(0);
            Box titleBox = new Box(inner.x(), top, inner.width(), below - top);
            Box room = new Box(inner.x(), below, inner.width(), inner.bottom() - below);
            Optional<Raster> photo = beside(look, document, room);
            Optional<QrPainter.Code> code = photo.isEmpty() ? code(look, document, room) : Optional.empty();
            int taken = photo.map(Raster::width)
                    .or(() -> code.map(QrPainter.Code::side))
                    .map(w -> w + Math.max(6, look.margin))
                    .orElse(0);
            Box left = room.leftOf(taken);
            boolean lost = title.isEmpty() && !document.title().isEmpty();
            return banner.isEmpty() || lost || left.height() < LEAST_LINES * look.pitch(look.body)
                    ? Optional.empty()
                    : Optional.of(new Frameset(banner, title, photo, code, titleBox, left));
        }

        private static Optional<Raster> beside(Look look, Document document, Box room) {
            boolean wide = look.width > look.height && look.shortSide >= (look.rgb ? LEAST_SHEET : 2 * LEAST_SHEET);
            return wide
                    ? document.photo()
                            .map(photo -> Photos.contained(photo, room.width() * 42 / 100, room.height()))
                            .map(scaled -> Photos.reduced(scaled, look.screen.colour()))
                    : Optional.empty();
        }

        private static Optional<QrPainter.Code> code(Look look, Document document, Box room) {
            boolean wide = look.shortSide >= LEAST_FOR_CODE && look.width > look.height;
            int side = Math.min(room.width() * 32 / 100, room.height() - 2 * look.body);
            return wide
                    ? document.code().flatMap(text -> QrPainter.fit(text, side)).filter(c -> c.scale() > 1)
                    : Optional.empty();
        }
    }

    private List<Stills.Page> sheets(Frameset on) {
        Pages pages = new Pages(setter, look, document, on.room());
        List<List<Slices.Slice>> parts = pages.pages();
        List<Stills.Page> drawn = new ArrayList<>();
        if (on.photo().isEmpty()) {
            photoPage().ifPresent(drawn::add);
        }
        for (int i = 0; i < parts.size(); i++) {
            int page = i;
            int characters = Pages.characters(parts.get(i)) + document.title().length();
            Duration dwell = on.code().isPresent()
                    ? look.dwell.toScan(document.airing(), characters)
                    : look.dwell.of(document.airing(), characters);
            drawn.add(new Stills.Page(() -> sheet(on, pages, parts, page), dwell));
        }
        return drawn;
    }

    private Canvas sheet(Frameset on, Pages pages, List<List<Slices.Slice>> parts, int page) {
        Canvas canvas = look.canvas();
        on.banner().ifPresent(banner -> banner.draw(canvas));
        on.title()
                .ifPresent(title ->
                        setter.draw(canvas, title, on.titleBox(), Typesetter.Align.LEFT, look.colours.title()));
        Box room = on.room();
        on.photo().ifPresent(photo -> canvas.draw(photo, look.inner().right() - photo.width(), room.y()));
        on.code().ifPresent(code -> {
            int x = look.inner().right() - code.side();
            Pen pen = look.plain(Math.max(Pen.PIXELS, look.body * 3 / 4));
            int y = room.y() + Math.max(0, (room.height() - code.side() - pen.px() * 3 / 2) / 2);
            QrPainter.draw(canvas, code, x, y, look.screen.colour());
            Box under = new Box(x, y + code.side() + pen.px() / 2, code.side(), pen.px());
            setter.line(canvas, Words.SCAN, pen, under, Typesetter.Align.CENTRE, look.colours.faint());
        });
        pages.draw(canvas, parts.get(page));
        Paging.dots(canvas, look, page, parts.size());
        return canvas;
    }

    /** A page with heading and title, the photo alone, then all the rest. */
    private List<Stills.Page> panels() {
        List<Stills.Page> drawn = new ArrayList<>();
        titlePage().ifPresent(drawn::add);
        photoPage().ifPresent(drawn::add);
        boolean titled = !drawn.isEmpty();
        Document rest = titled ? document : Titled.within(document);
        Pages pages = new Pages(setter, look, rest, look.inner());
        for (List<Slices.Slice> part : pages.pages()) {
            if (part.isEmpty() && !drawn.isEmpty()) {
                continue;
            }
            drawn.add(new Stills.Page(
                    () -> {
                        Canvas canvas = look.canvas();
                        pages.draw(canvas, part);
                        return canvas;
                    },
                    look.dwell.of(document.airing(), Pages.characters(part))));
        }
        return drawn;
    }

    private Optional<Stills.Page> titlePage() {
        boolean only = document.title().isEmpty();
        String large = only ? document.heading() : document.title();
        List<Stack.Entry> entries = List.of(
                new Stack.Entry(only ? "" : document.heading(), 0.5, look.colours.accent()),
                new Stack.Entry(large, 1, look.colours.title()),
                new Stack.Entry(document.remark(), 0.5, look.colours.faint()));
        return new Stack(setter, look, look.inner(), entries)
                .fit()
                .map(stack -> new Stills.Page(
                        () -> {
                            Canvas canvas = look.canvas();
                            stack.on(canvas);
                            return canvas;
                        },
                        look.dwell.of(document.airing(), stack.characters())));
    }

    private Optional<Stills.Page> photoPage() {
        return document.photo()
                .filter(photo -> look.shortSide >= 64)
                .map(photo -> new Stills.Page(
                        () -> PicturePages.draw(look, photo, shiliu.player.playlist.Picture.Fit.CONTAIN),
                        look.dwell.of(document.airing(), 0)));
    }

    /** Where the title is too long for a page of its own it goes before the parts. */
    private static final class Titled {
        static Document within(Document document) {
            List<Document.Part> parts = new ArrayList<>();
            parts.add(new Document.Heading(document.heading() + " " + document.remark()));
            parts.add(new Document.Heading(document.title()));
            parts.addAll(document.parts());
            return new Document(
                    document.theme(),
                    document.heading(),
                    document.remark(),
                    document.title(),
                    parts,
                    document.photo(),
                    document.code(),
                    document.airing());
        }
    }
}
