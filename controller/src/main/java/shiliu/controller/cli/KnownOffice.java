package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import shiliu.controller.api.OfficeView;
import shiliu.controller.config.Communities;
import shiliu.controller.config.Community;
import shiliu.controller.config.ControllerConfig;
import shiliu.controller.config.ScreenSite;
import shiliu.player.bundle.Disk;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.screen.Screen;

/**
 * The communities and screens that playlists are looked at for: a configuration's, where one is named; else those of this
 * person's controller as it was last heard; else the samples'.
 */
record KnownOffice(Communities communities, List<Screen> screens) {
    private static final String FILE = "office.json";

    KnownOffice {
        screens = List.copyOf(screens);
    }

    /** Without asking anybody. */
    static KnownOffice of(Workplace workplace, Optional<Path> config) throws CommandException {
        if (Configs.isNamed(workplace, config)) {
            return of(Configs.controller(workplace, config));
        }
        Optional<KnownOffice> heard = heard(workplace.home());
        return heard.isPresent() ? heard.get() : of(Configs.controller(workplace, config));
    }

    /** As the controller knows them now; kept for when it is not at hand. */
    static KnownOffice ask(Workplace workplace, ControllerClient client, Optional<Path> config)
            throws CommandException {
        if (Configs.isNamed(workplace, config)) {
            return of(Configs.controller(workplace, config));
        }
        OfficeView view = client.get("/v1/office", OfficeView.class);
        try {
            Disk.real(workplace.home()).writePrivate(FILE, Json.write(view));
        } catch (IOException e) {
            throw CommandException.of(
                    ExitCode.FAILED,
                    "cli.cannot-write",
                    workplace.home().resolve(FILE),
                    String.valueOf(e.getMessage()));
        }
        return of(view);
    }

    private static Optional<KnownOffice> heard(Path home) throws CommandException {
        try {
            Disk disk = Disk.real(home);
            return disk.exists(FILE)
                    ? Optional.of(of(Json.read(disk.read(FILE, Json.MAX_BYTES), OfficeView.class)))
                    : Optional.empty();
        } catch (IOException | JsonException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-read", home.resolve(FILE), e.getMessage());
        }
    }

    private static KnownOffice of(OfficeView view) {
        List<Community> communities = view.communities().stream()
                .map(named -> new Community(named.id(), named.name()))
                .toList();
        return new KnownOffice(new Communities(communities), view.screens());
    }

    private static KnownOffice of(ControllerConfig config) {
        return new KnownOffice(
                config.known(),
                config.screens().stream().map(ScreenSite::screen).toList());
    }

    Optional<Screen> screen(String id) {
        return screens.stream().filter(screen -> screen.id().equals(id)).findFirst();
    }
}
