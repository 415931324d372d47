package shiliu.player.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The one way to files that must outlive a power cut. A write is there whole or not at all, and it lasts once the method
 * has returned. Paths are relative to the root: parts of letters, digits, {@code . _ -} that begin with no dot, divided
 * by {@code /}; any other is an {@link IllegalArgumentException}. Safe for several threads.
 */
public final class Disk {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final String ASIDE = ".aside";

    private final DiskCalls calls;
    private final AtomicLong asides = new AtomicLong();
    /** Folders whose own names are known to last. One made by a process that died may not be there after a power cut. */
    private final Set<String> lasting = ConcurrentHashMap.newKeySet();

    private Disk(DiskCalls calls) {
        this.calls = calls;
    }

    /** The folder {@code root}, made with its parents where it is not there. */
    public static Disk real(Path root) throws IOException {
        return new Disk(new RealCalls(root));
    }

    /** Another seam below, for tests. */
    public static Disk on(DiskCalls calls) {
        return new Disk(calls);
    }

    /** Its bytes; a {@link java.nio.file.NoSuchFileException} where it is not, an IOException beyond {@code limit} bytes. */
    public byte[] read(String path, long limit) throws IOException {
        return calls.read(check(path), limit);
    }

    public boolean exists(String path) {
        return calls.exists(check(path));
    }

    /** Replaces the file: written aside in the same folder, synced, renamed, folder synced. Folders are made. */
    public void write(String path, byte[] bytes) throws IOException {
        write(path, bytes, false);
    }

    /** As {@link #write(String, byte[])}, readable by the owner alone (0600). */
    public void writePrivate(String path, byte[] bytes) throws IOException {
        write(path, bytes, true);
    }

    /** Writes what is not there yet and returns true; leaves alone what is. Not atomic between processes. */
    public boolean writeNew(String path, byte[] bytes) throws IOException {
        if (exists(path)) {
            settle(folder(path));
            return false;
        }
        write(path, bytes);
        return true;
    }

    /**
     * Adds to the end of a journal and syncs. After a power cut or an error its last record may be torn: whoever reads it
     * must tell a whole record from half of one.
     */
    public void append(String path, byte[] bytes) throws IOException {
        String folder = folder(check(path));
        makeFolders(folder);
        boolean fresh = !calls.exists(path);
        try (DiskCalls.Out out = calls.append(path)) {
            out.write(bytes);
            out.sync();
        }
        if (fresh) {
            calls.syncFolder(folder);
        }
    }

    /** Nothing happens where it is not there. */
    public void delete(String path) throws IOException {
        if (exists(path)) {
            calls.delete(path);
            calls.syncFolder(folder(path));
        }
    }

    /** How many bytes more it would take. */
    public long free() throws IOException {
        return calls.free();
    }

    /** The names in {@code folder} (empty: the root) in order, without what a broken write left aside. */
    public List<String> list(String folder) throws IOException {
        return calls.list(folder.isEmpty() ? folder : check(folder)).stream()
                .filter(name -> !name.endsWith(ASIDE))
                .sorted()
                .toList();
    }

    /**
     * Makes the names that are found in {@code folder} last: whoever relies on a file that it finds, and did not write,
     * cannot know whether the one who wrote it lived to sync the folder.
     */
    public void settle(String folder) throws IOException {
        if (!folder.isEmpty() && calls.exists(check(folder))) {
            makeFolders(folder);
        }
        if (folder.isEmpty() || calls.exists(folder)) {
            calls.syncFolder(folder);
        }
    }

    /** Removes what broken writes left aside in {@code folder}. Only while nobody writes there. */
    public void sweep(String folder) throws IOException {
        for (String name : calls.list(folder.isEmpty() ? folder : check(folder))) {
            if (name.endsWith(ASIDE)) {
                calls.delete(join(folder, name));
            }
        }
    }

    private void write(String path, byte[] bytes, boolean ownerOnly) throws IOException {
        String folder = folder(check(path));
        makeFolders(folder);
        String name = path.substring(folder.isEmpty() ? 0 : folder.length() + 1);
        String aside = join(folder, "." + name + "." + asides.incrementAndGet() + ASIDE);
        try {
            try (DiskCalls.Out out = calls.create(aside, ownerOnly)) {
                out.write(bytes);
                out.sync();
            }
            calls.rename(aside, path);
        } catch (IOException e) {
            deleteQuietly(aside, e);
            throw e;
        }
        calls.syncFolder(folder);
    }

    private void deleteQuietly(String path, IOException cause) {
        try {
            calls.delete(path);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void makeFolders(String folder) throws IOException {
        if (!folder.isEmpty() && !lasting.contains(folder)) {
            String parent = folder(folder);
            makeFolders(parent);
            if (!calls.exists(folder)) {
                calls.makeFolder(folder);
            }
            calls.syncFolder(parent);
            lasting.add(folder);
        }
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private static String check(String path) {
        for (String part : path.split("/", -1)) {
            if (!PART.matcher(part).matches()) {
                throw new IllegalArgumentException("not a path inside the root: " + path);
            }
        }
        return path;
    }
}
