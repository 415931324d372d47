package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A document's parts at one size and width, cut into slices that no page break goes through. */
final class Slices {
    /** Draws a slice with its top left corner at {@code x}, {@code y}. */
    interface Drawing {
        void at(Canvas canvas, int x, int y);
    }

    /**
     * One slice.
     *
     * @param withNext whether the next one must stand on the same page
     * @param head what is said again above it where it begins a page: a table's header
     */
    record Slice(int height, int characters, boolean withNext, Optional<Slice> head, Drawing drawing) {
        Slice(int height, int characters, Drawing drawing) {
            this(height, characters, false, Optional.empty(), drawing);
        }

        Slice keptWithNext() {
            return new Slice(height, characters, true, head, drawing);
        }

        Slice under(Slice header) {
            return new Slice(height, characters, withNext, Optional.of(header), drawing);
        }
    }

    /** Below a table's header, at most. */
    private static final int RULE = 8;

    private static final int MOST_TOGETHER = 3;

    private final Typesetter setter;
    private final Look look;
    private final Pen pen;
    private final int width;
    private final int height;
    private final int pitch;

    /** For pages of that width and height. */
    Slices(Typesetter setter, Look look, Pen pen, int width, int height) {
        this.setter = setter;
        this.look = look;
        this.pen = pen;
        this.width = width;
        this.height = height;
        this.pitch = pen.px() == Pen.PIXELS ? look.pitch(Pen.PIXELS) : Math.round(pen.px() * 1.3f);
    }

    /** Section by section: what stands below a heading stays with it as long as a page holds it, else it is said again. */
    List<List<Slice>> of(Document document) {
        List<List<Slice>> sections = new ArrayList<>();
        List<Slice> section = new ArrayList<>();
        Optional<Slice> heading = Optional.empty();
        for (Document.Part part : document.parts()) {
            List<Slice> slices = of(part);
            if (part instanceof Document.Heading || part instanceof Document.Tally) {
                sections.add(section);
                section = new ArrayList<>();
                heading = part instanceof Document.Heading ? Optional.of(slices.get(0)) : Optional.empty();
                section.addAll(slices);
                continue;
            }
            boolean running = part instanceof Document.Text || part instanceof Document.Grid;
            for (Slice slice : running ? slices : together(slices)) {
                boolean belongs = part instanceof Document.Step || part instanceof Document.Fact;
                boolean alone = slice.head().isEmpty() && belongs;
                section.add(alone ? heading.map(slice::under).orElse(slice) : slice);
            }
        }
        sections.add(section);
        return sections.stream().filter(some -> !some.isEmpty()).toList();
    }

    /** A few lines that are one thing stay on one page. */
    private static List<Slice> together(List<Slice> slices) {
        List<Slice> kept = new ArrayList<>(slices);
        for (int i = 0; i < kept.size() - 1 && kept.size() <= MOST_TOGETHER; i++) {
            kept.set(i, kept.get(i).keptWithNext());
        }
        return kept;
    }

    private List<Slice> of(Document.Part part) {
        if (part instanceof Document.Text text) {
            return lines(text.text(), pen, 0, look.colours.text());
        }
        if (part instanceof Document.Heading heading) {
            Pen heavy = look.shortSide < 96 ? pen : look.bold(pen.px());
            List<Slice> lines = lines(heading.text(), heavy, 0, look.colours.accent());
            return lines.stream().map(Slice::keptWithNext).toList();
        }
        if (part instanceof Document.Fact fact) {
            return fact(fact.label(), fact.value());
        }
        if (part instanceof Document.Step step) {
            return step(step);
        }
        if (part instanceof Document.Remark remark) {
            Pen small = look.plain(Math.max(Pen.PIXELS, pen.px() * 3 / 4));
            return lines(remark.text(), small, 0, look.colours.faint());
        }
        if (part instanceof Document.Tally tally) {
            return new TallyBar(setter, look, pen, width, pitch).slices(tally);
        }
        return grid(((Document.Grid) part).account());
    }

    private List<Slice> lines(String text, Pen set, int indent, int colour) {
        int step = set.px() == pen.px() ? pitch : Sizes.loose(set.px());
        return setter.breaker().lines(text, set, width - indent).stream()
                .map(line -> new Slice(step, line.length(), (canvas, x, y) -> {
                    Box at = new Box(x + indent, y + (step - set.px()) / 2, width - indent, set.px());
                    setter.line(canvas, line, set, at, Typesetter.Align.LEFT, colour);
                }))
                .toList();
    }

