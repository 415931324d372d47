package shiliu.controller.cli;

import java.nio.file.Path;
import java.util.function.LongConsumer;
import shiliu.player.cli.Terminal;

/** How much of an upload has gone, on standard error, in tenths; one line each, so that it reads in a log as well. */
final class Progress implements LongConsumer {
    private static final int QUIET_BELOW = 1 << 20;

    private final Terminal terminal;
    private final Path file;
    private final long length;
    private int tenths;

    Progress(Terminal terminal, Path file, long length) {
        this.terminal = terminal;
        this.file = file;
        this.length = length;
    }

    @Override
    public synchronized void accept(long sent) {
        int now = (int) (sent * 10 / Math.max(length, 1));
        if (length >= QUIET_BELOW && now > tenths) {
            tenths = now;
            terminal.say("cli.progress", file, now * 10);
        }
    }

    void end() {
        accept(length);
    }
}
