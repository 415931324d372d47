package shiliu.player.light;

/**
 * How bright a screen is to be now.
 *
 * @param percent of full light, 1 to 100
 * @param why the rule that says so
 * @param capped whether the limit of nights took something away
 */
public record Light(int percent, Why why, boolean capped) {
    /** What decides, strongest first. */
    public enum Why {
        /** An alert: as bright as by day, and no limit holds. */
        ALERT,
        BY_HAND,
        SENSOR,
        /** The plan asks for a sensor that tells nothing. */
        SENSOR_FAILED,
        STEP,
        DAY,
        NIGHT,
        /** Nobody knows whether it is night. */
        UNTRUSTED_CLOCK
    }

    /** As reports write it: {@code sensor-failed}, {@code by-hand-capped}. */
    public String word() {
        String plain = why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return capped ? plain + "-capped" : plain;
    }
}
