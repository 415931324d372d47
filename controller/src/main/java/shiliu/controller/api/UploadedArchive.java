package shiliu.controller.api;

import shiliu.player.playlist.Sha256;

/**
 * A playlist's archive that was uploaded in pieces, to be taken in.
 *
 * @param upload by its hash
 */
public record UploadedArchive(Sha256 upload) {}
