package shiliu.controller.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.MediaSource;

/**
 * Pictures in memory, and films in a folder that nobody else can read, because they are played from a file; it is gone when this
 * is closed. Not thread-safe.
 */
public final class MediaFolder implements MediaSource, AutoCloseable {
    private static final String FILM = "video/";

    private final Map<Sha256, byte[]> bytes;
    private final Map<Sha256, Path> films = new HashMap<>();
    private Optional<Path> folder = Optional.empty();

    /** Of bytes whose hashes were checked. */
    public MediaFolder(Map<Sha256, byte[]> bytes) {
        this.bytes = bytes;
    }

    @Override
    public byte[] bytes(Media media) throws IOException {
        return Optional.ofNullable(bytes.get(media.sha256()))
                .orElseThrow(() -> new IOException("a picture that the item does not name"));
    }

    @Override
    public Optional<Path> file(Media media) throws IOException {
        if (!media.type().startsWith(FILM)) {
            return Optional.empty();
        }
        Path known = films.get(media.sha256());
        if (known == null) {
            if (folder.isEmpty()) {
                folder = Optional.of(Files.createTempDirectory("shiliu-film"));
            }
            known = Files.write(folder.get().resolve(media.sha256().hex() + ".mp4"), bytes(media));
            films.put(media.sha256(), known);
        }
        return Optional.of(known);
    }

    @Override
    public void close() {
        try {
            for (Path film : films.values()) {
                Files.deleteIfExists(film);
            }
            if (folder.isPresent()) {
                Files.deleteIfExists(folder.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary film cannot be removed", e);
        }
    }
}
