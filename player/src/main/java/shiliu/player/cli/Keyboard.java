package shiliu.player.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/** Single keys from the terminal that somebody sits at; closing it leaves the terminal as it was. */
final class Keyboard implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final Terminal terminal;
    private final Attributes before;

    private Keyboard(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
    }

    /** The terminal; empty where nobody sits at one: in a script, behind a pipe. */
    static Optional<Keyboard> open() {
        // Signals stay the process's own: Ctrl-C must reach its clean end.
        return terminal(false).map(Keyboard::new);
    }

    /** The terminal as it is, through {@code stty}: no native code, no warnings of a newer Java; with {@code signals} Ctrl-C is a key like others. */
    static Optional<Terminal> terminal(boolean signals) {
        try {
            return Optional.of(TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                    .nativeSignals(signals)
                    .build());
        } catch (IOException | IllegalStateException | UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }

    /** The next key; an {@link IOException} where the terminal went away. */
    char next() throws IOException, InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int key = terminal.reader().read(LOOK_MILLIS);
            if (key == NonBlockingReader.EOF) {
                throw new IOException("the terminal is gone");
            }
            if (key >= 0) {
                return (char) key;
            }
        }
    }

    /** Waits, for who watches by the clock. */
    static void pause(Duration wait) throws InterruptedException {
        Thread.sleep(wait.toMillis());
    }

    @Override
    public void close() {
        terminal.setAttributes(before);
        try {
            terminal.close();
        } catch (IOException e) {
            // It went away by itself.
        }
    }
}
