package shiliu.player.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import shiliu.player.playlist.Media;

/** Where the bytes of pictures come from. */
public interface MediaSource {
    /** The stored bytes, whose hash was checked. */
    byte[] bytes(Media media) throws IOException;

    /** Where they are on disk, if they are: films are played from there. */
    default Optional<Path> file(Media media) throws IOException {
        return Optional.empty();
    }
}
