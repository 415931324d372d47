package shiliu.controller.api;

import shiliu.player.bundle.Envelope;

/** The next trust root, signed on an administrator's machine; goes with a confirmation or a revocation. */
public record RootRequest(Envelope root) {}
