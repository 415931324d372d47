package shiliu.player.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.screen.GeometryMap;
import shiliu.player.screen.Size;
import shiliu.player.screen.Tone;

/** Whatever an output fails of, people read a sentence of their language, never the name of a class. */
class OutputExceptionTest {
    private static final Size SIZE = new Size(64, 32);

    @TempDir
    Path folder;

    @Test
    void eachFailureIsASentence() {
        FramebufferOutput.Layout layout = new FramebufferOutput.Layout(100, 100, 32, 400);
        Path nowhere = folder.resolve("fb7");
        said("output.no-file", failing(() -> new FramebufferOutput(nowhere, layout, SIZE, Tone.PLAIN)));
        said("output.too-small", failing(() -> new FramebufferOutput(nowhere, layout, new Size(101, 9), Tone.PLAIN)));
        said("output.no-framebuffer", failing(() -> FramebufferOutput.Layout.read(nowhere)));
        GeometryMap map = new GeometryMap(
                List.of(new GeometryMap.Part(60, 0, SIZE, 0, 0, GeometryMap.Turn.NONE, GeometryMap.Mirror.NONE)));
        said(
                "output.map-beyond-screen",
                failing(() ->
                        Mapped.open(SIZE, Optional.of(map), size -> new PngOutput(folder, 9, InstantSource.system()))));
        said("output.no-display", failing(() -> new WindowOutput(SIZE, "x")));
        said("output.no-access", new AccessDeniedException("/dev/fb0"));
        said("play.output", new FileSystemException("/x/1.png", null, "No space left on device"));
        said("play.output", new IOException("No such device"));
        said("output.unknown", new IOException());
    }

    private interface Opening {
        void open() throws IOException;
    }

    private static IOException failing(Opening opening) {
        return catchThrowableOfType(IOException.class, opening::open);
    }

    private static void said(String key, IOException failure) {
        Message sentence = OutputException.sentence(failure);
        assertThat(sentence.key()).isEqualTo(key);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            assertThat(Messages.in(locale).text(sentence))
                    .doesNotContain("Exception", "java", key)
                    .doesNotContain("null");
        }
    }
}
