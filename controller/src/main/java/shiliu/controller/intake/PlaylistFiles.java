package shiliu.controller.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;

/** A playlist's document and the pictures and tables beside it, each under a flat name; wherever they are kept. */
public interface PlaylistFiles {
    /** The most bytes of an archive, and of one picture. */
    int MAX_BYTES = 32 << 20;

    /** What problems call the document: the path as the user gave it, or archive and name. */
    String documentName();

    /** The bytes of the document; a little more than its limit at most. */
    byte[] document() throws ProblemsException;

    /** The names of the files beside the document, at most 1,000. */
    List<String> mediaNames();

    /** The file beside the document whose name is {@code name}. */
    byte[] media(String name) throws MediaException;

    /** A document with its media beside it, a folder with one document, or a {@code .zip}. */
    static PlaylistFiles of(Path path) throws ProblemsException {
        String name = path.toString().toLowerCase(Locale.ROOT);
        Place place = Place.whole(path.toString());
        if (Files.isDirectory(path)) {
            return FolderFiles.in(path);
        }
        if (!Files.isRegularFile(path)) {
            throw ProblemsException.of(place, Message.of("config.no-file"), Message.of("config.no-file.do"));
        }
        if (Documents.isDocument(name) || TableBytes.named(name) || TableBytes.namedOld(name)) {
            return new FolderFiles(path);
        }
        if (!name.endsWith(".zip")) {
            throw ProblemsException.of(place, Message.of("intake.file-kind"), Message.of("intake.file-kind.do"));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return zip(path.toString(), in.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw ProblemsException.of(place, Message.of("config.unreadable"), Message.of("config.unreadable.do"));
        }
    }

    /** An archive in memory; nothing of it is written to disk. */
    static PlaylistFiles zip(String name, byte[] zip) throws ProblemsException {
        return new ZipFiles(name, ZipEntries.of(name, zip));
    }
}
