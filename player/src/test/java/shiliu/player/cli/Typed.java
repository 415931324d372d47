package shiliu.player.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What came of a command that somebody typed. */
record Typed(int code, String out, String err, Duration took) {
    static Typed in(String language, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        long began = System.nanoTime();
        int code = new Program(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of("SHILIU_LANGUAGE", language))
                .run(Main::commands, List.of(), arguments);
        return new Typed(
                code,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                Duration.ofNanos(System.nanoTime() - began));
    }

    static Typed english(String... arguments) {
        return in("en", arguments);
    }

    /** The last line that was said. */
    String lastSentence() {
        return err.lines().reduce("", (a, b) -> b);
    }
}
