package shiliu.player.config;

import java.util.List;
import java.util.Map;

/** A value of a YAML or JSON file and where it begins. Everything is text until a field wants something else. */
sealed interface Node {
    Place place();

    /** A scalar; {@code plain} where no quotes stand around it. */
    record Text(Place place, String value, boolean plain) implements Node {
        /** Nothing was written: {@code title:}, {@code ~} or {@code null}. */
        boolean blank() {
            return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
        }
    }

    record Sequence(Place place, List<Node> values) implements Node {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    /** In the file's order. */
    record Mapping(Place place, Map<String, Entry> entries) implements Node {}

    /** Something that was refused already; nothing more is to be said of it. */
    record Refused(Place place) implements Node {}

    /** A field's value and where its name stands. */
    record Entry(Place name, Node value) {}
}
