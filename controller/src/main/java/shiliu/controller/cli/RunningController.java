package shiliu.controller.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import shiliu.controller.config.Connection;
import shiliu.controller.config.ControllerConfig;
import shiliu.controller.config.ScreenSite;
import shiliu.controller.http.ControllerServer;
import shiliu.controller.http.Limits;
import shiliu.controller.http.ServerException;
import shiliu.controller.office.Office;
import shiliu.controller.tls.ServerCertificate;
import shiliu.controller.wired.WiredScreen;
import shiliu.controller.wired.WiredScreens;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.net.Fingerprint;
import shiliu.player.output.CardLines;
import shiliu.player.render.Renderer;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Family;
import shiliu.protocols.line.TransportAddress;

/** An office and its front door. */
final class RunningController implements AutoCloseable {
    private final Office office;
    private final ControllerServer server;
    private final WiredScreens wired;
    private final Pulse pulse;
    private final Optional<Fingerprint> certificate;

    private RunningController(
            Office office, ControllerServer server, WiredScreens wired, Optional<Fingerprint> certificate) {
        this.pulse = Pulse.of(office, server);
        this.certificate = certificate;
        this.office = office;
        this.server = server;
        this.wired = wired;
    }

    /** Opens what {@code init} made in {@code data} and listens on {@code port}. */
    static RunningController start(ControllerConfig config, Path data, int port, Clock clock) throws CommandException {
        Office.Plan plan = new Office.Plan(
                data,
                config.screens().stream().map(ScreenSite::screen).toList(),
                config.communityIds(),
                config.festivals(),
                new Renderer(Fonts.all()),
                clock,
                config.review(),
                config.alarms(),
                config.keep());
        try {
            Office office = Office.open(plan);
            return listen(config, port, plan, office);
        } catch (NoSuchFileException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.not-set-up", data, Called.name());
        } catch (KeyFileException e) {
            throw new CommandException(ExitCode.FAILED, e.reason(), List.of());
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-serve", String.valueOf(e.getMessage()));
        }
    }

    private static RunningController listen(ControllerConfig config, int port, Office.Plan plan, Office office)
            throws CommandException, IOException {
        try {
            Optional<ServerCertificate> tls = config.listen().tls()
                    ? Optional.of(ServerCertificate.openOrCreate(
                            Disk.real(plan.data()), plan.clock().instant()))
                    : Optional.empty();
            ControllerServer.Listen listen =
                    new ControllerServer.Listen(config.listen().host(), port, Limits.DEFAULT, tls);
            ControllerServer server = ControllerServer.start(
                    listen, office, Packing.reader(config.known()), plan.clock(), config.signs());
            return new RunningController(
                    office, server, wired(config, plan, office, server), tls.map(ServerCertificate::fingerprint));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            office.close();
            throw CommandException.of(ExitCode.FAILED, "cli.interrupted");
        } catch (IOException e) {
            office.close();
            throw e;
        } catch (ServerException e) {
            office.close();
            throw new CommandException(ExitCode.FAILED, e.sentence(), List.of());
        }
    }

    /** The cards that the configuration names; they are spoken to from now on. */
    private static WiredScreens wired(ControllerConfig config, Office.Plan plan, Office office, ControllerServer server)
            throws IOException {
        List<WiredScreen> cards = config.screens().stream()
                .filter(site -> site.connection().kind() == Connection.Kind.CARD)
                .map(RunningController::wired)
                .toList();
        try {
            return WiredScreens.start(cards, office, plan.data().resolve("wired"), plan.renderer(), plan.clock());
        } catch (IOException | RuntimeException e) {
            server.close();
            office.close();
            throw e;
        }
    }

    private static WiredScreen wired(ScreenSite site) {
        Family family = Drivers.find(site.connection().driver()).orElseThrow();
        TransportAddress address = TransportAddress.parse(site.connection().address());
        return new WiredScreen(site.screen(), new CardLines.Card(family, address));
    }

    /** Of the certificate that it shows, where it speaks TLS. */
    Optional<Fingerprint> certificate() {
        return certificate;
    }

    URI address() {
        return server.address();
    }

    /** Whether it answers and turns; waits some seconds at most. */
    boolean lives() {
        return pulse.beats();
    }

    @Override
    public void close() throws CommandException {
        pulse.close();
        try {
            server.close();
            wired.close();
            office.close();
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-serve", String.valueOf(e.getMessage()));
        }
    }
}
