package shiliu.controller.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A folder whose disk fails as it is told ({@code faultydisk.c} says how), and what is left of it after a power cut. */
final class FaultyDisk {
    static final int EIO = 5;
    static final int ENOSPC = 28;

    private static final int SECTOR = 512;

    private final Path library;
    private final Path root;
    private final Path control;
    private final Path lasting;
    private int generation;

    private FaultyDisk(Path library, Path root, Path control, Path lasting) {
        this.library = library;
        this.root = root;
        this.control = control;
        this.lasting = lasting;
    }

    /** For {@code root}, its library compiled beside it; empty where there is no C compiler. */
    static Optional<FaultyDisk> under(Path root, Path beside) throws Exception {
        Path source = beside.resolve("faultydisk.c");
        Path library = beside.resolve("libfaultydisk.so");
        try (InputStream in = FaultyDisk.class.getResourceAsStream("/soak/faultydisk.c")) {
            Files.write(source, in.readAllBytes());
        }
        try {
            Process gcc = new ProcessBuilder(
                            "gcc", "-shared", "-fPIC", "-O2", "-w", "-o", library.toString(), source.toString(), "-ldl")
                    .inheritIO()
                    .start();
            if (gcc.waitFor() != 0) {
                throw new IOException("gcc could not compile " + source);
            }
        } catch (IOException e) {
            if (Files.exists(library)) {
                throw e;
            }
            return Optional.empty();
        }
        FaultyDisk disk = new FaultyDisk(library, root, beside.resolve("control"), beside.resolve("lasting"));
        disk.mend();
        disk.forget();
        return Optional.of(disk);
    }

    /** Starts programs so that they have this disk. */
    Child.Launcher on(Child.Launcher launcher) {
        return arguments -> {
            List<String> command = new ArrayList<>(List.of(
                    "env",
                    "LD_PRELOAD=" + library,
                    "FAULTY_ROOT=" + root,
                    "FAULTY_CONTROL=" + control,
                    "FAULTY_LASTING=" + lasting));
            command.addAll(launcher.command(arguments));
            return command;
        };
    }

    /** From now on, {@code calls} changing calls go well and then so many of a thousand end with that error. */
    void fail(int error, int permille, int calls) throws IOException {
        order(error + " " + permille + " " + calls + " 0");
    }

    /** From now on, {@code calls} changing calls go well, the next ends with that error, and all after it go well again. */
    void failOnce(int error, int calls) throws IOException {
        fail(error, 1001, calls);
    }

    /** From now on syncs say that they are done, and nothing lasts. */
    void lie() throws IOException {
        order("0 0 0 1");
    }

    void mend() throws IOException {
        order("0 0 0 0");
    }

    private void order(String order) throws IOException {
        generation++;
        // One write of one short line: whoever reads it meanwhile sees the old one or this.
        Path next = Files.writeString(control.resolveSibling("control.next"), generation + " " + order + "\n");
        Files.move(next, control, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Leaves in the folder what the disk had when the power went; no process may work in it.
     *
     * @param chance what of the rest arrived by itself: any sectors, any names; without it nothing did
     */
    void cut(Optional<Random> chance) throws IOException {
        Path after = root.resolveSibling(root.getFileName() + ".after");
        Files.createDirectories(after);
        fill(after, root, "%", chance);
        remove(root);
        Files.move(after, root);
        forget();
    }

    private void fill(Path to, Path live, String names, Optional<Random> chance) throws IOException {
        boolean asIs = chance.isPresent() && chance.get().nextInt(3) == 0 && Files.isDirectory(live);
        for (Name name : asIs ? now(live) : kept(lasting.resolve("names").resolve(names))) {
            Path target = to.resolve(name.name());
            if (name.folder()) {
                Files.createDirectories(target);
                fill(target, live.resolve(name.name()), names + name.name() + "%", chance);
            } else {
                Files.write(target, bytes(name.inode(), chance));
                // As strict as the strictest of them, the key.
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /** A name in a folder. */
    private record Name(String inode, boolean folder, String name) {}

    private static List<Name> kept(Path names) throws IOException {
        // A folder whose name lasts but that was never synced itself is empty.
        if (!Files.exists(names)) {
            return List.of();
        }
        return Files.readString(names, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ", 3))
                .map(parts -> new Name(parts[0], parts[1].equals("d"), parts[2]))
                .toList();
    }

    private static List<Name> now(Path folder) throws IOException {
        List<Name> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                String inode = Files.getAttribute(entry, "unix:ino").toString();
                names.add(new Name(
                        inode, Files.isDirectory(entry), entry.getFileName().toString()));
            }
        }
        return names;
    }

    private byte[] bytes(String inode, Optional<Random> chance) throws IOException {
        Path synced = lasting.resolve("data").resolve(inode);
        byte[] old = Files.exists(synced) ? Files.readAllBytes(synced) : new byte[0];
        Path linked = lasting.resolve("inodes").resolve(inode);
        if (chance.isEmpty() || !Files.exists(linked)) {
            return old;
        }
        byte[] live = Files.readAllBytes(linked);
        Random random = chance.get();
        int length = random.nextBoolean() ? old.length : live.length;
        int arrived = random.nextInt(101);
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        for (int at = 0; at < length; at += SECTOR) {
            byte[] from = random.nextInt(100) < arrived ? live : old;
            byte[] sector = new byte[Math.min(SECTOR, length - at)];
            System.arraycopy(
                    from, Math.min(at, from.length), sector, 0, Math.max(0, Math.min(sector.length, from.length - at)));
            mixed.writeBytes(sector);
        }
        return mixed.toByteArray();
    }

    private void forget() throws IOException {
        remove(lasting);
        for (String part : List.of("data", "names", "inodes")) {
            Files.createDirectories(lasting.resolve(part));
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
