package shiliu.player.render;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Airing;

/** A QR code alone on its page, as large as fits, with words beside or below it where there is room. */
record CodePage(Typesetter setter, Look look, Airing airing) {
    /** Empty where the screen is too small for {@code text} to be scanned; {@code title} says what it is about. */
    Optional<Stills.Page> of(String text, String title) {
        Duration dwell = look.dwell.toScan(airing, Words.SCAN.length() + title.length());
        return QrPainter.fit(text, look.shortSide).map(code -> new Stills.Page(() -> draw(code, title), dwell));
    }

    private Canvas draw(QrPainter.Code code, String title) {
        Canvas canvas = look.canvas();
        boolean upright = look.height > look.width;
        int free = (upright ? look.height : look.width) - code.side();
        Box words = upright
                ? new Box(look.margin, code.side(), look.width - 2 * look.margin, free - look.margin)
                : new Box(code.side(), 0, free, look.height).inset(Math.max(2, look.margin), look.margin);
        boolean room = Math.min(words.width(), words.height()) >= 2 * Pen.PIXELS;
        if (!room) {
            Box middle = look.all().centred(code.side(), code.side());
            QrPainter.draw(canvas, code, middle.x(), middle.y(), look.screen.colour());
            return canvas;
        }
        int x = upright ? (look.width - code.side()) / 2 : 0;
        int y = upright ? 0 : (look.height - code.side()) / 2;
        QrPainter.draw(canvas, code, x, y, look.screen.colour());
        List<Stack.Entry> what = List.of(
                new Stack.Entry(title, 0.8, look.colours.text()), new Stack.Entry(Words.SCAN, 1, look.colours.title()));
        new Stack(setter, look, words, what)
                .fit()
                .or(() -> new Stack(setter, look, words, what.subList(1, 2)).fit())
                .ifPresent(stack -> stack.on(canvas));
        return canvas;
    }
}
