package shiliu.player.config;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import shiliu.player.message.Message;

/**
 * The named fields of one mapping. Ask for each field by name, then call {@link #done}: what was not asked for is
 * refused as unknown.
 */
public final class Fields {
    private final Node.Mapping mapping;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(Node.Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    public Place place() {
        return mapping.place();
    }

    /** Where the field's name stands; where it is missing, the mapping's own place. */
    public Place placeOf(String name) {
        Node.Entry entry = mapping.entries().get(name);
        return entry == null ? place() : entry.name();
    }

    /** The field's value; a problem is noted where it is missing or empty. */
    public Optional<Value> required(String name) {
        Optional<Value> value = optional(name);
        Node.Entry entry = mapping.entries().get(name);
        if (entry == null) {
            problems.add(
                    place(), Message.of("config.field-missing", name), Message.of("config.field-missing.do", name));
        } else if (value.isEmpty()) {
            problems.add(
                    entry.name(), Message.of("config.field-empty", name), Message.of("config.field-empty.do", name));
        }
        return value;
    }

    /** The field's value, if anything was written. */
    public Optional<Value> optional(String name) {
        asked.add(name);
        Node.Entry entry = mapping.entries().get(name);
        if (entry == null || (entry.value() instanceof Node.Text text && text.blank())) {
            return Optional.empty();
        }
        return Optional.of(new Value(name, entry.value(), problems));
    }

    /** Refuses every field that was not asked for, naming the nearest that was. */
    public void done() {
        mapping.entries().forEach((name, entry) -> {
            if (!asked.contains(name)) {
                problems.add(entry.name(), Message.of("config.field-unknown", Quote.of(name)), instead(name));
            }
        });
    }

    private Message instead(String name) {
        if (problems.count() >= Problems.MOST) {
            return Message.of("config.field-unknown.known", "");
        }
        return Nearest.to(name, asked)
                .map(near -> Message.of("config.field-unknown.nearest", near))
                .orElseGet(() -> Message.of("config.field-unknown.known", String.join(", ", asked)));
    }
}
