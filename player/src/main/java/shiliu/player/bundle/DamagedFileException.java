package shiliu.player.bundle;

import java.io.IOException;

/** A file of ours whose bytes are not those that were written. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedFileException(String path) {
        super(path + " is damaged");
    }
}
