package shiliu.player.bundle;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory that knows what was synced and what was not. Its changing calls are counted; at one of them it can
 * fail, or the power can be cut.
 */
public final class MemoryCalls implements DiskCalls {
    /** What the power cut does to what was not synced. */
    enum Loss {
        /** All of it is gone. */
        ALL,
        /** Names were written, of the bytes one half. */
        HALF,
        /** The kernel had written everything of itself. */
        NONE
    }

    /** The machine is off. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Node {
        private byte[] now = new byte[0];
        private byte[] synced = new byte[0];
    }

    private final Map<String, Node> names = new TreeMap<>();
    private final Map<String, Node> syncedNames = new TreeMap<>();
    private final Set<String> folders = new HashSet<>(Set.of(""));
    private final Set<String> syncedFolders = new HashSet<>(Set.of(""));
    private int steps;
    private int cutAt = Integer.MAX_VALUE;
    private int failAt = Integer.MAX_VALUE;
    private int failUntil = Integer.MAX_VALUE;
    private boolean off;
    private long free = Long.MAX_VALUE;

    void free(long bytes) {
        free = bytes;
    }

    @Override
    public long free() {
        return free;
    }

    /** How many changing calls there were. */
    int steps() {
        return steps;
    }

    void cutAt(int step) {
        cutAt = steps + step;
    }

    /** From {@code step} on, {@code times} changing calls fail, half done. */
    void failAt(int step, int times) {
        failAt = steps + step;
        failUntil = failAt + times;
    }

    /** The disk as it is found after the power came back. */
    MemoryCalls after(Loss loss) {
        MemoryCalls next = new MemoryCalls();
        next.folders.addAll(loss == Loss.ALL ? syncedFolders : folders);
        next.syncedFolders.addAll(next.folders);
        (loss == Loss.ALL ? syncedNames : names).forEach((path, node) -> {
            if (next.folders.contains(folder(path))) {
                Node copy = new Node();
                copy.now = left(node, loss);
                copy.synced = copy.now;
                next.names.put(path, copy);
                next.syncedNames.put(path, copy);
            }
        });
        return next;
    }

    /** Changes a bit in the middle of a file, as a bad sector does. */
    void damage(String path) {
        damage(path, 4);
    }

    /** Changes a bit of a file, {@code eighth} eighths on. */
    void damage(String path, int eighth) {
        Node node = names.get(path);
        byte[] bytes = node.now.clone();
        bytes[bytes.length * eighth / 8] ^= 1;
        node.now = bytes;
        node.synced = bytes;
    }

    Set<String> files() {
        return Set.copyOf(names.keySet());
    }

    private static byte[] left(Node node, Loss loss) {
        return switch (loss) {
            case ALL -> node.synced;
            case HALF -> Arrays.equals(node.now, node.synced) ? node.now : Arrays.copyOf(node.now, node.now.length / 2);
            case NONE -> node.now;
        };
    }

    /** Whether this call is to fail half done. */
    private boolean step() {
        if (off || steps >= cutAt) {
            off = true;
            throw new PowerCut();
        }
        int step = steps++;
        return step >= failAt && step < failUntil;
    }

    private void stepOrFail() throws IOException {
        if (step()) {
            throw new IOException("Input/output error");
        }
    }

    private final class MemoryOut implements Out {
        private final Node node;

        MemoryOut(Node node) {
            this.node = node;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            boolean fail = step();
            int length = fail ? bytes.length / 2 : bytes.length;
            byte[] next = Arrays.copyOf(node.now, node.now.length + length);
            System.arraycopy(bytes, 0, next, node.now.length, length);
            node.now = next;
            if (fail) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void sync() throws IOException {
            stepOrFail();
            node.synced = node.now;
        }

        @Override
        public void close() {}
    }

    @Override
    public Out create(String path, boolean ownerOnly) throws IOException {
        stepOrFail();
        inFolder(path);
        Node node = names.computeIfAbsent(path, p -> new Node());
        node.now = new byte[0];
        return new MemoryOut(node);
    }

    @Override
    public Out append(String path) throws IOException {
        stepOrFail();
        inFolder(path);
        return new MemoryOut(names.computeIfAbsent(path, p -> new Node()));
    }

    @Override
    public byte[] read(String path, long limit) throws IOException {
        if (off) {
            throw new PowerCut();
        }
        Node node = names.get(path);
        if (node == null) {
            throw new NoSuchFileException(path);
        }
        if (node.now.length > limit) {
            throw new IOException(path + " is too long");
        }
        return node.now.clone();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        stepOrFail();
        Node node = names.remove(from);
        if (node == null) {
            throw new NoSuchFileException(from);
        }
        names.put(to, node);
    }

    @Override
    public void delete(String path) throws IOException {
        stepOrFail();
        names.remove(path);
    }

    @Override
    public void makeFolder(String path) throws IOException {
        stepOrFail();
        folders.add(path);
    }

    @Override
    public void syncFolder(String path) throws IOException {
        stepOrFail();
        syncedNames.keySet().removeIf(name -> folder(name).equals(path) && !names.containsKey(name));
        names.forEach((name, node) -> {
            if (folder(name).equals(path)) {
                syncedNames.put(name, node);
            }
        });
        folders.stream().filter(name -> folder(name).equals(path)).forEach(syncedFolders::add);
    }

    @Override
    public List<String> list(String folder) {
        Set<String> found = new HashSet<>();
        for (Set<String> all : List.of(names.keySet(), folders)) {
            for (String path : all) {
                if (!path.isEmpty() && folder(path).equals(folder)) {
                    found.add(path.substring(folder.isEmpty() ? 0 : folder.length() + 1));
                }
            }
        }
        return List.copyOf(found);
    }

    @Override
    public boolean exists(String path) {
        return names.containsKey(path) || folders.contains(path);
    }

    private void inFolder(String path) throws IOException {
        if (!folders.contains(folder(path))) {
            throw new NoSuchFileException(path);
        }
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
