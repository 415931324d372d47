package shiliu.player.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The key of a machine that starts by itself (controller, player): a file of mode 0600, not encrypted. */
public final class ServiceKeyFile {
    private ServiceKeyFile() {}

    private record Stored(int format, String seed) {}

    /** The key of the file; a new one, kept there, where there is no file. */
    public static SigningKey openOrCreate(Path file) throws KeyFileException, IOException {
        if (!Files.exists(file)) {
            SigningKey key = SigningKey.generate();
            PrivateFile.create(file, new Stored(1, Base64.getEncoder().encodeToString(key.seed())));
        }
        return open(file);
    }

    public static SigningKey open(Path file) throws KeyFileException, IOException {
        Stored stored = PrivateFile.read(file, Stored.class);
        try {
            if (stored.format() == 1) {
                return SigningKey.fromSeed(Base64.getDecoder().decode(stored.seed()));
            }
        } catch (IllegalArgumentException e) {
            // neither base64 nor 32 bytes
        }
        throw new KeyFileException.Malformed(file);
    }
}
