package shiliu.player.render;

import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Picture;

/** A picture that fills the screen. */
final class PicturePages {
    private final Look look;

    PicturePages(Look look) {
        this.look = look;
    }

    Rendition of(Picture picture, Raster decoded) {
        return new Stills(List.of(new Stills.Page(
                () -> draw(look, decoded, picture.fit(), picture.focus()), look.dwell.of(picture.airing(), 0))));
    }

    Rendition of(Picture picture, Apng moving) {
        MovingPicture reel = new MovingPicture(look, picture, moving);
        return new Film(reel, Film.length(picture.airing().dwell(), reel.endMillis(reel.count() - 1)));
    }

    static Canvas draw(Look look, Raster picture, Picture.Fit fit) {
        return draw(look, picture, fit, Optional.empty());
    }

    static Canvas draw(Look look, Raster picture, Picture.Fit fit, Optional<Picture.Focus> focus) {
        Raster scaled = switch (fit) {
            case CONTAIN -> Photos.contained(picture, look.width, look.height);
            case COVER -> Photos.covering(picture, look.width, look.height, focus.orElse(Picture.Focus.MIDDLE));
            case STRETCH ->
                Photos.scaled(picture, new Box(0, 0, picture.width(), picture.height()), look.width, look.height);
        };
        Canvas canvas = new Canvas(look.width, look.height, Palette.BLACK);
        Box place = look.all().centred(scaled.width(), scaled.height());
        canvas.draw(Photos.reduced(scaled, look.screen.colour()), place.x(), place.y());
        return canvas;
    }
}
