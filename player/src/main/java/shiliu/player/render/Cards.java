package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;

/** A disclosure where no table fits: each row becomes a few lines, name above, amounts below. */
final class Cards {
    /** A label at the left edge and a value at the right one. */
    private record Line(String label, String value, int colour) {}

    private final Typesetter setter;
    private final Look look;
    private final DisclosurePages of;
    private final Pen pen;
    private final int pitch;

    Cards(Typesetter setter, Look look, DisclosurePages of) {
        this(setter, look, of, look.plain(look.body));
    }

    private Cards(Typesetter setter, Look look, DisclosurePages of, Pen pen) {
        this.setter = setter;
        this.look = look;
        this.of = of;
        this.pen = pen;
        this.pitch = pen.px() == Pen.PIXELS ? look.pitch(pen.px()) : Sizes.tight(pen.px()) + 1;
    }

    /** Larger, where every card still stands on one page with no line broken. */
    private Cards enlarged() {
        return Sizes.down(look.body * 2, look.body).stream()
                .map(px -> new Cards(setter, look, of, look.plain(px)))
                .filter(larger -> larger.groups().stream()
                        .allMatch(group ->
                                group.size() == 1 || (lines(group) <= larger.room() && larger.unbroken(group))))
                .findFirst()
                .orElse(this);
    }

    private static int lines(List<List<Line>> group) {
        return group.stream().mapToInt(List::size).sum();
    }

    private boolean unbroken(List<List<Line>> group) {
        return group.stream().allMatch(cell -> cell.size() == 1);
    }

    List<Stills.Page> pages() {
        List<Stills.Page> pages = new ArrayList<>();
        for (Typesetter.Block title : titles()) {
            int characters =
                    of.heading().length() + of.period().length() + of.title().length();
            pages.add(new Stills.Page(() -> drawTitle(title), of.dwell(characters)));
        }
        pages.addAll(enlarged().cards());
        return pages;
    }

    private List<Stills.Page> cards() {
        List<Stills.Page> pages = new ArrayList<>();
        for (List<Line> page : packed(groups())) {
            int characters = page.stream()
                    .mapToInt(line -> line.label().length() + line.value().length())
                    .sum();
            pages.add(new Stills.Page(() -> draw(page), of.dwell(characters)));
        }
        return pages;
    }

    /** Each group is a card: its cells, each a line or a few that belong together. */
    private List<List<List<Line>>> groups() {
        List<List<List<Line>>> groups = new ArrayList<>();
        of.account().records().forEach(entry -> groups.add(card(entry, look.colours.title())));
        of.account().sum().ifPresent(sum -> groups.add(card(sum, look.colours.accent())));
        groups.add(signature());
        return groups;
    }

    private int room() {
        return Math.max(1, (look.inner().height() - pen.px()) / pitch + 1);
    }

    /** Cards stay whole where they can; one that is longer than a page goes on under its name. */
    private List<List<Line>> packed(List<List<List<Line>>> groups) {
        List<List<Line>> pages = new ArrayList<>();
        List<Line> page = new ArrayList<>();
        for (List<List<Line>> group : groups) {
            boolean newPage = !page.isEmpty() && page.size() + lines(group) > room();
            for (List<Line> cell : group) {
                if (!page.isEmpty() && (newPage || page.size() + cell.size() > room())) {
                    pages.add(page);
                    page = new ArrayList<>();
                    boolean roomForName = !newPage && group.get(0).size() + cell.size() <= room();
                    page.addAll(roomForName ? group.get(0) : List.of());
                    newPage = false;
                }
                page.addAll(cell);
            }
        }
        pages.add(page);
        return pages.stream().flatMap(p -> Paging.even(p, room()).stream()).toList();
    }

    private List<List<Line>> card(Account.Entry entry, int colour) {
        List<List<Line>> cells = new ArrayList<>();
        cells.add(wrapped(entry.name(), colour));
        for (int i = 1; i < entry.cells().size(); i++) {
            if (!entry.cells().get(i).isEmpty()) {
                cells.add(cell(entry.columns().get(i), entry.cells().get(i)));
            }
        }
        return cells;
    }