    /** Label and value in one line, or the value below where that is too narrow. */
    private List<Slice> fact(String label, String value) {
        int faint = look.rgb ? look.colours.faint() : look.colours.title();
        int indent = setter.width(label, pen) + pen.px() / 2;
        if (setter.width(value, pen) > width - indent && width - indent < width * 6 / 10) {
            List<Slice> below = new ArrayList<>();
            lines(label, pen, 0, faint).forEach(slice -> below.add(slice.keptWithNext()));
            below.addAll(lines(value, pen, 0, look.colours.text()));
            return below;
        }
        List<Slice> slices = new ArrayList<>(lines(value, pen, indent, look.colours.text()));
        Slice first = slices.get(0);
        slices.set(0, new Slice(first.height(), first.characters() + label.length(), (canvas, x, y) -> {
            Box at = new Box(x, y + (pitch - pen.px()) / 2, indent, pen.px());
            setter.line(canvas, label, pen, at, Typesetter.Align.LEFT, faint);
            first.drawing().at(canvas, x, y);
        }));
        return slices;
    }

    private List<Slice> step(Document.Step step) {
        String number = String.valueOf(step.number());
        int badge = Math.max(pen.px(), setter.width(number, pen) + 4);
        List<Slice> slices = new ArrayList<>(lines(step.text(), pen, badge + pen.px() / 3, look.colours.text()));
        Slice first = slices.get(0);
        slices.set(0, new Slice(first.height(), first.characters() + 1, (canvas, x, y) -> {
            Box square = new Box(x, y + (pitch - pen.px()) / 2, badge, pen.px());
            canvas.fill(square, look.colours.accent());
            setter.line(canvas, number, pen, square, Typesetter.Align.CENTRE, look.colours.ground());
            first.drawing().at(canvas, x, y);
        }));
        return slices;
    }

    /** A table where one fits, if need be a little smaller, else each row as a name with its cells below. */
    private List<Slice> grid(Account account) {
        int least = Math.max(look.legible(), pen.px() * 3 / 4);
        Optional<TableSetting> whole = Sizes.down(pen.px(), Math.min(pen.px(), Math.max(Pen.OUTLINES, least))).stream()
                .map(px -> TableSetting.whole(setter, look, account, width, look.plain(px)))
                .flatMap(Optional::stream)
                .findFirst();
        return whole.or(() -> TableSetting.wrapped(setter, look, account, width, pen))
                .filter(table -> table.rows().stream()
                        .allMatch(row -> table.height(row) + table.height(table.header()) + RULE <= height))
                .map(table -> rows(table, account))
                .orElseGet(() -> cards(account));
    }

    private List<Slice> rows(TableSetting table, Account account) {
        Slice header = row(table, account, table.header(), look.colours.faint(), true);
        List<Slice> slices = new ArrayList<>();
        slices.add(header.keptWithNext());
        for (TableSetting.Row row : table.rows()) {
            boolean sum = row.kind() == TableSetting.Kind.SUM;
            slices.add(row(table, account, row, sum ? look.colours.accent() : look.colours.text(), false)
                    .under(header));
        }
        return slices;
    }

    private Slice row(TableSetting table, Account account, TableSetting.Row row, int ink, boolean ruled) {
        int rule = Math.min(RULE, Math.max(1, pen.px() / 16));
        int height = table.height(row) + (ruled ? rule : 0);
        return new Slice(height, row.characters(), (canvas, x, y) -> {
            table.draw(setter, canvas, row, new Box(x, y, width, table.height(row)), account.numeric(), ink);
            if (ruled) {
                Box line = new Box(x, y + table.height(row) - rule, width, rule);
                canvas.fill(look.joints().across(line), look.colours.accent());
            }
        });
    }

    private List<Slice> cards(Account account) {
        List<Slice> slices = new ArrayList<>();
        List<Account.Entry> entries = new ArrayList<>(account.records());
        account.sum().ifPresent(entries::add);
        for (Account.Entry entry : entries) {
            lines(entry.name(), pen, 0, look.colours.title()).forEach(line -> slices.add(line.keptWithNext()));
            for (int i = 1; i < entry.cells().size(); i++) {
                if (!entry.cells().get(i).isEmpty()) {
                    slices.addAll(fact(entry.columns().get(i), entry.cells().get(i)));
                }
            }
        }
        return slices;
    }
}
