package shiliu.controller.keep;

import java.time.Duration;

/**
 * How long things are kept.
 *
 * @param plays proof of play, from its end; at least 31 days
 * @param playsMost and no more of them than this: the oldest go first
 * @param alarms that were closed, from then on; at least 31 days
 * @param pictures files that nothing names any more: no revision, no approval, no manifest; at least a day
 * @param audit who did what; at least a year
 */
public record KeepRules(Duration plays, long playsMost, Duration alarms, Duration pictures, Duration audit) {
    /** About as many bytes as a play takes, with its indexes. */
    public static final int PLAY_BYTES = 600;

    public static final KeepRules USUAL = new KeepRules(
            Duration.ofDays(400),
            (2048L << 20) / PLAY_BYTES,
            Duration.ofDays(400),
            Duration.ofDays(30),
            Duration.ofDays(3660));

    public KeepRules {
        boolean soon = plays.compareTo(Duration.ofDays(31)) < 0
                || alarms.compareTo(Duration.ofDays(31)) < 0
                || audit.compareTo(Duration.ofDays(365)) < 0
                || pictures.compareTo(Duration.ofDays(1)) < 0;
        if (soon || playsMost < 1) {
            throw new IllegalArgumentException("kept too short: " + plays + ", " + alarms + ", " + pictures);
        }
    }
}
