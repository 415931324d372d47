package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.playlist.Sha256;

/** The real files, and the model of them that the crash tests stand on, by the same examples. */
class DiskTest {
    @TempDir
    Path folder;

    private Disk[] disks() throws IOException {
        return new Disk[] {Disk.real(folder.resolve("root")), Disk.on(new MemoryCalls())};
    }

    @Test
    void keepsReplacesListsAndDeletes() throws IOException {
        for (Disk disk : disks()) {
            disk.write("a/b/one.json", new byte[] {1});
            disk.write("a/b/one.json", new byte[] {2, 3});
            disk.write("a/two", new byte[0]);
            assertThat(disk.read("a/b/one.json", 2)).containsExactly(2, 3);
            assertThat(disk.list("a")).containsExactly("b", "two");
            assertThat(disk.list("")).containsExactly("a");
            assertThat(disk.list("nowhere")).isEmpty();
            assertThat(disk.writeNew("a/two", new byte[] {9})).isFalse();
            assertThat(disk.writeNew("a/three", new byte[] {9})).isTrue();
            assertThat(disk.read("a/two", 9)).isEmpty();
            disk.delete("a/two");
            disk.delete("a/two");
            assertThat(disk.exists("a/two")).isFalse();
            assertThatThrownBy(() -> disk.read("a/two", 9)).isInstanceOf(NoSuchFileException.class);
            disk.append("journal", new byte[] {1, 2});
            disk.append("journal", new byte[] {3});
            assertThat(disk.read("journal", 3)).containsExactly(1, 2, 3);
            assertThatThrownBy(() -> disk.read("journal", 2)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void noPathLeadsOut() throws IOException {
        for (Disk disk : disks()) {
            for (String path :
                    new String[] {"../x", "/x", "a/../../x", "a//b", ".x", "a/.x", "", "a/", "a\\b", "x\0y"}) {
                assertThatThrownBy(() -> disk.write(path, new byte[1]))
                        .as(path)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void whatABrokenWriteLeftIsNotSeenAndIsSwept() throws IOException {
        Disk disk = Disk.real(folder);
        disk.write("good", new byte[1]);
        Files.write(folder.resolve(".good.7.aside"), new byte[5]);
        assertThat(disk.list("")).containsExactly("good");
        disk.sweep("");
        assertThat(folder.resolve(".good.7.aside")).doesNotExist();
        assertThat(folder.resolve("good")).exists();
    }

    @Test
    void blobsAreCheckedWheneverTheyAreRead() throws IOException {
        for (Disk disk : disks()) {
            Blobs blobs = new Blobs(disk);
            BlobRef ref = blobs.put(new byte[] {1, 2, 3});
            Sha256 hash = ref.sha256();
            String path = "blobs/" + hash.hex().substring(0, 2) + "/" + hash;
            assertThat(blobs.get(hash)).containsExactly(1, 2, 3);
            assertThat(blobs.list()).containsExactly(hash);
            disk.write(path, new byte[] {1, 2, 4});
            assertThat(blobs.has(hash)).isTrue();
            assertThat(blobs.intact(hash)).isFalse();
            assertThatThrownBy(() -> blobs.get(hash)).isInstanceOf(DamagedFileException.class);
            blobs.put(new byte[] {1, 2, 3});
            assertThat(blobs.get(hash)).containsExactly(1, 2, 3);
            blobs.remove(hash);
            assertThat(blobs.list()).isEmpty();
            assertThatThrownBy(() -> blobs.get(hash)).isInstanceOf(NoSuchFileException.class);
        }
    }

    /** Every prefix of the steps of one write: the old bytes or the new, never others. */
    @Test
    void aCutLeavesTheOldOrTheNew() throws IOException {
        byte[] old = {1, 1, 1, 1};
        byte[] fresh = {2, 2, 2, 2, 2, 2};
        for (MemoryCalls.Loss loss : MemoryCalls.Loss.values()) {
            boolean done = false;
            for (int step = 0; !done; step++) {
                MemoryCalls calls = new MemoryCalls();
                Disk.on(calls).write("a/file", old);
                calls.cutAt(step);
                try {
                    Disk.on(calls).write("a/file", fresh);
                    done = true;
                } catch (MemoryCalls.PowerCut e) {
                    done = false;
                }
                byte[] found = Disk.on(calls.after(loss)).read("a/file", 100);
                assertThat(found).isIn(done ? new Object[] {fresh} : new Object[] {old, fresh});
            }
        }
    }

    /** A disk that fails at one step and goes on: what is acknowledged afterwards outlives the cut. */
    @Test
    void aWriteAfterAFailedOneLasts() throws IOException {
        for (int step = 0; step < 10; step++) {
            MemoryCalls calls = new MemoryCalls();
            Disk disk = Disk.on(calls);
            Blobs blobs = new Blobs(disk);
            calls.failAt(step, 1);
            BlobRef ref;
            try {
                ref = blobs.put(new byte[] {7});
            } catch (IOException e) {
                ref = blobs.put(new byte[] {7});
            }
            Disk after = Disk.on(calls.after(MemoryCalls.Loss.ALL));
            assertThat(new Blobs(after).get(ref.sha256())).as("step " + step).containsExactly(7);
        }
    }
}
