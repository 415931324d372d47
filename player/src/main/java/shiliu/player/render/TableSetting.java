package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table's type size, column widths and rows for a given width.
 *
 * @param gap between columns
 * @param header the columns' names
 * @param rows the totals last
 */
record TableSetting(Pen pen, int pitch, int gap, List<Integer> widths, Row header, List<Row> rows) {
    /** The cells of a row, each in one or more lines; a row that spans all columns has one cell. */
    record Row(List<List<String>> cells, Kind kind) {
        int lines() {
            return cells.stream().mapToInt(List::size).max().orElse(1);
        }

        int characters() {
            return cells.stream().flatMap(List::stream).mapToInt(String::length).sum();
        }
    }

    /** What a row is. */
    enum Kind {
        HEADER,
        PLAIN,
        SUM
    }

    private static final int LEAST_WRAPPED = 5;

    /** The table as large as fits, on one page rather than larger, and with no cell broken rather than larger; empty where no way fits. */
    static Optional<TableSetting> of(Typesetter setter, Look look, Account account, int width, int height) {
        int most = Sizes.settable(look.body * 13 / 10);
        int least = Math.min(look.body, Math.max(look.legible(), look.body * 3 / 4));
        Optional<TableSetting> largest = Optional.empty();
        for (int px : Sizes.down(most, Math.max(Pen.OUTLINES, least))) {
            Setter at = new Setter(setter, look, account, width, look.plain(px));
            // Most sizes are out of the question before any cell is set.
            if (largest.isPresent() && at.leastHeight() > height) {
                continue;
            }
            Optional<TableSetting> whole = at.whole();
            if (whole.filter(table -> table.height() <= height).isPresent()) {
                return whole;
            }
            largest = largest.or(() -> whole);
        }
        Setter usual = new Setter(setter, look, account, width, look.plain(look.body));
        Setter small = new Setter(setter, look, account, width, look.plain(Pen.PIXELS));
        return largest.or(usual::wrapped).or(small::whole).or(small::wrapped);
    }

    /** At one size with no cell broken; empty where that does not fit. */
    static Optional<TableSetting> whole(Typesetter setter, Look look, Account account, int width, Pen pen) {
        return new Setter(setter, look, account, width, pen).whole();
    }

    /** At one size, the widest column of words broken; empty where that does not fit either. */
    static Optional<TableSetting> wrapped(Typesetter setter, Look look, Account account, int width, Pen pen) {
        return new Setter(setter, look, account, width, pen).wrapped();
    }

    /** The same with its rows further apart, so that those of one page fill {@code room}; at most twice as far. */
    TableSetting spread(int room) {
        int spare = (room - height()) / (rows.size() + 1);
        return spare <= 0
                ? this
                : new TableSetting(pen, pitch + Math.min(spare, pen.px() / 2), gap, widths, header, rows);
    }

    /** Of all rows and the header. */
    private int height() {
        return height(header) + rows.stream().mapToInt(this::height).sum();
    }

    int height(Row row) {
        return textHeight(row) + underHeader(row);
    }

    private int textHeight(Row row) {
        return (row.lines() - 1) * lineHeight() + pitch;
    }

    /** Letters of the pixel font fill their rows: the rule below the header needs its own, and one between. */
    private int underHeader(Row row) {
        return row.kind() == Kind.HEADER && pen.px() == Pen.PIXELS ? 2 : 0;
    }

    private int lineHeight() {
        return Sizes.tight(pen.px()) + (pen.px() == Pen.PIXELS ? 1 : 0);
    }

    /** Rows packed into pages of {@code room} pixels below the header. */
    List<List<Row>> pages(int room) {
        List<List<Row>> pages = new ArrayList<>();
        List<Row> page = new ArrayList<>();
        int used = 0;
        for (Row row : rows) {
            if (!page.isEmpty() && used + height(row) > room) {
                pages.add(page);
                page = new ArrayList<>();
                used = 0;
            }
            page.add(row);
            used += height(row);
        }
        pages.add(page);
        // The totals do not stand alone: the row above goes with them.
        List<Row> before = pages.size() < 2 ? page : pages.get(pages.size() - 2);
        if (page.size() == 1
                && before.size() > 2
                && height(page.get(0)) + height(before.get(before.size() - 1)) <= room) {
            page.add(0, before.remove(before.size() - 1));
        }
        return pages;
    }

