package shiliu.player.play;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.Disk;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.screen.Screen;

/** The screen as last described, kept beside the bundles so that a black frame or safe card has its size without them. */
public final class KnownScreen {
    private static final Logger LOG = LoggerFactory.getLogger(KnownScreen.class);
    private static final String FILE = "screen.json";

    private final Disk disk;
    private volatile Optional<Screen> screen;

    public KnownScreen(Disk disk) {
        this.disk = disk;
        this.screen = load(disk);
    }

    public Optional<Screen> get() {
        return screen;
    }

    /** Remembers {@code now}; a disk that refuses costs nothing but the memory of it. */
    public void keep(Screen now) {
        if (screen.filter(now::equals).isPresent()) {
            return;
        }
        screen = Optional.of(now);
        try {
            disk.write(FILE, Json.write(now));
        } catch (IOException e) {
            LOG.warn("the screen was not kept: {}", e.toString());
        }
    }

    private static Optional<Screen> load(Disk disk) {
        try {
            return Optional.of(Json.read(disk.read(FILE, Json.MAX_BYTES), Screen.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JsonException e) {
            LOG.warn("the screen's description is damaged: {}", e.toString());
            return Optional.empty();
        }
    }
}
