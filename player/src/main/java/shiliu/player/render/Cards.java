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
        this.setter = setter;
        this.look = look;
        this.of = of;
        pen = look.plain(look.body);
        pitch = look.pitch(look.body);
    }

    List<Stills.Page> pages() {
        List<Stills.Page> pages = new ArrayList<>();
        int named = of.heading().length() + of.period().length() + of.title().length();
        pages.add(new Stills.Page(this::drawTitle, of.dwell(named)));
        List<List<Line>> groups = new ArrayList<>();
        of.account().records().forEach(entry -> groups.add(lines(entry, look.colours.title())));
        of.account().sum().ifPresent(sum -> groups.add(lines(sum, look.colours.accent())));
        groups.add(signature());
        for (List<Line> page : packed(groups)) {
            int characters = page.stream()
                    .mapToInt(line -> line.label().length() + line.value().length())
                    .sum();
            pages.add(new Stills.Page(() -> draw(page), of.dwell(characters)));
        }
        return pages;
    }

    private int room() {
        return Math.max(1, (look.inner().height() - pen.px()) / pitch + 1);
    }

    /** Groups stay together unless one alone is longer than a page. */
    private List<List<Line>> packed(List<List<Line>> groups) {
        List<List<Line>> pages = new ArrayList<>();
        List<Line> page = new ArrayList<>();
        for (List<Line> group : groups) {
            if (!page.isEmpty() && page.size() + group.size() > room()) {
                pages.add(page);
                page = new ArrayList<>();
            }
            for (Line line : group) {
                if (page.size() == room()) {
                    pages.add(page);
                    page = new ArrayList<>();
                }
                page.add(line);
            }
        }
        pages.add(page);
        return pages;
    }

    private List<Line> lines(Account.Entry entry, int colour) {
        List<Line> lines = new ArrayList<>();
        wrapped(entry.name(), colour, lines);
        for (int i = 1; i < entry.cells().size(); i++) {
            if (!entry.cells().get(i).isEmpty()) {
                cell(entry.columns().get(i), entry.cells().get(i), lines);
            }
        }
        return lines;
    }

    private void cell(String label, String value, List<Line> lines) {
        int width = look.inner().width();
        if (setter.width(label, pen) + setter.width(value, pen) + pen.px() / 2 <= width) {
            lines.add(new Line(label, value, look.colours.text()));
            return;
        }
        wrapped(label, look.colours.faint(), lines);
        if (setter.width(value, pen) <= width) {
            lines.add(new Line("", value, look.colours.text()));
        } else {
            wrapped(value, look.colours.text(), lines);
        }
    }

    private void wrapped(String text, int colour, List<Line> lines) {
        setter.breaker().lines(text, pen, look.inner().width()).forEach(line -> lines.add(new Line(line, "", colour)));
    }

    private List<Line> signature() {
        List<Line> lines = new ArrayList<>();
        cell("审核", Typesetter.clean(of.disclosure().approver()), lines);
        cell("公示", Words.shortDate(of.disclosure().posted()), lines);
        return lines;
    }

    private Canvas draw(List<Line> page) {
        Canvas canvas = look.canvas();
        Box box = look.inner();
        int height = (page.size() - 1) * pitch + pen.px();
        int y = box.y() + (box.height() - height) / 2;
        for (Line line : page) {
            Box at = new Box(box.x(), y, box.width(), pen.px());
            setter.line(canvas, line.label(), pen, at, Typesetter.Align.LEFT, line.colour());
            setter.line(canvas, line.value(), pen, at, Typesetter.Align.RIGHT, look.colours.accent());
            y += pitch;
        }
        return canvas;
    }

    private Canvas drawTitle() {
        Canvas canvas = look.canvas();
        Palette colours = look.colours;
        int band = pen.px() + (look.shortSide < 64 ? 0 : 2);
        canvas.fill(new Box(0, 0, look.width, band), colours.band());
        Box head = new Box(0, (band - pen.px()) / 2, look.width, pen.px());
        setter.line(canvas, of.heading(), pen, head, Typesetter.Align.CENTRE, colours.onBand());
        Box rest = look.all().below(band);
        boolean room = rest.height() >= 2 * pen.px();
        Box foot = rest.below(rest.height() - pen.px());
        Box middle = room ? rest.above(pen.px()) : rest;
        List<Integer> sizes = Sizes.down(Math.max(pen.px(), middle.height() / 2), Pen.PIXELS);
        setter.largest(of.title(), pen, sizes, middle).ifPresent(block -> {
            Box at = middle.centred(middle.width(), block.height());
            setter.draw(canvas, block, at, Typesetter.Align.CENTRE, colours.title());
        });
        if (room) {
            setter.line(canvas, of.period(), pen, foot, Typesetter.Align.CENTRE, colours.faint());
        }
        return canvas;
    }
}
