package shiliu.player.render;

import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Airing;

/** A QR code alone on its page, as large as fits, with words beside or below it where there is room. */
record CodePage(Typesetter setter, Look look, Airing airing) {
    /** Empty where the screen is too small for {@code text} to be scanned. */
    Optional<Stills.Page> of(String text, int characters) {
        return QrPainter.fit(text, look.shortSide)
                .map(code ->
                        new Stills.Page(() -> draw(code), look.dwell.toScan(airing, Words.SCAN.length() + characters)));
    }

    private Canvas draw(QrPainter.Code code) {
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
        List<Integer> sizes = Sizes.down(Math.min(words.height(), look.body * 2), Pen.PIXELS);
        setter.largest(Words.SCAN, look.bold(look.body), sizes, words).ifPresent(block -> {
            Box at = words.centred(words.width(), block.height());
            setter.draw(canvas, block, at, Typesetter.Align.CENTRE, look.colours.title());
        });
        return canvas;
    }
}
