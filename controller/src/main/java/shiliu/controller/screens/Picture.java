package shiliu.controller.screens;

import shiliu.player.playlist.Sha256;

/** A screenshot and its hash. Immutable: nobody writes into its bytes. */
public final class Picture {
    private final byte[] png;
    private final Sha256 hash;

    Picture(byte[] png) {
        this.png = png;
        this.hash = Sha256.of(png);
    }

    /** Shared, not to be written to. */
    public byte[] png() {
        return png;
    }

    /** Of the PNG's bytes. */
    public Sha256 hash() {
        return hash;
    }
}
