package shiliu.player.bundle;

import java.nio.file.Files;
import java.nio.file.Path;

/** Key files for tests of many commands: sealed as real ones are, with less work to guess. */
public final class QuickKeys {
    private static final int ITERATIONS = 1000;

    private QuickKeys() {}

    public static void create(Path file, String person, SigningKey key, String passphrase) throws Exception {
        Files.createDirectories(file.toAbsolutePath().getParent());
        KeyFile.create(file, person, key, passphrase.toCharArray(), ITERATIONS);
    }
}
