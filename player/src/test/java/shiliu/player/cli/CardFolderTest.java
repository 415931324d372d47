package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A virtual card's files outlive its process, under any name. */
class CardFolderTest {
    @TempDir
    private Path folder;

    @Test
    void namesComeBackAndDeletedFilesAreGone() throws IOException {
        CardFolder store = new CardFolder(folder);
        store.write("P/S0", new byte[] {1});
        store.write("../x_y", new byte[] {2});
        assertThat(new CardFolder(folder).names()).containsExactlyInAnyOrder("P/S0", "../x_y");
        store.delete("P/S0");
        store.delete("P/S0");
        assertThat(store.read("P/S0")).isEmpty();
        assertThat(store.names()).containsExactly("../x_y");
        assertThat(folder.getParent().resolve("x_y.bin")).doesNotExist();
    }
}
