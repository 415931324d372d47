package shiliu.player.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.playlist.Media;

/** A stored film as a file of its own while it is played; its bytes were checked when they were read. One thread. */
final class FilmFile {
    private static final Logger LOG = LoggerFactory.getLogger(FilmFile.class);

    private final Media media;
    private final MediaSource source;
    private Optional<Path> file = Optional.empty();

    FilmFile(Media media, MediaSource source) {
        this.media = media;
        this.source = source;
    }

    /** Writes the file, if it is not there. */
    Path open() throws IOException {
        if (file.isEmpty()) {
            Path fresh = Files.createTempFile("shiliu-film", ".mp4");
            file = Optional.of(fresh);
            Files.write(fresh, source.bytes(media));
        }
        return file.get();
    }

    void delete() {
        try {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            // It is in the folder for what may go.
            LOG.debug("a film was not deleted: {}", e.toString());
        }
        file = Optional.empty();
    }
}
