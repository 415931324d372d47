package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    Path wanted;

    @Test
    void oneOfItsOwnIsTakenAwayButNothingThatALinkInItLeadsTo() throws Exception {
        Path outside = Files.writeString(wanted.resolve("kept"), "x");
        DemoFolder folder = DemoFolder.open(Optional.empty());
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "x");
        Files.createSymbolicLink(folder.path().resolve("link"), wanted);
        folder.remove();
        assertThat(folder.path()).doesNotExist();
        assertThat(outside).exists();
    }

    @Test
    void oneThatSomebodyAskedForStays() throws Exception {
        DemoFolder folder = DemoFolder.open(Optional.of(wanted.resolve("demo")));
        Files.writeString(folder.path().resolve("log"), "x");
        folder.remove();
        assertThat(folder.path().resolve("log")).exists();
    }
}
