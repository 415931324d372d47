package shiliu.controller.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.store.Store;
import shiliu.player.bundle.AuditMark;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;

/**
 * One consistent state of a controller's data folder as a zip, taken while the controller runs: first the database, then
 * the blobs that it names, which never change. Keys are not in it unless that is asked for.
 */
public final class Backup {
    static final String SHEET = "backup.json";
    static final String DATABASE = "shiliu.db";
    static final String BLOBS = "blobs/";
    /** In the order in which they are written; the certificate may not be there. */
    static final List<String> KEYS = List.of("controller.key", "tls.key", "tls.crt");

    private final Path data;

    public Backup(Path data) {
        this.data = data;
    }

    /** Writes the new file {@code target}, its owner's alone; what is there is never overwritten. */
    public BackupSheet write(Path target, boolean keys, Instant now) throws IOException, BadBackupException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path folder = Optional.ofNullable(target.toAbsolutePath().getParent()).orElse(target);
        Path aside = Files.createTempDirectory(
                folder, ".backup-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Path copy = aside.resolve(DATABASE);
            copyDatabase(copy, target, now);
            List<BlobRef> blobs = blobs(copy);
            BackupSheet sheet =
                    new BackupSheet(BackupSheet.FORMAT, now, Folders.ref(copy), head(copy), keys, blobs.size());
            Path zip = aside.resolve("zip");
            writeZip(zip, copy, sheet, blobs);
            Files.move(zip, target);
            Folders.sync(folder);
            return sheet;
        } finally {
            Folders.delete(aside);
        }
    }

    private void copyDatabase(Path copy, Path target, Instant now) {
        try (Store store = Store.openAsIs(data.resolve(DATABASE))) {
            store.write(tables -> {
                tables.note(now, AuditNote.own(AuditAction.BACKUP, String.valueOf(target.getFileName())));
                return 1;
            });
            store.copyTo(copy);
        }
    }

    private List<BlobRef> blobs(Path copy) throws BadBackupException {
        List<BlobRef> blobs;
        try (Store store = Store.openAsIs(copy)) {
            Set<Sha256> named = Set.copyOf(store.read(tables -> tables.blobs().named()));
            blobs = store.read(tables -> tables.blobs().all()).stream()
                    .filter(blob -> named.contains(blob.sha256()))
                    .toList();
        }
        for (BlobRef blob : blobs) {
            if (!Files.isRegularFile(file(blob))) {
                throw new BadBackupException("backup.no-blob", blob.sha256(), data);
            }
        }
        return blobs;
    }

    private static AuditMark head(Path copy) {
        try (Store store = Store.openAsIs(copy)) {
            return store.read(tables -> tables.audit().head());
        }
    }

    private Path file(BlobRef blob) {
        return data.resolve(Blobs.path(blob.sha256()));
    }

    private void writeZip(Path zip, Path database, BackupSheet sheet, List<BlobRef> blobs) throws IOException {
        try (FileChannel channel = FileChannel.open(
                zip,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            ZipOutputStream entries = new ZipOutputStream(out);
            entries.setLevel(Deflater.BEST_SPEED);
            put(entries, SHEET, Json.write(sheet));
            put(entries, DATABASE, database);
            if (sheet.keys()) {
                for (String key : KEYS) {
                    if (Files.exists(data.resolve(key))) {
                        put(entries, key, data.resolve(key));
                    }
                }
            }
            for (BlobRef blob : blobs) {
                put(entries, BLOBS + blob.sha256().hex(), file(blob));
            }
            entries.finish();
            out.flush();
            channel.force(true);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void put(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }
}
