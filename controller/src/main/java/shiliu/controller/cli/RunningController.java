package shiliu.controller.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import shiliu.controller.config.ControllerConfig;
import shiliu.controller.config.ScreenSite;
import shiliu.controller.http.ControllerServer;
import shiliu.controller.http.Limits;
import shiliu.controller.http.ServerException;
import shiliu.controller.office.Office;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.render.FontSet;
import shiliu.player.render.Renderer;

/** An office and its front door. */
final class RunningController implements AutoCloseable {
    private final Office office;
    private final ControllerServer server;

    private RunningController(Office office, ControllerServer server) {
        this.office = office;
        this.server = server;
    }

    /** Opens what {@code init} made in {@code data} and listens on {@code port}. */
    static RunningController start(ControllerConfig config, Path data, int port, Clock clock) throws CommandException {
        FontSet fonts = new FontSet();
        Office.Plan plan = new Office.Plan(
                data,
                config.screens().stream().map(ScreenSite::screen).toList(),
                config.communityIds(),
                new Renderer(fonts),
                clock);
        try {
            Office office = Office.open(plan);
            return listen(config, port, clock, office, fonts);
        } catch (NoSuchFileException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.not-set-up", data);
        } catch (KeyFileException e) {
            throw new CommandException(ExitCode.FAILED, e.reason(), List.of());
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-serve", String.valueOf(e.getMessage()));
        }
    }

    private static RunningController listen(
            ControllerConfig config, int port, Clock clock, Office office, FontSet fonts)
            throws CommandException, IOException {
        try {
            ControllerServer.Listen listen =
                    new ControllerServer.Listen(config.listen().host(), port, Limits.DEFAULT);
            return new RunningController(
                    office, ControllerServer.start(listen, office, Packing.reader(config, fonts), clock));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            office.close();
            throw CommandException.of(ExitCode.FAILED, "cli.interrupted");
        } catch (ServerException e) {
            office.close();
            throw new CommandException(ExitCode.FAILED, e.sentence(), List.of());
        }
    }

    URI address() {
        return server.address();
    }

    @Override
    public void close() throws CommandException {
        try {
            server.close();
            office.close();
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-serve", String.valueOf(e.getMessage()));
        }
    }
}
