package shiliu.controller.office;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import shiliu.controller.store.Store;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.bundle.ServiceKeyFile;
import shiliu.player.bundle.SigningKey;

/** A controller's data folder while no controller runs on it. */
public final class Offline implements AutoCloseable {
    private static final String NEW_KEY = "controller.key.new";

    private final Folder folder;
    private final FileChannel lock;
    private final Store store;

    private Offline(Folder folder, FileChannel lock, Store store) {
        this.folder = folder;
        this.lock = lock;
        this.store = store;
    }

    /**
     * Keeps every controller off it.
     *
     * @throws NoSuchFileException where nothing was set up
     * @throws IOException also where a controller has it open
     */
    public static Offline open(Path data) throws IOException {
        Folder folder = new Folder(data);
        if (!Files.exists(folder.database())) {
            throw new NoSuchFileException(folder.database().toString());
        }
        FileChannel lock = Office.lock(folder.lock());
        try {
            return new Offline(folder, lock, Store.open(folder.database()));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public Store store() {
        return store;
    }

    /** Whether the controller's key is there. */
    public boolean hasKey() {
        return Files.exists(folder.key());
    }

    /** A new key for the controller, which {@link #takeNewKey} puts in its place; the same again until then. */
    public SigningKey newKey() throws IOException, KeyFileException {
        return ServiceKeyFile.openOrCreate(folder.root().resolve(NEW_KEY));
    }

    public void takeNewKey() throws IOException {
        Files.move(folder.root().resolve(NEW_KEY), folder.key(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        store.close();
        lock.close();
    }
}
