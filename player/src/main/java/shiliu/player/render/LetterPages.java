package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Airing;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Writing;

/**
 * An item on a card that writes text only: pages of lines in the card's letters; on a screen of one line it runs through.
 * The frames are what such a card should show, drawn with our font: they stand for the page, they are not sent.
 */
final class LetterPages {
    /** In characters: a card takes about 460 bytes. */
    private static final int MOST = 200;
    /** As the card scrolls, about. */
    private static final double CHARACTERS_A_SECOND = 3.5;

    private static final int HALF = 0x80;

    private final Typesetter setter;
    private final Look look;
    private final Pen pen;
    private final Airing airing;

    LetterPages(Typesetter setter, Screen screen, Palette.Theme theme, Airing airing) {
        this.setter = setter;
        this.look = new Look(screen, theme);
        this.pen = new Pen(screen.letters().orElse(Pen.PIXELS), false, false);
        this.airing = airing;
    }

    Rendition of(List<String> sentences) {
        int rows = Math.max(1, look.height / pen.px());
        return new Stills(rows == 1 ? running(sentences) : standing(sentences, rows));
    }

    /** What the card is to write when nothing valid is left. */
    Writing card(String text) {
        return writing(List.of(text), Writing.Motion.STILL);
    }

    /** The first of {@code lines} that the screen has room for, else the last. */
    String fitting(List<String> lines) {
        return lines.stream()
                .filter(line -> setter.width(line, pen) <= look.width)
                .findFirst()
                .orElse(lines.get(lines.size() - 1));
    }

    private List<Stills.Page> standing(List<String> sentences, int rows) {
        List<String> lines = new ArrayList<>();
        sentences.forEach(text -> lines.addAll(setter.breaker().lines(text, pen, look.width)));
        int columns = Math.max(1, look.width / pen.px());
        List<Stills.Page> pages = new ArrayList<>();
        for (List<String> part : Paging.even(lines, Math.max(1, Math.min(rows, MOST / columns)))) {
            int characters = part.stream().mapToInt(String::length).sum();
            pages.add(page(part, Writing.Motion.STILL, look.dwell.of(airing, characters)));
        }
        return pages;
    }

    private List<Stills.Page> running(List<String> sentences) {
        List<Stills.Page> pages = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String sentence : sentences) {
            for (String phrase : setter.breaker().phrases(sentence + "　")) {
                for (String piece : setter.breaker().lines(phrase, pen, MOST * pen.px() / 2)) {
                    if (line.length() + piece.length() > MOST) {
                        pages.add(run(line.toString().strip()));
                        line.setLength(0);
                    }
                    line.append(piece);
                }
            }
            line.append('　');
        }
        pages.add(run(line.toString().strip()));
        return pages;
    }

    private Stills.Page run(String line) {
        if (setter.width(line, pen) <= look.width) {
            return page(List.of(line), Writing.Motion.STILL, look.dwell.of(airing, line.length()));
        }
        double characters = (setter.width(line, pen) + look.width) / (double) pen.px();
        Duration through = Duration.ofMillis(Math.round(characters / CHARACTERS_A_SECOND * 1000));
        Duration wanted = airing.dwell().orElse(Duration.ZERO);
        return page(List.of(line), Writing.Motion.MARQUEE, wanted.compareTo(through) > 0 ? wanted : through);
    }

    private Stills.Page page(List<String> lines, Writing.Motion motion, Duration dwell) {
        return new Stills.Page(() -> draw(lines), dwell, Optional.of(writing(lines, motion)));
    }

    private Writing writing(List<String> lines, Writing.Motion motion) {
        // An empty line would fall together on the card.
        List<String> written =
                lines.stream().map(line -> line.isEmpty() ? " " : line).toList();
        return new Writing(written, pen.px(), colour(), motion);
    }

    private Canvas draw(List<String> lines) {
        Canvas canvas = new Canvas(look.width, look.height, Palette.BLACK);
        Typesetter.Block block = new Typesetter.Block(lines, pen, pen.px());
        int top = Math.max(0, (look.height - block.height()) / 2);
        boolean over = lines.size() == 1 && setter.width(lines.get(0), pen) > look.width;
        Typesetter.Align align = over ? Typesetter.Align.LEFT : Typesetter.Align.CENTRE;
        setter.draw(canvas, block, new Box(0, top, look.width, block.height()), align, colour());
        return canvas;
    }

    /** The nearest of the eight colours that cards write in. */
    private int colour() {
        int wanted = look.colours.title();
        int near = 0;
        for (int channel = 0; channel < 24; channel += 8) {
            near |= (wanted >> channel & 0xFF) >= HALF ? 0xFF << channel : 0;
        }
        return near;
    }
}
