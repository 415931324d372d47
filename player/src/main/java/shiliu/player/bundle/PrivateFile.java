package shiliu.player.bundle;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/** A small JSON file that its owner alone may read (0600), written once. */
final class PrivateFile {
    private static final int MAX_BYTES = 4096;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    static void create(Path file, Object document) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (Files.exists(absolute) || folder == null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Disk.real(folder).writePrivate(absolute.getFileName().toString(), Json.write(document));
    }

    static <T> T read(Path file, Class<T> type) throws KeyFileException, IOException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new KeyFileException.Exposed(file);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new KeyFileException.Malformed(file);
        }
        try {
            return Json.read(Files.readAllBytes(file), type);
        } catch (JsonException e) {
            throw new KeyFileException.Malformed(file);
        }
    }
}
