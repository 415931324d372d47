package shiliu.controller.intake;

import java.nio.file.Path;
import java.util.List;
import shiliu.player.config.ProblemsException;

/** A playlist's document and the pictures beside it, each under a flat name; wherever they are kept. */
@SuppressWarnings("DoNotCallSuggester")
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
        throw new UnsupportedOperationException(path.toString());
    }

    /** An archive in memory; nothing of it is written to disk. */
    static PlaylistFiles zip(String name, byte[] zip) throws ProblemsException {
        throw new UnsupportedOperationException(name + zip.length);
    }
}
