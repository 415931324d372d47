package shiliu.controller.office;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.Refused;
import shiliu.controller.archive.Folders;
import shiliu.controller.people.FirstSteps;
import shiliu.controller.store.Store;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.bundle.RecoverySheet;
import shiliu.player.bundle.ServiceKeyFile;
import shiliu.player.bundle.SigningKey;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Sha256;

/** Makes a controller's data folder: all of it or nothing. */
public final class Setup {
    private Setup() {}

    /**
     * What the person who set up must keep.
     *
     * @param recoverySheet the recovery root key, to be printed; it is nowhere else
     * @param trustRoot hash of the first trust root's payload: where every player's trust begins
     * @param administrator the first administrator's one-time code
     */
    public record Done(String recoverySheet, Sha256 trustRoot, InviteAnswer administrator) {}

    /**
     * Sets up {@code data}, which must not be there, or be empty.
     *
     * @param administrator see {@link FirstSteps#administrator}
     * @param messages the language of the recovery sheet
     * @throws FileAlreadyExistsException where something is there
     */
    public static Done create(Path data, NewPerson administrator, Instant now, Messages messages)
            throws IOException, Refused {
        Path target = data.toAbsolutePath().normalize();
        if (Files.exists(target) && !Folders.isEmpty(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path parent =
                Files.createDirectories(Objects.requireNonNull(target.getParent(), "a folder, not the root of all"));
        Path aside = Files.createTempDirectory(
                parent,
                target.getFileName() + ".new-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Done done = fill(new Folder(aside), administrator, now, messages);
            Files.deleteIfExists(target);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            return done;
        } finally {
            Folders.delete(aside);
        }
    }

    private static Done fill(Folder folder, NewPerson administrator, Instant now, Messages messages)
            throws IOException, Refused {
        SigningKey recovery = SigningKey.generate();
        try (Store store = Store.open(folder.database())) {
            SigningKey controller = ServiceKeyFile.openOrCreate(folder.key());
            InviteAnswer code = FirstSteps.take(store, controller, recovery, administrator, now);
            byte[] envelope = store.read(tables -> tables.roots().all()).get(0);
            Sha256 root = BundleVerifier.payloadHash(DocumentType.ROOT, envelope);
            return new Done(RecoverySheet.print(recovery, 1, root, messages), root, code);
        } catch (BundleException | KeyFileException e) {
            throw new IOException("what was just written cannot be read back", e);
        }
    }
}
