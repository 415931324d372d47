package shiliu.player.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import shiliu.player.playlist.Media;

/** A stored film as a file of its own while it is played; its bytes were checked when they were read. One thread. */
final class FilmFile {
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
            fresh.toFile().deleteOnExit();
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
            // It goes when the program ends.
            file.ifPresent(left -> left.toFile().deleteOnExit());
        }
        file = Optional.empty();
    }
}
