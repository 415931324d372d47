package shiliu.controller.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import shiliu.player.cli.Terminal;

/** What a command works with: the terminal, the folder of this person's identity, where the samples are, this machine's clock. */
record Workplace(Terminal terminal, Map<String, String> environment, InstantSource clock) {
    Workplace(Terminal terminal, Map<String, String> environment) {
        this(terminal, environment, InstantSource.system());
    }

    /** {@code SHILIU_HOME}, else {@code ~/.config/shiliu}. */
    Path home() {
        String home = environment.get("SHILIU_HOME");
        return home == null ? Path.of(System.getProperty("user.home"), ".config", "shiliu") : Path.of(home);
    }

    /** The sample configuration: beside the launcher, or two folders above the jar. */
    Path samples() {
        String launcher = System.getProperty("shiliu.home");
        if (launcher != null) {
            return Path.of(launcher, "config");
        }
        Path code = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        for (Path folder = code.toAbsolutePath().getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("config/controller.yaml"))) {
                return folder.resolve("config");
            }
        }
        return Path.of("config");
    }

    /** Column headings in the wanted language. */
    List<String> headings(String... names) {
        return Arrays.stream(names)
                .map(name -> terminal.messages().text("column." + name))
                .toList();
    }

    /** An instant as this machine's clock on the wall would show it, to the second. */
    static String time(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
