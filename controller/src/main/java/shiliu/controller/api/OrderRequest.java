package shiliu.controller.api;

import shiliu.player.bundle.Envelope;

/** A signed {@link shiliu.player.bundle.Order}. */
public record OrderRequest(Envelope order) {}