    private List<Line> cell(String label, String value) {
        int width = look.inner().width();
        int ink = look.rgb ? look.colours.faint() : look.colours.text();
        if (setter.width(label, pen) + setter.width(value, pen) + pen.px() / 2 <= width) {
            return List.of(new Line(label, value, ink));
        }
        List<Line> lines = new ArrayList<>(wrapped(label, ink));
        if (setter.width(value, pen) <= width) {
            lines.add(new Line("", value, ink));
        } else {
            lines.addAll(wrapped(value, look.colours.accent()));
        }
        return lines;
    }

    private List<Line> wrapped(String text, int colour) {
        return setter.breaker().lines(text, pen, look.inner().width()).stream()
                .map(line -> new Line(line, "", colour))
                .toList();
    }

    private List<List<Line>> signature() {
        return List.of(
                cell("审核", Typesetter.clean(of.disclosure().approver())),
                cell("公示", Words.shortDate(of.disclosure().posted())));
    }

    private Canvas draw(List<Line> page) {
        Canvas canvas = look.canvas();
        Box box = look.inner();
        int airy = page.size() < 2 ? pitch : (box.height() - pen.px()) / (page.size() - 1);
        int step = Math.max(pitch, Math.min(airy, pen.px() * 3 / 2));
        int y = box.y() + (box.height() - (page.size() - 1) * step - pen.px()) / 2;
        for (Line line : page) {
            Box at = new Box(box.x(), y, box.width(), pen.px());
            setter.line(canvas, line.label(), pen, at, Typesetter.Align.LEFT, line.colour());
            setter.line(canvas, line.value(), pen, at, Typesetter.Align.RIGHT, look.colours.accent());
            y += step;
        }
        return canvas;
    }

    private int band() {
        return look.shortSide <= 64 ? pen.px() : Math.round(pen.px() * 1.4f);
    }

    private Box titleRoom() {
        return look.all().below(band()).above(pen.px() + look.margin).inset(look.margin, 0);
    }

    /** The title as large as fits between heading and period; one that is too long goes on over several pages. */
    private List<Typesetter.Block> titles() {
        Box room = titleRoom();
        List<Integer> sizes = Sizes.down(Math.min(look.body * 3, room.height()), Pen.PIXELS);
        Pen heavy = look.shortSide < 96 ? pen : look.bold(pen.px());
        return setter.largest(of.title(), heavy, sizes, room)
                .map(title -> List.of(title.airy(room.height() * 9 / 10)))
                .orElseGet(() -> {
                    Pen small = look.plain(Pen.PIXELS);
                    int aPage = Math.max(1, room.height() / small.px());
                    return Paging.even(setter.breaker().lines(of.title(), small, room.width()), aPage).stream()
                            .map(part -> new Typesetter.Block(part, small, small.px()))
                            .toList();
                });
    }

    private Canvas drawTitle(Typesetter.Block title) {
        Canvas canvas = look.canvas();
        Palette colours = look.colours;
        canvas.fill(new Box(0, 0, look.width, band()), colours.band());
        Box head = new Box(0, (band() - pen.px()) / 2, look.width, pen.px());
        String heading = setter.fitting(Words.shorter(of.heading()), pen, look.width);
        String period = setter.fitting(Words.shorter(of.period()), pen, look.width);
        setter.line(canvas, heading, pen, head, Typesetter.Align.CENTRE, colours.onBand());
        Box room = titleRoom();
        setter.draw(
                canvas, title, room.centred(room.width(), title.height()), Typesetter.Align.CENTRE, colours.title());
        Box foot = look.all().below(look.height - pen.px() - look.margin / 2);
        setter.line(canvas, period, pen, foot, Typesetter.Align.CENTRE, colours.faint());
        return canvas;
    }
}
