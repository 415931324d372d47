package shiliu.player.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shiliu.player.json.Json;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;

/**
 * Where a command speaks: results on standard output (with {@code --json} one document and nothing else), progress and
 * messages on standard error, in the wanted language.
 */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final Messages messages;
    private boolean json;
    private boolean verbose;
    private boolean documentPrinted;

    public Terminal(PrintStream out, PrintStream err, Messages messages) {
        this.out = out;
        this.err = err;
        this.messages = messages;
    }

    public Messages messages() {
        return messages;
    }

    /** From here on results are one JSON document. */
    void wantJson() {
        json = true;
    }

    /** From here on everything is told, also what only a vendor understands. */
    void wantVerbose() {
        verbose = true;
    }

    public boolean verbose() {
        return verbose;
    }

    public boolean json() {
        return json;
    }

    /** Progress or a message, on standard error. */
    public void say(String key, Object... arguments) {
        err.println(clean(messages.text(key, arguments)));
    }

    public void say(Message message) {
        err.println(clean(messages.text(message)));
    }

    /** A line that is in the wanted language already, on standard error. */
    public void sayText(String text) {
        err.println(clean(text));
    }

    /** One line of the result; not under {@code --json}. */
    public void line(String text) {
        if (!json) {
            out.println(clean(text));
        }
    }

    /** One sentence of the result; not under {@code --json}. */
    public void result(String key, Object... arguments) {
        line(messages.text(key, arguments));
    }

    /** Rows under a heading, columns aligned by what a terminal draws two wide; not under {@code --json}. */
    public void table(List<String> heading, List<List<String>> rows) {
        new TextTable(heading, rows).lines().forEach(this::line);
    }

    /** The whole result as one document; only under {@code --json}. */
    public void document(Object document) {
        if (json) {
            documentPrinted = true;
            out.println(new String(Json.write(document), StandardCharsets.UTF_8));
        }
    }

    /** Why a command ended early, as {@code --json} prints it where the command printed nothing itself. */
    record Failure(int exitCode, String code, String message, List<String> details) {}

    void failure(Failure failure) {
        if (!documentPrinted) {
            document(failure);
        }
    }

    /** What cards, players and files say may carry terminal escapes: control characters do not pass. */
    static String clean(String text) {
        return text.codePoints()
                .map(c -> c == '\n' || c == '\t' || !Character.isISOControl(c) ? c : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
