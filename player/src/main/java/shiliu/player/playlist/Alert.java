package shiliu.player.playlist;

import java.time.Instant;
import java.util.List;

/**
 * An emergency message: it goes before everything but a stop, and says when it ends. Never an item of a playlist: it comes
 * as an order.
 *
 * @param event what it is: 暴雨, 地震 …
 * @param headline what people must know, in one sentence
 * @param steps what to do, in short lines
 * @param source who says so
 */
public record Alert(
        Severity severity,
        String event,
        String headline,
        List<String> steps,
        String source,
        Instant sent,
        Instant until) {
    /** The four colours of the national scale, the gravest first. */
    public enum Severity {
        RED,
        ORANGE,
        YELLOW,
        BLUE
    }

    public Alert {
        steps = List.copyOf(steps);
        if (!until.isAfter(sent)) {
            throw new IllegalArgumentException("an alert that ends before it begins");
        }
    }
}
