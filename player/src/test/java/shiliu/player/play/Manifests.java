package shiliu.player.play;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.bundle.Manifest;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Screen;

/** Manifests with one part changed. */
final class Manifests {
    private Manifests() {}

    static Manifest byHand(Manifest plain, boolean off, Instant until) {
        return with(plain, plain.screen(), Optional.empty(), Optional.of(new ByHand(Optional.empty(), off, until)));
    }

    static Manifest atOnce(Manifest plain, Instant at) {
        return with(plain, plain.screen(), Optional.of(at), Optional.empty());
    }

    static Manifest on(Manifest plain, Screen screen) {
        return with(plain, screen, Optional.empty(), Optional.empty());
    }

    /** The same panel under another id, or in another community. */
    static Screen community(Screen plain, String id, String community) {
        return new Screen(
                id,
                plain.name(),
                community,
                plain.tags(),
                plain.size(),
                plain.colour(),
                plain.pitchMm(),
                plain.distanceM(),
                plain.zone(),
                Optional.empty());
    }

    static Manifest with(Manifest plain, Screen screen, Optional<Instant> atOnce, Optional<ByHand> byHand) {
        return new Manifest(
                plain.format(),
                screen,
                plain.version(),
                plain.created(),
                plain.expires(),
                plain.rootVersion(),
                plain.slots(),
                plain.items(),
                plain.festivals(),
                atOnce,
                byHand);
    }
}
