package shiliu.controller.api;

import java.util.List;
import shiliu.player.bundle.Envelope;
import shiliu.player.screen.Screen;

/** The screens that the player now answers for, and every trust root from the first. */
public record PairAnswer(List<Screen> screens, List<Envelope> roots) {
    public PairAnswer {
        screens = List.copyOf(screens);
        roots = List.copyOf(roots);
    }
}
