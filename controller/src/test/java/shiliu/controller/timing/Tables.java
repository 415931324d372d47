package shiliu.controller.timing;

import java.nio.file.Path;
import shiliu.player.config.Problems;
import shiliu.player.config.ProblemsException;

/** The sample tables of festivals. */
public final class Tables {
    private Tables() {}

    public static Festivals sample() {
        Problems problems = new Problems();
        Festivals festivals = new FestivalReader(problems).read(Path.of("../config/festivals"));
        try {
            problems.refuse();
        } catch (ProblemsException e) {
            throw new AssertionError(e);
        }
        return festivals;
    }
}
