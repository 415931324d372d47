package shiliu.controller.cli;

import java.nio.file.Path;
import shiliu.player.cli.CommandException;
import shiliu.player.screen.Screen;

/** A screen of the demo: what lights it is a process of its own. */
interface DemoScreen extends AutoCloseable {
    Screen screen();

    DemoProcess process();

    /** Copies what it shows now to {@code DIR/<screen>.png}. */
    void picture(Path out) throws CommandException;

    @Override
    void close();
}
