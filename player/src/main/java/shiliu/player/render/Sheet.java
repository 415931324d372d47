package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A disclosure as a sheet: band, title, table, signature, and the code at the right where all of it has room. */
record Sheet(
        Typesetter setter,
        Look look,
        DisclosurePages of,
        Banner banner,
        Typesetter.Block title,
        Typesetter.Block signature,
        Optional<QrPainter.Code> code,
        TableSetting table) {
    private static final int LEAST_FOR_CODE = 300;

    /** Empty where the screen has no room for a table. */
    static Optional<Sheet> of(Typesetter setter, Look look, DisclosurePages of) {
        Box inner = look.inner();
        Optional<Banner> banner = Banner.of(setter, look, of.heading(), of.period(), true);
        int large = look.shortSide < 200 ? look.body : look.body * 13 / 10;
        Optional<Typesetter.Block> title = setter.largest(
                of.title(),
                look.bold(look.body),
                Sizes.down(Sizes.settable(large), Pen.PIXELS),
                new Box(0, 0, inner.width(), look.height / 5));
        if (banner.isEmpty() || title.isEmpty()) {
            return Optional.empty();
        }
        Typesetter.Block signature = signature(setter, look, of);
        int side = Math.min(look.width * 26 / 100, inner.height() / 2);
        boolean roomForCode = look.shortSide >= LEAST_FOR_CODE && look.width > look.height;
        Optional<QrPainter.Code> code = roomForCode
                ? of.disclosure()
                        .qr()
                        .flatMap(text -> QrPainter.fit(text, side))
                        .filter(c -> c.scale() > 1)
                : Optional.empty();
        int taken = code.map(c -> c.side() + 2 * look.margin).orElse(0);
        int room = inner.bottom() - banner.get().height() - title.get().height() - signature.height() - 3 * half(look);
        Optional<TableSetting> beside = TableSetting.of(setter, look, of.account(), inner.width() - taken, room);
        Optional<TableSetting> table =
                beside.or(() -> TableSetting.of(setter, look, of.account(), inner.width(), room));
        Optional<QrPainter.Code> shown = beside.isPresent() ? code : Optional.empty();
        return table.map(t -> new Sheet(setter, look, of, banner.get(), title.get(), signature, shown, t))
                .filter(sheet -> sheet.rowsRoom() >= 2 * sheet.table.pitch())
                .map(Sheet::spread);
    }

    private Sheet spread() {
        return new Sheet(
                setter,
                look,
                of,
                banner,
                title,
                signature,
                code,
                table.spread(tableBox().height()));
    }

    private static Typesetter.Block signature(Typesetter setter, Look look, DisclosurePages of) {
        Pen pen = look.plain(Math.max(Pen.PIXELS, look.body * 3 / 4));
        String approved = Words.approved(Typesetter.clean(of.disclosure().approver()));
        String posted = Words.posted(of.disclosure().posted());
        String both = approved + "　" + posted;
        int width = look.inner().width();
        List<String> lines = setter.width(both, pen) <= width
                ? List.of(both)
                : setter.breaker().lines(approved + "\n" + posted, pen, width);
        return new Typesetter.Block(lines, pen, Sizes.tight(pen.px()) + 2);
    }

    boolean showsCode() {
        return code.isPresent();
    }

    private int half() {
        return half(look);
    }

    private static int half(Look look) {
        return Math.max(3, look.margin / 2);
    }

    private Box titleBox() {
        Box inner = look.inner();
        return new Box(inner.x(), banner.height() + half(), inner.width(), title.height());
    }

    private Box tableBox() {
        int top = titleBox().bottom() + half();
        int taken = code.map(c -> c.side() + 2 * look.margin).orElse(0);
        Box inner = look.inner();
        return new Box(inner.x(), top, inner.width() - taken, signatureTop() - half() - top);
    }

    private int signatureTop() {
        return look.inner().bottom() - signature.height();
    }

    private int rowsRoom() {
        return tableBox().height() - table.height(table.header());
    }

    List<Stills.Page> pages() {
        List<List<TableSetting.Row>> parts = table.pages(rowsRoom());
        List<Stills.Page> pages = new ArrayList<>();
        int always = of.title().length() + table.header().characters() + 10;
        for (int i = 0; i < parts.size(); i++) {
            int page = i;
            int characters = always
                    + parts.get(i).stream()
                            .mapToInt(TableSetting.Row::characters)
                            .sum();
            Duration dwell =
                    showsCode() ? look.dwell.toScan(of.disclosure().airing(), characters) : of.dwell(characters);
            pages.add(new Stills.Page(() -> draw(parts, page), dwell));
        }
        return pages;
    }

    private Canvas draw(List<List<TableSetting.Row>> parts, int page) {
        Canvas canvas = look.canvas();
        banner.draw(canvas);
        setter.draw(canvas, title, titleBox(), Typesetter.Align.LEFT, look.colours.title());
        Box at = tableBox();
        row(canvas, table.header(), at, false);
        at = at.below(table.height(table.header()));
        canvas.fill(ruled(at, at.y() - rule()), look.colours.accent());
        boolean odd = false;
        for (TableSetting.Row row : parts.get(page)) {
            row(canvas, row, at, odd);
            at = at.below(table.height(row));
            odd = !odd;
        }
        Box foot = new Box(look.inner().x(), signatureTop(), look.inner().width(), 0);
        setter.draw(canvas, signature, foot, Typesetter.Align.LEFT, look.colours.faint());
        code.ifPresent(c -> code(canvas, c));
        Paging.dots(canvas, look, page, parts.size());
        return canvas;
    }

    private Box ruled(Box at, int y) {
        return look.joints().across(new Box(at.x(), y, at.width(), rule()));
    }

    private int rule() {
        return Math.max(2, table.pen().px() / 16);
    }

    private void row(Canvas canvas, TableSetting.Row row, Box at, boolean odd) {
        Palette colours = look.colours;
        Box whole = new Box(at.x(), at.y(), at.width(), table.height(row));
        boolean sum = row.kind() == TableSetting.Kind.SUM;
        if (odd && !sum) {
            canvas.fill(whole.inset(-look.margin / 3, 0), colours.stripe());
        }
        if (sum) {
            canvas.fill(ruled(at, at.y()), colours.accent());
        }
        int ink = switch (row.kind()) {
            case HEADER -> colours.faint();
            case PLAIN -> colours.text();
            case SUM -> colours.accent();
        };
        table.draw(setter, canvas, row, at, of.account().numeric(), ink);
    }

    private void code(Canvas canvas, QrPainter.Code code) {
        Box area = tableBox();
        int x = look.inner().right() - code.side();
        Pen pen = look.plain(Math.max(Pen.PIXELS, look.body * 3 / 4));
        int below = pen.px() / 2 + pen.px();
        int y = area.y() + Math.max(0, (area.height() - code.side() - below) / 2);
        QrPainter.draw(canvas, code, x, y, look.screen.colour());
        Box under = new Box(x, y + code.side() + pen.px() / 2, code.side(), pen.px());
        setter.line(canvas, Words.SCAN, pen, under, Typesetter.Align.CENTRE, look.colours.faint());
    }
}
