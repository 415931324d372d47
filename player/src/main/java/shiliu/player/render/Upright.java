package shiliu.player.render;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import shiliu.player.playlist.Airing;

/**
 * Text from top to bottom on narrow upright screens: Han columns from right to left, two digits side by side, punctuation in
 * its upright forms; Mongolian lies on its side in columns of its own, left of the Han ones, as it is written.
 */
final class Upright {
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("，", "︐"),
            Map.entry("、", "︑"),
            Map.entry("。", "︒"),
            Map.entry("：", "︓"),
            Map.entry("；", "︔"),
            Map.entry("！", "︕"),
            Map.entry("？", "︖"),
            Map.entry("（", "︵"),
            Map.entry("）", "︶"),
            Map.entry("《", "︽"),
            Map.entry("》", "︾"),
            Map.entry("“", "﹁"),
            Map.entry("”", "﹂"),
            Map.entry("【", "︻"),
            Map.entry("】", "︼"),
            Map.entry("—", "︱"),
            Map.entry("–", "︱"),
            Map.entry("-", "︱"),
            Map.entry("…", "︙"));
    /** The year has no room. */
    private static final Pattern DATE = Pattern.compile("\\d{4}(?:-|年)(\\d{1,2})(?:-|月)(\\d{1,2})日?");

    private static final String NEVER_FIRST = "︐︑︒︓︔︕︖︶︾﹂︼";

    private final Typesetter setter;
    private final Look look;
    private final Airing airing;

    Upright(Typesetter setter, Look look, Airing airing) {
        this.setter = setter;
        this.look = look;
        this.airing = airing;
    }

    /** The first page of {@code texts}. */
    Canvas page(List<String> texts) {
        return pages(texts, look.width).canvas(0);
    }

    /** One column: cells from top to bottom, or a line that lies on its side. */
    private record Column(List<String> cells, Optional<String> lying) {
        int characters() {
            return cells.stream().mapToInt(String::length).sum()
                    + lying.map(String::length).orElse(0);
        }
    }

    /** As large as lets all of it stand on one page, else as many pages as need be. */
    Stills pages(List<String> texts, int largest) {
        List<Integer> sizes = Sizes.down(Math.min(look.width, Math.max(largest, Pen.PIXELS)), Pen.PIXELS);
        int legible = Sizes.settable(Math.min(look.width, look.legible()));
        for (int px : sizes) {
            List<Column> columns = columns(texts, look.plain(px));
            boolean fits = columns.size() * px <= look.width && broken(texts, columns);
            if (fits || px <= legible) {
                return pages(columns, look.plain(px));
            }
        }
        return pages(columns(texts, look.plain(Pen.PIXELS)), look.plain(Pen.PIXELS));
    }

    /** Whether large letters leave whole texts in their columns: one column to a text reads best. */
    private static boolean broken(List<String> texts, List<Column> columns) {
        return columns.size() <= Math.max(2, texts.size());
    }

    private Stills pages(List<Column> columns, Pen pen) {
        int across = Math.max(1, look.width / pen.px());
        List<Stills.Page> pages = new ArrayList<>();
        for (List<Column> part : Paging.even(columns, across)) {
            int characters = part.stream().mapToInt(Column::characters).sum();
            pages.add(new Stills.Page(() -> draw(part, pen), look.dwell.of(airing, characters)));
        }
        return new Stills(pages);
    }

    private List<Column> columns(List<String> texts, Pen pen) {
        int rows = Math.max(1, look.height / pen.px());
        List<Column> columns = new ArrayList<>();
        List<Column> lying = new ArrayList<>();
        for (String text : texts) {
            if (mongolian(text)) {
                setter.breaker()
                        .lines(text, pen, look.height)
                        .forEach(line -> lying.add(new Column(List.of(), Optional.of(line))));
            } else {
                String dated = DATE.matcher(text).replaceAll(found -> date(found.group(1), found.group(2)));
                columns.addAll(standing(cells(dated), rows));
            }
        }
        columns.addAll(lying);
        return columns;
    }

    private static String date(String month, String day) {
        return Integer.parseInt(month) + "月" + Integer.parseInt(day) + "日";
    }

    private static boolean mongolian(String text) {
        return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.MONGOLIAN);
    }

    private static List<Column> standing(List<String> cells, int rows) {
        List<Column> columns = new ArrayList<>();
        int from = 0;
        while (from < cells.size()) {
            int to = Math.min(cells.size(), from + rows);
            // No comma begins a column: it takes the character before it along.
            boolean comma = to < cells.size() && NEVER_FIRST.contains(cells.get(to));
            to -= comma && to - from > 1 ? 1 : 0;
            columns.add(new Column(List.copyOf(cells.subList(from, to)), Optional.empty()));
            from = to;
        }
        return columns;
    }

    private static List<String> cells(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(ULocale.CHINA);
        breaks.setText(text);
        List<String> cells = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String cell = text.substring(from, to);
            boolean digit = cell.length() == 1 && Character.isDigit(cell.charAt(0));
            int last = cells.size() - 1;
            boolean pair = digit && last >= 0 && cells.get(last).matches("[0-9]") && single(text, from);
            if (pair) {
                cells.set(last, cells.get(last) + cell);
            } else if (!cell.isBlank()) {
                cells.add(FORMS.getOrDefault(cell, cell));
            }
            from = to;
        }
        return cells;
    }

    /** Whether the digit at {@code at} ends a number of exactly two digits. */
    private static boolean single(String text, int at) {
        boolean before = at >= 2 && Character.isDigit(text.charAt(at - 2));
        boolean after = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        return !before && !after;
    }

    private Canvas draw(List<Column> columns, Pen pen) {
        Canvas canvas = look.canvas();
        int px = pen.px();
        int most = columns.stream().mapToInt(c -> c.cells().size()).max().orElse(1);
        int pitch = Math.max(px, Math.min(px * 5 / 4, most < 2 ? px : (look.height - px) / (most - 1)));
        int spare = (look.width - columns.size() * px) / (columns.size() + 1);
        for (int i = 0; i < columns.size(); i++) {
            int x = look.width - (i + 1) * (px + spare);
            Column column = columns.get(i);
            if (column.lying().isPresent()) {
                lay(canvas, column.lying().get(), pen, x);
                continue;
            }
            int y = (look.height - (most - 1) * pitch - px) / 2;
            for (String cell : column.cells()) {
                // Two digits that are wider than a cell stand a little smaller.
                Pen own = setter.width(cell, pen) > px ? look.plain(Math.max(Pen.PIXELS, px * 7 / 8)) : pen;
                int down = (px - own.px()) / 2;
                setter.line(
                        canvas, cell, own, new Box(x, y + down, px, px), Typesetter.Align.CENTRE, look.colours.title());
                y += pitch;
            }
        }
        return canvas;
    }

    /** Turned a quarter clockwise, in the column that begins at {@code x}. */
    private void lay(Canvas canvas, String text, Pen pen, int x) {
        int length = Math.max(1, Math.min(look.height, setter.width(text, pen)));
        Canvas line = new Canvas(length, pen.px(), look.colours.ground());
        setter.line(line, text, pen, new Box(0, 0, length, pen.px()), Typesetter.Align.LEFT, look.colours.faint());
        int top = (look.height - length) / 2;
        for (int along = 0; along < length; along++) {
            for (int across = 0; across < pen.px(); across++) {
                int column = x + pen.px() - 1 - across;
                boolean inside = column >= 0 && column < look.width;
                if (inside) {
                    canvas.row(top + along)[column] = line.pixel(along, across);
                }
            }
        }
    }
}
