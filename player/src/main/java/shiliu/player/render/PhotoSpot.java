package shiliu.player.render;

import java.time.LocalDate;
import java.util.Optional;

/** A photo beside the text, or above it on an upright screen, with the date below; and what room it leaves. */
record PhotoSpot(Raster picture, Box place, Box rest, Pen caption) {
    /** Smaller photos show nothing any more, least of all in dots. */
    private static final int LEAST = 48;

    private static final int LEAST_DITHERED = 96;

    static Optional<PhotoSpot> of(Look look, Box body, Raster photo, int leastText) {
        Pen caption = look.plain(Math.max(Pen.PIXELS, look.body * 3 / 4));
        int gap = Math.max(6, look.margin);
        int under = Sizes.loose(caption.px());
        if (look.height > look.width) {
            Raster scaled = Photos.contained(photo, body.width(), body.height() * 2 / 5);
            Box place =
                    new Box(body.x() + (body.width() - scaled.width()) / 2, body.y(), scaled.width(), scaled.height());
            Box rest = body.below(scaled.height() + under + gap);
            return Optional.of(new PhotoSpot(reduced(scaled, look), place, rest, caption));
        }
        Raster scaled = Photos.contained(photo, body.width() * 45 / 100, body.height() - under);
        Box rest = body.leftOf(scaled.width() + gap);
        if (rest.width() < leastText || scaled.height() < (look.rgb ? LEAST : LEAST_DITHERED)) {
            return Optional.empty();
        }
        Box place = new Box(body.right() - scaled.width(), body.y(), scaled.width(), scaled.height());
        return Optional.of(new PhotoSpot(reduced(scaled, look), place, rest, caption));
    }

    private static Raster reduced(Raster scaled, Look look) {
        return Photos.reduced(scaled, look.screen.colour());
    }

    void draw(Typesetter setter, Canvas canvas, Look look, LocalDate day) {
        boolean room = setter.width(Words.date(day), caption) <= place.width();
        String date = room ? Words.date(day) : Words.shortDate(day);
        canvas.draw(picture, place.x(), place.y());
        Box under = place.below(place.height() + caption.px() / 3);
        setter.line(canvas, date, caption, under, Typesetter.Align.RIGHT, look.colours.faint());
    }
}
