package shiliu.controller.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shiliu.player.cli.Program;
import shiliu.player.cli.Terminal;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/** A command as somebody types it, what it said, and how it ended. */
record Typed(int exit, String out, String err) {
    /** Types a command in this environment; in English unless it says otherwise. */
    static Typed in(Map<String, String> environment, String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(command));
        if (!all.contains("--lang")) {
            all.addAll(List.of("--lang", "en"));
        }
        int exit = new Program(stream(out), stream(err), environment)
                .run(
                        (Terminal terminal) -> Main.commands(new Workplace(terminal, environment)),
                        List.of("shiliu.controller.messages"),
                        all.toArray(String[]::new));
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    <T> List<T> list(Class<T> type) throws JsonException {
        return Json.readList(out.getBytes(StandardCharsets.UTF_8), type);
    }

    <T> T json(Class<T> type) throws JsonException {
        return Json.read(out.getBytes(StandardCharsets.UTF_8), type);
    }
}
