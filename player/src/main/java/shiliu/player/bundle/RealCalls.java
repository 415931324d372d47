package shiliu.player.bundle;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The machine's files below one folder. Streams, not channels, for writing: an interrupt must not close them half way. */
final class RealCalls implements DiskCalls {
    private final Path root;

    RealCalls(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        Files.createDirectories(this.root);
    }

    @Override
    public Out create(String path, boolean ownerOnly) throws IOException {
        if (ownerOnly) {
            Files.deleteIfExists(at(path));
            Files.createFile(
                    at(path), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return new StreamOut(new FileOutputStream(at(path).toFile()));
    }

    @Override
    public Out append(String path) throws IOException {
        return new StreamOut(new FileOutputStream(at(path).toFile(), true));
    }

    @Override
    public byte[] read(String path, long limit) throws IOException {
        try (InputStream in = Files.newInputStream(at(path))) {
            byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > limit) {
                throw new IOException(path + " is longer than " + limit + " bytes");
            }
            return bytes;
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(at(from), at(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String path) throws IOException {
        Files.deleteIfExists(at(path));
    }

    @Override
    public void makeFolder(String path) throws IOException {
        try {
            Files.createDirectory(at(path));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(at(path))) {
                throw e;
            }
        }
    }

    @Override
    public void syncFolder(String path) throws IOException {
        try (FileChannel folder = FileChannel.open(at(path), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        if (!Files.isDirectory(at(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(at(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(at(path));
    }

    @Override
    public long free() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    private Path at(String path) {
        return root.resolve(path);
    }

    private record StreamOut(FileOutputStream stream) implements Out {
        @Override
        public void write(byte[] bytes) throws IOException {
            stream.write(bytes);
        }

        @Override
        public void sync() throws IOException {
            stream.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
