package shiliu.controller.api;

import shiliu.player.playlist.Sha256;

/**
 * How far an upload in pieces has come.
 *
 * @param sha256 of the whole
 * @param length of the whole, bytes
 * @param offset where the next piece begins: so many bytes are kept for good
 */
public record UploadView(Sha256 sha256, long length, long offset) {
    public boolean complete() {
        return offset == length;
    }
}