    /** Draws the row at the top of {@code at}; {@code numeric} says which columns stand at their right edge. */
    void draw(Typesetter setter, Canvas canvas, Row row, Box at, List<Boolean> numeric, int colour) {
        int x = at.x();
        boolean spans = row.cells().size() == 1 && widths.size() > 1;
        for (int column = 0; column < row.cells().size(); column++) {
            int width = spans ? at.width() : widths.get(column);
            List<String> lines = row.cells().get(column);
            int top = at.y() + (textHeight(row) - (lines.size() - 1) * lineHeight() - pen.px()) / 2;
            boolean right = !spans && numeric.get(column);
            Typesetter.Block block = new Typesetter.Block(lines, pen, lineHeight());
            setter.draw(
                    canvas,
                    block,
                    new Box(x, top, width, 0),
                    right ? Typesetter.Align.RIGHT : Typesetter.Align.LEFT,
                    colour);
            x += width + gap;
        }
    }

    /** Sets one table at one size. */
    private record Setter(Typesetter setter, Look look, Account account, int width, Pen pen) {
        int gap() {
            return Math.max(pen.px() * 3 / 4, 10);
        }

        /** From row to row of one line. */
        int pitch() {
            return pen.px() == Pen.PIXELS ? 18 : Math.round(pen.px() * 1.5f);
        }

        /** Of the header and all rows where each has one line. */
        int leastHeight() {
            return pitch() * (1 + account.records().size() + (account.sum().isPresent() ? 1 : 0));
        }

        int gaps() {
            return gap() * (account.columns().size() - 1);
        }

        List<Integer> natural() {
            return IntStream.range(0, account.columns().size())
                    .mapToObj(column -> {
                        IntStream cells = account.records().stream()
                                .mapToInt(r -> setter.width(r.cells().get(column), pen));
                        int sum = account.sumInTable()
                                ? account.sum()
                                        .map(s -> setter.width(s.cells().get(column), pen))
                                        .orElse(0)
                                : 0;
                        int head = setter.width(account.columns().get(column), pen);
                        return Math.max(Math.max(head, sum), cells.max().orElse(0));
                    })
                    .toList();
        }

        /** No cell broken. */
        Optional<TableSetting> whole() {
            List<Integer> natural = natural();
            boolean fits = natural.stream().mapToInt(w -> w).sum() + gaps() <= width;
            return fits ? Optional.of(set(natural)) : Optional.empty();
        }

        /** The widest column of words gives way, as long as enough characters stay in a line. */
        Optional<TableSetting> wrapped() {
            List<Integer> widths = new ArrayList<>(natural());
            int widest = IntStream.range(0, widths.size())
                    .filter(i -> !account.numeric().get(i))
                    .boxed()
                    .max((a, b) -> widths.get(a) - widths.get(b))
                    .orElse(0);
            int others = widths.stream().mapToInt(w -> w).sum() - widths.get(widest);
            int left = width - gaps() - others;
            if (left < LEAST_WRAPPED * pen.px()) {
                return Optional.empty();
            }
            widths.set(widest, Math.min(left, widths.get(widest)));
            return Optional.of(set(widths));
        }

        TableSetting set(List<Integer> wanted) {
            // What is to spare goes between the columns, the first column taking its share as well.
            int spare = width - gaps() - wanted.stream().mapToInt(w -> w).sum();
            int share = spare / wanted.size();
            List<Integer> widths = wanted.stream().map(w -> w + share).toList();
            List<Row> rows = new ArrayList<>();
            account.records().forEach(r -> rows.add(row(r.cells(), widths, Kind.PLAIN)));
            account.sum()
                    .ifPresent(sum -> rows.add(
                            account.sumInTable()
                                    ? row(sum.cells(), widths, Kind.SUM)
                                    : row(List.of(sum.sentence()), List.of(width), Kind.SUM)));
            return new TableSetting(pen, pitch(), gap(), widths, row(account.columns(), widths, Kind.HEADER), rows);
        }

        private Row row(List<String> cells, List<Integer> widths, Kind kind) {
            List<List<String>> lines = IntStream.range(0, cells.size())
                    .mapToObj(i -> setter.breaker().balanced(cells.get(i), pen, widths.get(i), LineBreaker.Places.ANY))
                    .toList();
            return new Row(lines, kind);
        }
    }
}
