package shiliu.player.render;

import java.io.IOException;
import shiliu.player.playlist.Media;

/** Where the bytes of pictures come from. */
public interface MediaSource {
    /** The stored bytes, whose hash was checked. */
    byte[] bytes(Media media) throws IOException;
}
