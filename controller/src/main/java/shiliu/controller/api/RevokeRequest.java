package shiliu.controller.api;

import java.util.Optional;
import shiliu.player.bundle.Envelope;

/** Shuts a person out; {@code root} is the next trust root without their key, needed where the present one names it. */
public record RevokeRequest(Optional<Envelope> root) {}
