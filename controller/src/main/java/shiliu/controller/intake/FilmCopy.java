package shiliu.controller.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.PictureException;
import shiliu.player.render.Videos;

/** Has films written anew in a folder that nobody else can read and that is gone afterwards, whatever happens. */
final class FilmCopy {
    private final Films films;

    FilmCopy(Films films) {
        this.films = films;
    }

    /** Takes the bytes of a film as it is stored, and what they are. */
    interface Keeper {
        Optional<Media> keep(byte[] mp4, Media media);
    }

    boolean available() {
        return films.available();
    }

    /** The film in {@code bytes}, whose first bytes say that it is of {@code kind}. */
    Optional<Media> of(MediaKind kind, byte[] bytes, Keeper keeper) throws PictureException {
        try {
            Path folder = Files.createTempDirectory("shiliu-film");
            try {
                String ending = kind.name().toLowerCase(java.util.Locale.ROOT);
                Path raw = Files.write(folder.resolve("raw." + ending), bytes);
                Videos.Normal normal = films.normalise(raw, folder);
                byte[] mp4 = Files.readAllBytes(normal.file());
                Media media = new Media(
                        Sha256.of(mp4),
                        "video/mp4",
                        normal.width(),
                        normal.height(),
                        mp4.length,
                        Optional.of(normal.millis()));
                return keeper.keep(mp4, media);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for temporary files is full or read-only", e);
        }
    }

    /** The folder and the files in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
