package shiliu.controller.intake;

import java.util.Collection;

/** A playlist in YAML to begin with: every field explained, and good as it is. */
public final class Starter {
    /** The kinds that it can show. */
    public enum Kind {
        NEWS("starter-news"),
        SLOGAN("starter-slogan"),
        DISCLOSURE("starter-disclosure"),
        DECISION("starter-decision"),
        POWERS("starter-powers"),
        NOTICE("starter-notice"),
        FESTIVAL("starter-festival"),
        AWARD("starter-award"),
        TABLE("starter-table"),
        CLOCK("starter-clock"),
        COUNTDOWN("starter-countdown");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private Starter() {}

    /** The text of a playlist with one item of each kind, for the file {@code name}. */
    public static String yaml(Collection<Kind> kinds, Blank blank, String name) {
        String end = blank.chinese() ? "_zh.yaml" : ".yaml";
        StringBuilder yaml = new StringBuilder(blank.text("starter-head" + end, name));
        kinds.stream().distinct().forEach(kind -> yaml.append(blank.text(kind.text + end, name)));
        return yaml.toString();
    }
}
