package shiliu.player.render;

import java.io.IOException;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.playlist.Media;

/**
 * An item's picture, decoded.
 *
 * @param still the picture, or the first one of those that follow each other; black for a film
 * @param moving all of them, where there are several
 * @param film where a film is
 */
record Shown(Raster still, Optional<Apng> moving, Optional<FilmFile> film) {
    private static final String VIDEO = "video/";

    static Shown of(Media wanted, MediaSource media) throws RenderException {
        try {
            if (wanted.type().startsWith(VIDEO)) {
                return film(wanted, media);
            }
            byte[] bytes = media.bytes(wanted);
            Optional<Apng> moving = Apng.read(bytes);
            Raster still = moving.isPresent() ? moving.get().frame(0) : PictureReader.read(bytes);
            return new Shown(still, moving, Optional.empty());
        } catch (IOException e) {
            throw new RenderException(Message.of("render.picture-missing", wanted.sha256()), e);
        } catch (PictureException e) {
            throw new RenderException(e.sentence(), e);
        }
    }

    private static Shown film(Media wanted, MediaSource media) throws RenderException {
        if (!Videos.available()) {
            throw new RenderException(Message.of("render.no-ffmpeg"));
        }
        return new Shown(new Raster(1, 1, new int[1]), Optional.empty(), Optional.of(new FilmFile(wanted, media)));
    }
}
