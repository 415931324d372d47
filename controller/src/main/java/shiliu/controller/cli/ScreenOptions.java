package shiliu.controller.cli;

import java.util.List;
import picocli.CommandLine.Option;
import shiliu.player.cli.CommandException;

/** On which screens a playlist is looked at. */
final class ScreenOptions {
    @Option(names = "--screen", paramLabel = "ID", descriptionKey = "playlist.screen")
    private List<String> ids = List.of();

    WantedScreens wanted(KnownOffice office) throws CommandException {
        return WantedScreens.of(office, ids);
    }

    boolean any() {
        return !ids.isEmpty();
    }
}
