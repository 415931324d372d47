package shiliu.controller.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.office.World;
import shiliu.player.bundle.Accepted;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.OwnScreen;

/** A backup taken while the controller runs is one state, is checked when it comes back, and no player goes back with it. */
class BackupIT {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder);
        String review = world.upload("edith", "news", "民族团结一家亲").review();
        world.slot("news", "gate");
        world.approve("rui", review);
        world.settle();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private Path backup(String name, boolean keys) throws Exception {
        Path file = folder.resolve(name);
        new Backup(world.data()).write(file, keys, world.clock.instant());
        return file;
    }

    /** Moves the world onto what was restored. */
    private void moveTo(Path file, List<Envelope> roots, Optional<Path> key) throws Exception {
        world.close();
        Files.move(world.data(), folder.resolve("lost-" + System.nanoTime()));
        new Restore(world.data()).from(file, key, false, roots, world.clock.instant());
        world.reopen();
        world.settle();
    }

    private Manifest manifest() {
        return world.office().snapshots().of("gate").orElseThrow().manifest();
    }

    @Test
    void whatComesBackIsTheSameAndPlayersTakeItsNextWordAsNewer() throws Exception {
        Path file = backup("one.zip", true);
        for (int i = 0; i < 20; i++) {
            world.approve("rui", world.upload("edith", "news", "第 " + i).review());
            world.settle();
        }
        Manifest last = manifest();
        Accepted accepted = new Accepted(
                last.version(),
                world.office().snapshots().of("gate").orElseThrow().payloadHash());
        moveTo(file, List.of(), Optional.empty());
        assertThat(world.office().playlists().list(world.caller("rui"))).hasSize(1);
        assertThat(world.office().reviews().list(world.caller("rui"))).hasSize(1);
        assertThat(manifest().items()).hasSize(1);
        assertThat(manifest().version()).isGreaterThan(last.version());
        BundleVerifier.manifest(
                world.office().accounts().root(),
                world.office().snapshots().of("gate").orElseThrow().envelope(),
                OwnScreen.of("gate"),
                Optional.of(accepted),
                world.clock.instant());
        assertThat(world.office().audit().holds(last.audit().orElseThrow()))
                .as("the entries since are gone, and a player's mark shows it")
                .isFalse();
    }

    @Test
    void theSameBackupTwiceGoesFurtherEachTime() throws Exception {
        Path file = backup("one.zip", true);
        moveTo(file, List.of(), Optional.empty());
        for (int i = 0; i < 5; i++) {
            world.approve("rui", world.upload("edith", "news", "第 " + i).review());
            world.settle();
        }
        long first = manifest().version();
        world.clock.advance(Duration.ofHours(3));
        moveTo(file, List.of(), Optional.empty());
        assertThat(manifest().version()).isGreaterThan(first);
    }

    @Test
    void ordersAfterARestoreHaveNumbersThatNobodySaw() throws Exception {
        Path file = backup("one.zip", true);
        world.approve("rui", world.upload("edith", "news", "二").review());
        moveTo(file, List.of(), Optional.empty());
        var order = new shiliu.player.bundle.Order(
                shiliu.player.bundle.Order.FORMAT,
                shiliu.player.bundle.Order.Kind.STOP,
                shiliu.player.bundle.Order.Scope.ALL,
                1,
                world.clock.instant(),
                Optional.empty(),
                "检修",
                List.of(),
                Optional.empty());
        world.office().orders().give(world.caller("oscar"), world.order(order, "oscar"));
        assertThat(world.office().orders().list(world.caller("oscar")).get(0).number())
                .isGreaterThan(Restore.LEAP);
    }

    @Test
    void theKeyStaysOutUnlessAskedForAndIsThenAskedBack() throws Exception {
        Path without = backup("without.zip", false);
        Path with = backup("with.zip", true);
        assertThat(names(without)).doesNotContain("controller.key", "tls.key");
        assertThat(names(with)).contains("controller.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(with)))
                .isEqualTo("rw-------");
        Path key = Files.copy(world.data().resolve("controller.key"), folder.resolve("kept.key"));
        refused(without, "backup.key-wanted");
        assertThatThrownBy(() -> new Restore(folder.resolve("new"))
                        .from(with, Optional.of(key), false, List.of(), world.clock.instant()))
                .hasMessageContaining("backup.key-twice");
        Path strange = Files.writeString(folder.resolve("strange.key"), "no key at all");
        assertThatThrownBy(() -> new Restore(folder.resolve("new"))
                        .from(without, Optional.of(strange), false, List.of(), world.clock.instant()))
                .hasMessageContaining("backup.other-key");
        Files.writeString(folder.resolve("tls.key"), "key");
        Files.writeString(folder.resolve("tls.crt"), "certificate");
        moveTo(without, List.of(), Optional.of(key));
        assertThat(manifest().items()).hasSize(1);
        assertThat(world.data().resolve("tls.crt")).as("from beside the key").hasContent("certificate");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(world.data().resolve("tls.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whoWasShutOutAfterTheBackupStaysOutByTheRootsThatSomebodyKept() throws Exception {
        Path file = backup("one.zip", true);
        world.revoke("ren");
        world.add("mei", "guangming", AccountRole.REVIEWER);
        List<Envelope> kept = world.office().accounts().roots();
        moveTo(file, kept, Optional.empty());
        assertThat(world.person("ren").state()).isEqualTo(AccountState.REVOKED);
        assertThat(world.person("rui").state()).isEqualTo(AccountState.CONFIRMED);
        assertThat(world.office().accounts().root().version()).isEqualTo(kept.size());
        assertThatThrownBy(() -> world.person("mei"))
                .as("nobody knows her any more")
                .isNotNull();
        world.add("fang", "guangming", AccountRole.REVIEWER);
        assertThat(world.office().accounts().root().version()).isEqualTo(kept.size() + 1);
    }

    @Test
    void rootsOfAnotherControllerAreRefused() throws Exception {
        Path file = backup("one.zip", true);
        World other = World.staffed(folder.resolve("other"));
        List<Envelope> roots = other.office().accounts().roots();
        other.close();
        assertThatThrownBy(
                        () -> new Restore(folder.resolve("new")).from(file, Optional.empty(), false, roots, World.NOON))
                .hasMessageContaining("backup.roots");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aBackupWhileEverybodyWritesIsOneState() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<Throwable> failed = new ArrayList<>();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; !done.get(); i++) {
                    world.approve(
                            "rui",
                            world.upload("edith", "p" + i % 7, "第 " + i + " 号").review());
                }
            } catch (Exception e) {
                failed.add(e);
            }
        });
        writer.start();
        List<Path> files = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                files.add(backup("b" + i + ".zip", true));
            }
        } finally {
            done.set(true);
            writer.join();
        }
        assertThat(failed).isEmpty();
        for (Path file : files) {
            Path back = folder.resolve(file.getFileName() + "-back");
            Restore.Done restored = new Restore(back).from(file, Optional.empty(), false, List.of(), World.NOON);
            assertThat(restored.sheet().blobs()).isPositive();
        }
    }

    @Test
    void whateverIsWrongWithABackupNothingIsRestored() throws Exception {
        Path file = backup("one.zip", true);
        refused(changed(file, "shiliu.db", Change.FLIP), "backup.changed");
        String blob = names(file).stream()
                .filter(n -> n.startsWith("blobs/"))
                .findFirst()
                .orElseThrow();
        refused(changed(file, blob, Change.FLIP), "backup.changed");
        refused(changed(file, blob, Change.LONGER), "backup.changed");
        refused(changed(file, blob, Change.GONE), "backup.missing");
        refused(changed(file, "controller.key", Change.GONE), "backup.missing");
        refused(changed(file, blob, Change.RENAMED), "backup.unexpected");
        refused(changed(file, "backup.json", Change.GONE), "backup.no-backup");
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> restore(cut)).isInstanceOf(BadBackupException.class);
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip at all");
        refused(text, "backup.no-backup");
        assertThatThrownBy(() -> new Restore(world.data()).from(file, Optional.empty(), false, List.of(), World.NOON))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> backup("one.zip", true)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("new")).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString()))
                    .noneMatch(n -> n.contains(".new-") || n.startsWith(".backup"));
        }
    }

    private void restore(Path file) throws Exception {
        new Restore(folder.resolve("new")).from(file, Optional.empty(), false, List.of(), world.clock.instant());
    }

    private void refused(Path file, String key) {
        assertThatThrownBy(() -> restore(file))
                .isInstanceOf(BadBackupException.class)
                .hasMessageContaining(key);
    }

    private static List<String> names(Path file) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private enum Change {
        FLIP,
        LONGER,
        GONE,
        RENAMED
    }

    private Path changed(Path file, String name, Change change) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : from.stream().toList()) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                boolean meant = entry.getName().equals(name);
                if (meant && change == Change.GONE) {
                    continue;
                }
                to.putNextEntry(new ZipEntry(meant && change == Change.RENAMED ? "blobs/../../x" : entry.getName()));
                if (meant && change == Change.FLIP) {
                    content[content.length / 2] ^= 1;
                }
                to.write(content);
                if (meant && change == Change.LONGER) {
                    to.write(7);
                }
                to.closeEntry();
            }
        }
        return Files.write(folder.resolve(change + "-" + System.nanoTime() + ".zip"), bytes.toByteArray());
    }

    @Test
    void aBackupSaysWhatItIs() throws Exception {
        world.clock.advance(Duration.ofDays(1));
        BackupSheet sheet = new Backup(world.data()).write(folder.resolve("x.zip"), false, world.clock.instant());
        assertThat(sheet.created()).isEqualTo(world.clock.instant());
        assertThat(sheet.audit()).isEqualTo(world.office().audit().head());
        assertThat(sheet.keys()).isFalse();
    }
}
