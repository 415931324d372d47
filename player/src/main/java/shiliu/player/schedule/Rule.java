package shiliu.player.schedule;

import java.util.Arrays;
import java.util.Locale;
import shiliu.player.message.Messages;

/**
 * What may decide what a screen shows, strongest first: this order is the precedence, and the table of the manual is made
 * from it. The schedule itself knows those from {@link #OUTSIDE_HOURS} on.
 */
public enum Rule {
    /** An order to be dark (一键停播). */
    BLACKOUT,
    /** An alert. */
    ALERT,
    /** The screen's hours are over, or it is quiet. */
    OUTSIDE_HOURS,
    /** An operator's override. */
    OVERRIDE,
    /** The takeover of the highest priority. */
    TAKEOVER,
    /** Slots take turns by weight. */
    ROTATION,
    /** Fillers play because nothing else may. */
    FILLER,
    /** No slot may play: the safe card. */
    NO_SLOT;

    /** The word for it: 轮播. */
    public String title(Messages messages) {
        return messages.text("schedule.rule-name." + key());
    }

    /** What it means, in half a sentence. */
    public String meaning(Messages messages) {
        return messages.text("schedule.rule-meaning." + key());
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many are weaker. */
    int weaker() {
        return (int) Arrays.stream(values())
                .filter(other -> other.compareTo(this) > 0)
                .count();
    }

    /** By which a slot of this mode plays. */
    public static Rule of(Mode mode) {
        return switch (mode) {
            case FILLER -> FILLER;
            case ROTATE -> ROTATION;
            case TAKEOVER -> TAKEOVER;
            case OVERRIDE -> OVERRIDE;
        };
    }
}
