package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoProcessTest {
    /** What its players take is what installed ones take. */
    @Test
    void aPlayerOfTheDemoRunsAsAnInstalledOne() throws Exception {
        String launcher = Files.readString(Path.of("src/deb/shiliu"));
        Matcher sizes = Pattern.compile("  play\\) sizes='([^']+)'").matcher(launcher);
        assertThat(sizes.find()).isTrue();
        assertThat(DemoProcess.java("192m", List.of())).contains(sizes.group(1).split(" "));
    }
}
