package shiliu.controller.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shiliu.player.config.LocatedYaml;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;
import shiliu.player.config.Quote;
import shiliu.player.message.Message;

/** A document on disk and the ordinary files in its folder; links are not followed. */
final class FolderFiles implements PlaylistFiles {
    private static final int MOST_NAMES = 1000;

    private final Path document;
    private final LargeFilms films;

    FolderFiles(Path document) {
        this(document, Films.HERE);
    }

    FolderFiles(Path document, Films films) {
        this.document = document;
        this.films = new LargeFilms(films);
    }

    /** The one document in {@code folder}. */
    static FolderFiles in(Path folder) throws ProblemsException {
        return new FolderFiles(folder.resolve(Documents.among(names(folder), folder.toString())));
    }

    @Override
    public String documentName() {
        return document.toString();
    }

    @Override
    public byte[] document() throws ProblemsException {
        try (InputStream in = Files.newInputStream(document)) {
            return in.readNBytes((Documents.isDocument(documentName()) ? LocatedYaml.MAX_BYTES : MAX_BYTES) + 1);
        } catch (IOException e) {
            throw ProblemsException.of(
                    Place.whole(documentName()), Message.of("config.unreadable"), Message.of("config.unreadable.do"));
        }
    }

    @Override
    public List<String> mediaNames() {
        return names(folder()).stream()
                .filter(name -> !Documents.isDocument(name) && !document.endsWith(name))
                .toList();
    }

    @Override
    public byte[] media(String name) throws MediaException {
        Path file = find(name).orElseThrow(() -> MediaException.missing(name, mediaNames()));
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new MediaException(
                    Message.of("intake.media-not-file", Quote.of(name)), Message.of("intake.media-not-file.do"));
        }
        if (LargeFilms.isOne(file, name)) {
            return films.small(file, name);
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw MediaException.tooBig(name);
            }
            return bytes;
        } catch (IOException e) {
            throw new MediaException(
                    Message.of("intake.media-unreadable", Quote.of(name)), Message.of("config.unreadable.do"));
        }
    }

    /** The file of this name; a Mac may have stored the same name in decomposed form. */
    private Optional<Path> find(String name) {
        for (String form : List.of(name, Normalizer.normalize(name, Normalizer.Form.NFD))) {
            try {
                Path file = folder().resolve(form);
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Path folder() {
        Path parent = document.toAbsolutePath().getParent();
        return parent == null ? document : parent;
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .limit(MOST_NAMES)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
