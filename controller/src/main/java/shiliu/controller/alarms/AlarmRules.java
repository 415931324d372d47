package shiliu.controller.alarms;

import java.util.Optional;

/**
 * From when on something is wrong, and who is told.
 *
 * @param hot °C in a cabinet, 20 to 120
 * @param memory MiB of a player's process, 64 to 65,536
 */
public record AlarmRules(int hot, int memory, Optional<Hook> hook) {
    /** The unit of an installed player ends it at 512 MiB, of which a film's decoder takes a part. */
    public static final AlarmRules USUAL = new AlarmRules(70, 400, Optional.empty());

    /** The same, telling somebody. */
    public AlarmRules telling(Hook who) {
        return new AlarmRules(hot, memory, Optional.of(who));
    }
}
