package shiliu.controller.cli;

import java.nio.file.Path;
import shiliu.controller.config.Communities;
import shiliu.controller.intake.PlaylistArchive;
import shiliu.controller.intake.PlaylistFiles;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.Preflight;
import shiliu.controller.intake.ScreenCheck;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Messages;

/** Reads a playlist as the controller will, then packs it for the way there. */
final class Packing {
    private Packing() {}

    /** A reader for these communities and the fonts that players carry. */
    static PlaylistReader reader(Communities communities) {
        return new PlaylistReader(communities, Fonts.all()::has, Preflight.NONE);
    }

    /** The same that also looks at every item on the screens that will show it. */
    static PlaylistReader reader(Communities communities, WantedScreens screens, Messages messages) {
        ScreenCheck check = new ScreenCheck(Fonts.all(), screens::of, messages);
        return new PlaylistReader(communities, Fonts.all()::has, check);
    }

    /** A zip of the document and the pictures that it names; refused with every problem. */
    static byte[] pack(Path file, PlaylistReader reader) throws ProblemsException {
        PlaylistFiles files = PlaylistFiles.of(file);
        return PlaylistArchive.pack(files, reader.read(files).mediaNames());
    }
}
