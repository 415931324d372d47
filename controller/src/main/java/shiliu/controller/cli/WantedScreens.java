package shiliu.controller.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.screen.Screen;

/**
 * The screens on which playlists are looked at: those that were named, else all of the playlist's community.
 *
 * @param named none where nothing was named
 */
record WantedScreens(List<Screen> named, List<Screen> all) {
    WantedScreens {
        named = List.copyOf(named);
        all = List.copyOf(all);
    }

    static WantedScreens of(KnownOffice office, List<String> ids) throws CommandException {
        List<Screen> named = new ArrayList<>();
        for (String id : ids) {
            Optional<Screen> screen = office.screen(id);
            if (screen.isEmpty()) {
                String known =
                        office.screens().stream().map(Screen::id).sorted().collect(Collectors.joining(", "));
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.no-such-screen", id, known);
            }
            named.add(screen.get());
        }
        return new WantedScreens(named, office.screens());
    }

    /** Those for a playlist of this community. */
    List<Screen> of(String community) {
        return named.isEmpty()
                ? all.stream().filter(s -> s.community().equals(community)).toList()
                : named;
    }

    /** The zone of these screens' days; that of this machine where there is no screen. */
    ZoneId zone() {
        return all.stream().map(Screen::zone).findFirst().orElseGet(ZoneId::systemDefault);
    }
}
