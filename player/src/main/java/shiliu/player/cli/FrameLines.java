package shiliu.player.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import shiliu.player.diag.Recording;

/** Frames of a line as people read them: when, which way, the bytes, what they mean. */
record FrameLines(Terminal terminal) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int MOST_HEX = 128;

    void print(Recording.Frame frame) {
        String hex = frame.hex();
        String shown = hex.length() > MOST_HEX ? hex.substring(0, MOST_HEX) + "… (" + hex.length() / 2 + ")" : hex;
        String arrow = frame.direction().equals("request") ? ">" : "<";
        terminal.line(frame.at().map(TIME::format).orElse("") + " " + arrow + " " + shown);
        terminal.line("    "
                + frame.decoded()
                        .map(String::valueOf)
                        .orElse(terminal.messages().text("diag.watch.noise")));
    }
}
