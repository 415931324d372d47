package shiliu.controller.cli;

import shiliu.player.render.FontSet;

/** The fonts of this process: reading them takes longer than most of what is done with them. */
final class Fonts {
    private static final FontSet ALL = new FontSet();

    private Fonts() {}

    /** The same for all, from any thread. */
    static FontSet all() {
        return ALL;
    }
}
