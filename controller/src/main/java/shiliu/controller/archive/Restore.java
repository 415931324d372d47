package shiliu.controller.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.people.RootsSince;
import shiliu.controller.store.Store;
import shiliu.controller.store.StoreException;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.bundle.ServiceKeyFile;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/**
 * Puts a backup back as a new data folder: all of it, every byte checked, or nothing. The restored controller goes on with
 * higher versions and numbers than were ever given, so that no player takes its word for an old one.
 */
public final class Restore {
    /** More manifests and orders than a controller makes between a backup and its restoring. */
    static final long LEAP = 1_000_000;

    private static final int MOST_SHEET = 64 << 10;
    private static final int MOST_KEY = 64 << 10;
    private static final String KEY = Backup.KEYS.get(0);
    private static final String CERTIFICATE = Backup.KEYS.get(2);

    private final Path data;

    /** @param data must not be there, or be an empty folder */
    public Restore(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    /**
     * What came back.
     *
     * @param shutOut the people whom newer trust roots shut out
     * @param certificate whether the one that players and people know came back as well
     */
    public record Done(BackupSheet sheet, List<String> shutOut, boolean certificate) {
        public Done {
            shutOut = List.copyOf(shutOut);
        }
    }

    /**
     * Puts {@code file} back.
     *
     * @param key the controller's key, where it is not in the backup; with the certificate beside it, if that is there
     * @param keyless whether to do without one: it is lost, and {@code recover} makes another
     * @param roots a chain of trust roots that somebody kept, which may go further than the backup's; empty for none
     */
    public Done from(Path file, Optional<Path> key, boolean keyless, List<Envelope> roots, Instant now)
            throws IOException, BadBackupException {
        if (Files.exists(data) && !Folders.isEmpty(data)) {
            throw new FileAlreadyExistsException(data.toString());
        }
        Path parent =
                Files.createDirectories(Objects.requireNonNull(data.getParent(), "a folder, not the root of all"));
        Path aside = Files.createTempDirectory(
                parent,
                data.getFileName() + ".new-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            BackupSheet sheet = unpack(file, aside);
            takeKey(sheet, key, keyless, aside);
            List<String> shutOut = goOn(aside, roots, sheet.created(), now);
            boolean certificate = Files.exists(aside.resolve(CERTIFICATE));
            Files.deleteIfExists(data);
            Folders.sync(aside);
            Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(parent);
            return new Done(sheet, shutOut, certificate);
        } finally {
            Folders.delete(aside);
        }
    }

    private static BackupSheet unpack(Path file, Path aside) throws IOException, BadBackupException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(Backup.SHEET)) {
                throw new BadBackupException("backup.no-backup", file);
            }
            BackupSheet sheet = Json.readEnvelope(zip.readNBytes(MOST_SHEET), BackupSheet.class);
            if (sheet.format() != BackupSheet.FORMAT) {
                throw new BadBackupException("backup.other-format", file, sheet.format());
            }
            Set<String> seen = new HashSet<>();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!belongs(name, sheet) || !seen.add(name)) {
                    throw new BadBackupException("backup.unexpected", file, name.replaceAll("[^A-Za-z0-9./-]", "?"));
                }
                take(file, zip, name, sheet, aside);
            }
            requireWhole(file, seen, sheet);
            return sheet;
        } catch (ZipException | java.io.EOFException | JsonException | IllegalArgumentException e) {
            throw new BadBackupException("backup.damaged", file, String.valueOf(e.getMessage()));
        }
    }

    private static boolean belongs(String name, BackupSheet sheet) {
        return name.equals(Backup.DATABASE)
                || (sheet.keys() && Backup.KEYS.contains(name))
                || name.matches(Backup.BLOBS + "[0-9a-f]{64}");
    }

    private static void requireWhole(Path file, Set<String> seen, BackupSheet sheet) throws BadBackupException {
        if (!seen.contains(Backup.DATABASE)) {
            throw new BadBackupException("backup.missing", file, Backup.DATABASE);
        }
        if (sheet.keys() && !seen.contains(KEY)) {
            throw new BadBackupException("backup.missing", file, KEY);
        }
        long blobs = seen.stream().filter(name -> name.startsWith(Backup.BLOBS)).count();
        if (blobs != sheet.blobs()) {
            throw new BadBackupException("backup.missing", file, Backup.BLOBS);
        }
    }

    /** One file to its place; a blob must have the hash that it is called by. */
    private static void take(Path file, InputStream in, String name, BackupSheet sheet, Path aside)
            throws IOException, BadBackupException {
        boolean blob = name.startsWith(Backup.BLOBS);
        boolean database = name.equals(Backup.DATABASE);
        Path target = aside.resolve(blob ? Blobs.path(new Sha256(name.substring(Backup.BLOBS.length()))) : name);
        Files.createDirectories(target.getParent());
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        copy(file, in, target, database ? sheet.database().length() : blob ? Blobs.MAX_BYTES : MOST_KEY);
        BlobRef is = Folders.ref(target);
        boolean changed = database
                ? !is.equals(sheet.database())
                : blob && !name.equals(Backup.BLOBS + is.sha256().hex());
        if (changed) {
            throw new BadBackupException("backup.changed", file, name);
        }
    }

    private static void copy(Path file, InputStream in, Path target, long most) throws IOException, BadBackupException {
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[1 << 16];
            long left = most;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new BadBackupException("backup.changed", file, target.getFileName());
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
    }

    private static void takeKey(BackupSheet sheet, Optional<Path> key, boolean keyless, Path aside)
            throws IOException, BadBackupException {
        if (sheet.keys() ? key.isPresent() || keyless : key.isPresent() == keyless) {
            throw new BadBackupException(sheet.keys() ? "backup.key-twice" : "backup.key-wanted");
        }
        if (key.isPresent()) {
            for (String name : Backup.KEYS) {
                Path kept = name.equals(KEY) ? key.get() : key.get().resolveSibling(name);
                if (name.equals(KEY) || Files.exists(kept)) {
                    Files.copy(kept, aside.resolve(name));
                    Files.setPosixFilePermissions(aside.resolve(name), PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }

    private static List<String> goOn(Path aside, List<Envelope> roots, Instant backup, Instant now)
            throws BadBackupException {
        try (Store store = Store.open(aside.resolve(Backup.DATABASE))) {
            for (Sha256 named : store.read(tables -> tables.blobs().named())) {
                if (!Files.isRegularFile(aside.resolve(Blobs.path(named)))) {
                    throw new BadBackupException("backup.missing", Backup.DATABASE, named);
                }
            }
            List<String> damage = store.damage();
            if (!damage.isEmpty()) {
                throw new BadBackupException("backup.database", damage.get(0));
            }
            requireItsKey(store, aside);
            return store.<List<String>, BadBackupException>write(tables -> {
                tables.leap(LEAP, backup, now);
                List<String> shutOut;
                try {
                    shutOut = RootsSince.take(tables, roots, now);
                } catch (shiliu.controller.api.Refused e) {
                    throw new BadBackupException("backup.roots", e.sentence().key());
                }
                tables.note(now, AuditNote.own(AuditAction.RESTORE, "").with("shut-out", String.join(",", shutOut)));
                return shutOut;
            });
        } catch (StoreException e) {
            throw new BadBackupException("backup.database", String.valueOf(e.getMessage()));
        }
    }

    /** Screens would refuse all that another key signs. */
    private static void requireItsKey(Store store, Path aside) throws BadBackupException {
        Path file = aside.resolve(KEY);
        if (!Files.exists(file)) {
            return;
        }
        boolean its;
        try {
            String key = ServiceKeyFile.open(file).keyId();
            its = store.read(RootsSince::controllerKeys).contains(key);
        } catch (KeyFileException | IOException e) {
            its = false;
        }
        if (!its) {
            throw new BadBackupException("backup.other-key");
        }
    }
}
