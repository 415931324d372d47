package shiliu.player.bundle;

import shiliu.player.playlist.Sha256;

/** A manifest that was believed: its version and the hash of its payload. */
public record Accepted(long version, Sha256 payload) {}
