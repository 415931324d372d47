package shiliu.controller.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shiliu.controller.config.Connection;
import shiliu.controller.config.ControllerConfig;
import shiliu.controller.store.Store;
import shiliu.controller.store.StoreException;
import shiliu.player.cli.CommandException;
import shiliu.player.message.Message;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.line.TransportAddress;

/** Looks at what the controller and the demo need of a machine; changes nothing but files of its own that it removes. */
final class Examination {
    private static final long LITTLE_BYTES = 1L << 30;
    private static final long LEAST_BYTES = 200L << 20;
    private static final int JAVA = 17;
    /** A clock before this was never set. */
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

    private final Workplace workplace;
    private final Optional<Path> config;
    private final List<Finding> findings = new ArrayList<>();

    Examination(Workplace workplace, Optional<Path> config) {
        this.workplace = workplace;
        this.config = config;
    }

    /**
     * One thing that was looked at.
     *
     * @param needed whether the controller does not run well without it
     * @param remedy how to get it, where it is not good
     */
    record Finding(String what, boolean good, boolean needed, Message found, Optional<Message> remedy) {}

    List<Finding> all() {
        java();
        encoding();
        fonts();
        libraries();
        Optional<ControllerConfig> read = configuration();
        read.ifPresent(this::folder);
        read.ifPresent(this::port);
        read.ifPresent(this::serial);
        clock();
        program("ffmpeg", "cli.doctor.no-ffmpeg");
        program("socat", "cli.doctor.no-socat");
        return List.copyOf(findings);
    }

    private void good(String what, Object... arguments) {
        findings.add(new Finding(what, true, true, Message.of("cli.doctor." + what, arguments), Optional.empty()));
    }

    private void bad(String what, boolean needed, String key, Object... arguments) {
        findings.add(new Finding(
                what, false, needed, Message.of(key, arguments), Optional.of(Message.of(key + ".do", arguments))));
    }

    private void java() {
        int feature = Runtime.version().feature();
        if (feature >= JAVA) {
            good("java", Runtime.version());
        } else {
            bad("java", true, "cli.doctor.old-java", feature, JAVA);
        }
    }

    private void encoding() {
        String names = System.getProperty("sun.jnu.encoding", "?");
        if (Charset.defaultCharset().equals(StandardCharsets.UTF_8) && names.equals("UTF-8")) {
            good("encoding");
        } else {
            bad("encoding", true, "cli.doctor.bad-encoding", names);
        }
    }

    private void fonts() {
        try {
            Screen screen = new Screen(
                    "x",
                    "x",
                    "x",
                    java.util.Set.of(),
                    new Size(64, 32),
                    Colour.RGB,
                    10,
                    10,
                    ZoneOffset.UTC,
                    Optional.empty());
            new Renderer(Fonts.all()).safeCard(screen);
            good("fonts");
        } catch (RuntimeException | LinkageError e) {
            bad("fonts", true, "cli.doctor.bad-fonts", String.valueOf(e));
        }
    }

    /** A database of its own: the library brings code for this machine that must load. */
    private void libraries() {
        try {
            Path folder = Files.createTempDirectory("shiliu-doctor-");
            try (Store store = Store.open(folder.resolve("doctor.db"))) {
                store.read(tables -> tables.reports().newest());
                good("database");
            } finally {
                for (Path file : list(folder)) {
                    Files.delete(file);
                }
                Files.delete(folder);
            }
        } catch (IOException | StoreException | LinkageError e) {
            bad("database", true, "cli.doctor.no-database", String.valueOf(e));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Optional<ControllerConfig> configuration() {
        try {
            ControllerConfig read = Configs.controller(workplace, config);
            good("config", read.screens().size(), read.communities().size());
            return Optional.of(read);
        } catch (CommandException e) {
            String first = e.details().isEmpty() ? "" : e.details().get(0);
            bad("config", true, "cli.doctor.bad-config", Math.max(1, e.details().size()), first);
            return Optional.empty();
        }
    }

    private void folder(ControllerConfig read) {
        Path data = read.data().toAbsolutePath().normalize();
        Path there = data;
        while (!Files.exists(there)) {
            Path parent = there.getParent();
            if (parent == null) {
                break;
            }
            there = parent;
        }
        try {
            Path probe = Files.createTempFile(there, ".shiliu-doctor-", "");
            Files.write(probe, new byte[4096]);
            Files.delete(probe);
            FileStore disk = Files.getFileStore(there);
            long free = disk.getUsableSpace();
            if (free < LEAST_BYTES) {
                bad("disk", true, "cli.doctor.full", data, free >> 20, LEAST_BYTES >> 20);
            } else if (free < LITTLE_BYTES) {
                bad("disk", false, "cli.doctor.full", data, free >> 20, LITTLE_BYTES >> 20);
            } else {
                good("disk", data, free >> 20);
            }
        } catch (IOException e) {
            bad("disk", true, "cli.doctor.not-writable", data, String.valueOf(e.getMessage()));
        }
    }

    private void port(ControllerConfig read) {
        int port = read.listen().port();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    new InetSocketAddress(InetAddress.getByName(read.listen().host()), port));
            good("port", port);
        } catch (IOException e) {
            // Perhaps by the controller itself, which then is all right.
            bad("port", false, "cli.doctor.port-taken", port, String.valueOf(e.getMessage()));
        }
    }

    private void serial(ControllerConfig read) {
        read.screens().stream()
                .map(site -> site.connection())
                .filter(connection -> connection.kind() == Connection.Kind.CARD)
                .map(connection -> TransportAddress.parse(connection.address()))
                .flatMap(address -> address instanceof TransportAddress.Serial serial
                        ? java.util.stream.Stream.of(serial.device())
                        : java.util.stream.Stream.empty())
                .distinct()
                .forEach(this::device);
    }

    private void device(String device) {
        Path path = Path.of(device);
        if (!Files.exists(path)) {
            bad("serial", false, "cli.doctor.no-device", device);
        } else if (!Files.isReadable(path) || !Files.isWritable(path)) {
            bad("serial", true, "cli.doctor.device-closed", device);
        } else {
            good("serial", device);
        }
    }

    private void clock() {
        Instant now = Instant.now();
        if (now.isBefore(MADE)) {
            bad("clock", true, "cli.doctor.old-clock", Workplace.time(now));
        } else if (Files.exists(SYNCHRONISED)) {
            good("clock", Workplace.time(now));
        } else {
            bad("clock", false, "cli.doctor.loose-clock", Workplace.time(now));
        }
    }

    private void program(String name, String key) {
        boolean there = Arrays.stream(
                        Optional.ofNullable(workplace.environment().get("PATH"))
                                .orElse("")
                                .split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        if (there) {
            findings.add(new Finding(name, true, false, Message.of("cli.doctor.program", name), Optional.empty()));
        } else {
            bad(name, false, key);
        }
    }
}
