package shiliu.controller.intake;

import java.nio.file.Path;
import shiliu.player.render.PictureException;
import shiliu.player.render.Videos;

/** What makes films safe; it may not be on this machine. */
public interface Films {
    /** {@code ffmpeg} as it is found on this machine. */
    Films HERE = new Films() {
        @Override
        public boolean available() {
            return Videos.available();
        }

        @Override
        public Videos.Normal normalise(Path film, Path folder) throws PictureException {
            return Videos.normalise(film, folder);
        }

        @Override
        public Videos.Normal normalise(Path film, Path folder, int most) throws PictureException {
            return Videos.normalise(film, folder, most);
        }
    };

    /** Whether films can be taken here. */
    boolean available();

    /** Writes {@code film} anew, without sound and metadata, into {@code folder}. */
    Videos.Normal normalise(Path film, Path folder) throws PictureException;

    /** The same in at most {@code most} bytes. */
    default Videos.Normal normalise(Path film, Path folder, int most) throws PictureException {
        return normalise(film, folder);
    }
}
