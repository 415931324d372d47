package shiliu.controller.config;

import shiliu.player.playlist.Ids;

/** A community that runs screens. */
public record Community(String id, String name) {
    public Community {
        Ids.check("community", id);
    }
}
