package shiliu.controller.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shiliu.player.bundle.DiskCalls;

/** A disk in memory that gives out at the n-th changing call and stays so until it is mended. */
final class FailingCalls implements DiskCalls {
    private final Map<String, byte[]> files = new TreeMap<>();
    private int left = Integer.MAX_VALUE;
    private long free = Long.MAX_VALUE;

    void failAfter(int calls) {
        left = calls;
    }

    void mend() {
        left = Integer.MAX_VALUE;
    }

    private void change() throws IOException {
        if (left <= 0) {
            throw new IOException("No space left on device");
        }
        left--;
    }

    @Override
    public Out create(String path, boolean ownerOnly) throws IOException {
        change();
        files.put(path, new byte[0]);
        return new Out() {
            @Override
            public void write(byte[] bytes) throws IOException {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                all.writeBytes(files.get(path));
                // The disk fills up in the middle of the file.
                all.write(bytes, 0, left <= 0 ? bytes.length / 2 : bytes.length);
                files.put(path, all.toByteArray());
                change();
            }

            @Override
            public void sync() throws IOException {
                change();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Out append(String path) throws IOException {
        throw new IOException("nothing here is appended to");
    }

    @Override
    public byte[] read(String path, long limit) throws IOException {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new NoSuchFileException(path);
        }
        return bytes;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        change();
        files.put(to, files.remove(from));
    }

    @Override
    public void delete(String path) throws IOException {
        if (files.containsKey(path)) {
            change();
        }
        files.remove(path);
    }

    @Override
    public void makeFolder(String path) throws IOException {
        change();
    }

    @Override
    public void syncFolder(String path) throws IOException {
        change();
    }

    @Override
    public List<String> list(String folder) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .map(path -> path.substring(folder.length() + 1))
                .toList();
    }

    @Override
    public long free() {
        return free;
    }

    void free(long bytes) {
        free = bytes;
    }

    @Override
    public boolean exists(String path) {
        return files.containsKey(path);
    }
}
