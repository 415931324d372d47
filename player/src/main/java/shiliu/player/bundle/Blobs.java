package shiliu.player.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import shiliu.player.playlist.Sha256;

/** Bytes named by their SHA-256, in {@code blobs/ab/abcdef…}; the hash is checked at every reading. Safe for several threads. */
public final class Blobs {
    /** The longest blob, bytes. */
    public static final int MAX_BYTES = 32 << 20;

    private static final String FOLDER = "blobs";

    private final Disk disk;

    public Blobs(Disk disk) {
        this.disk = disk;
    }

    /** Keeps {@code bytes}; what is there already and intact stays, what is damaged is replaced. */
    public BlobRef put(byte[] bytes) throws IOException {
        if (bytes.length > MAX_BYTES) {
            throw new IOException("a blob of " + bytes.length + " bytes; the limit is " + MAX_BYTES);
        }
        BlobRef ref = BlobRef.of(bytes);
        if (intact(ref.sha256())) {
            disk.settle(folder(ref.sha256()));
        } else {
            disk.write(path(ref.sha256()), bytes);
        }
        return ref;
    }

    /** Makes sure that these, which are there, are there after a power cut too. */
    void settle(Set<Sha256> hashes) throws IOException {
        for (String folder : hashes.stream().map(Blobs::folder).collect(Collectors.toCollection(TreeSet::new))) {
            disk.settle(folder);
        }
    }

    /** Its bytes; {@link java.nio.file.NoSuchFileException} where it is not, {@link DamagedFileException} where they changed. */
    public byte[] get(Sha256 hash) throws IOException {
        byte[] bytes = disk.read(path(hash), MAX_BYTES);
        if (!Sha256.of(bytes).equals(hash)) {
            throw new DamagedFileException(path(hash));
        }
        return bytes;
    }

    /** Whether a file of that name is there; {@link #intact} looks into it too. */
    public boolean has(Sha256 hash) {
        return disk.exists(path(hash));
    }

    /** Whether it is there and unharmed. */
    public boolean intact(Sha256 hash) {
        try {
            return has(hash) && get(hash).length > 0;
        } catch (IOException e) {
            return false;
        }
    }

    public void remove(Sha256 hash) throws IOException {
        disk.delete(path(hash));
    }

    /** Every blob, in order of its hash. */
    public List<Sha256> list() throws IOException {
        List<Sha256> all = new ArrayList<>();
        for (String folder : disk.list(FOLDER)) {
            for (String name : disk.list(FOLDER + "/" + folder)) {
                if (name.length() == 64 && name.startsWith(folder)) {
                    all.add(new Sha256(name));
                }
            }
        }
        return all;
    }

    /** Removes what broken writes left behind; only while nobody writes. */
    public void sweep() throws IOException {
        for (String folder : disk.list(FOLDER)) {
            disk.sweep(FOLDER + "/" + folder);
        }
    }

    /** Where it is, below the disk's root. */
    public static String path(Sha256 hash) {
        return folder(hash) + "/" + hash.hex();
    }

    private static String folder(Sha256 hash) {
        return FOLDER + "/" + hash.hex().substring(0, 2);
    }
}
