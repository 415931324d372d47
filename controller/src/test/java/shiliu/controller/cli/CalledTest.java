package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hints can be typed as they stand. */
class CalledTest {
    private static final String PROPERTY = "shiliu.called";

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    private Typed type() {
        return Typed.in(
                Map.of(), "playlist", "new", "--out", folder.toString(), "--config", "../config/controller.yaml");
    }

    @Test
    void hintsAndHelpNameTheProgramAsItWasCalled() throws Exception {
        System.setProperty(PROPERTY, "./shiliu");
        assertThat(type().out()).contains("then: ./shiliu playlist check " + folder.resolve("playlist.yaml"));
        assertThat(Typed.in(Map.of(), "playlist", "check", "--help").out()).contains("./shiliu playlist check");
        assertThat(Typed.in(Map.of(), "playlist", "check").err()).contains("./shiliu playlist check");
    }

    @Test
    void withoutTheLauncherItIsCalledByItsName() {
        assertThat(type().out()).contains("then: shiliu playlist check ");
    }

    @Test
    void theLauncherSaysHowItWasCalled() throws Exception {
        assertThat(Files.readString(Path.of("../shiliu"))).contains("-Dshiliu.called=\"$called\"");
    }
}
