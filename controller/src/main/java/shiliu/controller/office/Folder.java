package shiliu.controller.office;

import java.nio.file.Path;
import shiliu.player.bundle.Blobs;
import shiliu.player.playlist.Sha256;

/** What lies where in the controller's data folder. */
record Folder(Path root) {
    Path database() {
        return root.resolve("shiliu.db");
    }

    /** Mode 0600. */
    Path key() {
        return root.resolve("controller.key");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path blob(Sha256 name) {
        return root.resolve(Blobs.path(name));
    }
}
