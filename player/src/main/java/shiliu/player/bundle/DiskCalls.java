package shiliu.player.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The few calls that {@link Disk} is made of, so that a test can fail or cut off each one. Paths are relative, parts
 * divided by {@code /}. Nothing lasts before it is synced: a file's bytes by {@link Out#sync}, its name by
 * {@link #syncFolder}.
 */
public interface DiskCalls {
    /** An open file. */
    interface Out extends Closeable {
        void write(byte[] bytes) throws IOException;

        void sync() throws IOException;
    }

    /** A new file, or an old one emptied; {@code ownerOnly}: mode 0600 from the first moment. */
    Out create(String path, boolean ownerOnly) throws IOException;

    /** The file at its end, made if it is not there. */
    Out append(String path) throws IOException;

    /** Its bytes; a {@link java.nio.file.NoSuchFileException} where it is not, an IOException where it is longer. */
    byte[] read(String path, long limit) throws IOException;

    /** Replaces {@code to} in one step. */
    void rename(String from, String to) throws IOException;

    /** Nothing happens where it is not there. */
    void delete(String path) throws IOException;

    /** Makes one folder in a folder that exists. */
    void makeFolder(String path) throws IOException;

    /** Makes the names in a folder last; the empty path is the root. */
    void syncFolder(String path) throws IOException;

    /** The names in a folder, in any order; none where it is not there. */
    List<String> list(String folder) throws IOException;

    boolean exists(String path);

    /** How many bytes more it would take. */
    default long free() throws IOException {
        return Long.MAX_VALUE;
    }
}
