package shiliu.controller.publish;

import java.time.Instant;
import shiliu.controller.api.Refused;
import shiliu.player.bundle.Manifest;

/** What a screen plays at an instant, and why: from its manifest, with the player's own resolver. */
@SuppressWarnings("DoNotCallSuggester")
public final class Explain {
    /** The manifest to ask the resolver about. */
    public Manifest manifest(String screen, Instant at) throws Refused {
        throw new UnsupportedOperationException();
    }
}
