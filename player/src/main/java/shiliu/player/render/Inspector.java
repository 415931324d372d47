package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import shiliu.player.message.Message;
import shiliu.player.playlist.Item;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/** Plays an item once and looks at what was written where: cut, overlapping, too small, too fast, unreadable codes. */
final class Inspector {
    /** Nobody reads faster than that from across a square. */
    private static final int MOST_CHARACTERS_A_SECOND = 8;

    private static final Frame NOTHING = Frame.black(1, 1);
    private static final int MOST_SAMPLES = 100;
    private static final Duration LONG = Duration.ofMinutes(10);
    /** A telephone reads a code from about ten times its side. */
    private static final int REACH = 10;
    /** Whoever wants to scan comes to a third of the distance from which people read. */
    private static final int NEARER = 3;

    private final FontSet fonts;
    private final Screen screen;
    private final Look look;
    private final Ink ink;
    private final List<Inspection.Page> pages = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final boolean keeps;
    /** What is still to be found on a page. */
    private Optional<String> code = Optional.empty();

    /** @param keeps whether the pages' pictures are wanted; those of a wall are large */
    Inspector(FontSet fonts, Screen screen, Ink ink, boolean keeps) {
        this.keeps = keeps;
        this.fonts = fonts;
        this.screen = screen;
        this.look = new Look(screen, Palette.Theme.NEWS);
        this.ink = ink;
    }

    Inspection inspect(Item item, Rendition rendition) {
        code = screen.letters().isPresent() ? Optional.empty() : wanted(item).map(QrPainter::upper);
        if (rendition.moves()) {
            moving(rendition);
        } else {
            standing(item, rendition);
        }
        code.ifPresent(missing -> noCode());
        if (!item.media().isEmpty() && !rendition.pictured()) {
            add(Finding.Kind.PICTURE, 0, look.all(), false, Message.of("render.find.picture", screen.size()));
        }
        tooLong(rendition.length());
        return new Inspection(pages, rendition.length(), rendition.moves(), findings);
    }

    /** What runs through is set before it is first shown. */
    private void moving(Rendition rendition) {
        List<Frame> proofs = rendition.proofs();
        Duration share = rendition.length().dividedBy(proofs.size());
        proofs.forEach(frame -> page(frame, share));
        written(0, false);
    }

    private void standing(Item item, Rendition rendition) {
        Optional<Duration> at = Optional.of(Duration.ZERO);
        while (at.isPresent() && pages.size() < MOST_SAMPLES) {
            ink.clear();
            Frame frame = rendition.at(at.get());
            Optional<Duration> next = rendition.nextChange(at.get());
            Duration dwell = next.orElse(rendition.length()).minus(at.get());
            page(frame, dwell);
            int page = pages.size() - 1;
            written(page, screen.letters().isEmpty());
            hurried(item, page, dwell);
            at = next;
        }
    }

    /** @param onScreen whether the canvas is the screen; a strip that runs through is wider */
    private void written(int page, boolean onScreen) {
        List<Ink.Line> lines = ink.lines();
        for (int i = 0; i < lines.size(); i++) {
            Ink.Line line = lines.get(i);
            Box box = line.box();
            boolean cut = box.x() < 0
                    || box.y() < 0
                    || box.right() > line.canvas().width
                    || box.bottom() > line.canvas().height;
            if (cut && (onScreen || box.y() < 0 || box.bottom() > line.canvas().height)) {
                add(Finding.Kind.CUT, page, box, true, Message.of("render.find.cut", line.text()));
            }
            if (line.pen().px() < look.legible()) {
                int metres = (int) Math.floor(line.pen().px() * screen.pitchMm() * 300 / 1000);
                add(Finding.Kind.SMALL, page, box, false, Message.of("render.find.small", line.text(), metres));
            }
            String strange = strange(line.text());
            if (!strange.isEmpty()) {
                add(Finding.Kind.GLYPH, page, box, true, Message.of("render.find.glyph", strange));
            }
            for (int k = i + 1; k < lines.size(); k++) {
                Ink.Line other = lines.get(k);
                if (other.canvas() == line.canvas() && overlap(line, other)) {
                    add(
                            Finding.Kind.OVERLAP,
                            page,
                            box,
                            true,
                            Message.of("render.find.overlap", line.text(), other.text()));
                }
            }
        }
    }

    /** By more than the row or column by which a bold stroke may reach over. */
    private static boolean overlap(Ink.Line a, Ink.Line b) {
        return overlap(a.box(), b.box())
                && a.letters().stream().anyMatch(one -> b.letters().stream().anyMatch(two -> overlap(one, two)));
    }

    private static boolean overlap(Box a, Box b) {
        int across = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
        int down = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
        return across > 1 && down > 1;
    }

    private String strange(String text) {
        return text.codePoints()
                .filter(c -> !fonts.has(c))
                .distinct()
                .mapToObj(c -> String.format(Locale.ROOT, "%s (U+%04X)", Character.toString(c), c))
                .collect(Collectors.joining(", "));
    }

    private void hurried(Item item, int page, Duration dwell) {
        int characters =
                ink.lines().stream().mapToInt(line -> line.text().length()).sum();
        if (item.airing().dwell().isPresent() && characters * 1000L > dwell.toMillis() * MOST_CHARACTERS_A_SECOND) {
            int seconds = (characters + 3) / 4;
            add(
                    Finding.Kind.FAST,
                    page,
                    look.all(),
                    false,
                    Message.of("render.find.fast", characters, dwell.toSeconds(), seconds));
        }
    }

    /** A play of more than an hour is taken by no screen; one of ten minutes keeps all others waiting. */
    private void tooLong(Duration length) {
        if (length.compareTo(LONG) > 0) {
            boolean never = length.compareTo(Rendition.LONGEST) > 0;
            String code = never ? "render.find.never" : "render.find.long";
            add(Finding.Kind.LONG, 0, look.all(), never, Message.of(code, length.toMinutes()));
        }
    }

    /** Keeps the page, or only that there was one, and looks for the code on it. */
    private void page(Frame frame, Duration dwell) {
        pages.add(new Inspection.Page(keeps ? frame : NOTHING, dwell));
        Optional<QrReader.Found> found = code.flatMap(
                text -> QrReader.read(frame).filter(read -> read.text().equals(text)));
        if (found.isPresent()) {
            code = Optional.empty();
            double metres = found.get().side() * screen.pitchMm() * REACH / 1000;
            if (metres * NEARER < screen.distanceM()) {
                String near = String.format(Locale.ROOT, "%.1f", metres);
                add(Finding.Kind.CODE, pages.size() - 1, look.all(), false, Message.of("render.find.code-near", near));
            }
        }
    }

    private void noCode() {
        String why = look.strip() ? "render.find.code-strip" : "render.find.code-small";
        add(Finding.Kind.CODE, 0, look.all(), !look.strip(), Message.of(why, screen.size()));
    }

    private static Optional<String> wanted(Item item) {
        return item.match(new CodeOf());
    }

    private void add(Finding.Kind kind, int page, Box box, boolean refuses, Message message) {
        findings.add(Finding.on(kind, page, box, refuses, message));
    }
}
