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

    /** The longest event, headline, step and source, characters; and the most steps. */
    public static final int EVENT = 20;

    public static final int HEADLINE = 500;
    public static final int STEP = 200;
    public static final int SOURCE = 40;
    public static final int MOST_STEPS = 8;

    public Alert {
        steps = List.copyOf(steps);
        if (!until.isAfter(sent)) {
            throw new IllegalArgumentException("an alert that ends before it begins");
        }
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException(steps.size() + " steps");
        }
        check("event", event, EVENT);
        check("headline", headline, HEADLINE);
        check("source", source, SOURCE);
        steps.forEach(step -> check("step", step, STEP));
    }

    private static void check(String what, String text, int most) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException("a " + what + " of 1 to " + most + " characters");
        }
    }
}
