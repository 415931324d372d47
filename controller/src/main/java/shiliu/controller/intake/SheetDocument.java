package shiliu.controller.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.config.LocatedYaml;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.config.Value;
import shiliu.player.message.Message;

/** Cells written down as JSON, one value a line, so that they are read as any playlist is. */
final class SheetDocument {
    private final String label;
    private final String name;
    private final StringBuilder json = new StringBuilder();
    private final List<CellPlaces.Origin> places = new ArrayList<>();
    private Optional<SheetNames> names = Optional.empty();
    private boolean first = true;

    /** A document of the sheet with this label; its own lines are not those of a CSV file, so its name differs. */
    SheetDocument(String label) {
        this.label = label;
        this.name = label + " ";
    }

    /** From here on the fields are called like this. */
    SheetDocument named(SheetNames called) {
        names = Optional.of(called);
        return this;
    }

    /** Begins an object that has no name: the document itself, or one of a list. */
    SheetDocument object(Place place) {
        return line("{", place, true);
    }

    SheetDocument object(String field, Place place) {
        return line(quoted(field) + ": {", place, true);
    }

    SheetDocument list(Place place) {
        return line("[", place, true);
    }

    SheetDocument list(String field, Place place) {
        return line(quoted(field) + ": [", place, true);
    }

    SheetDocument text(String text, Place place) {
        return line(quoted(text), place, false);
    }

    SheetDocument text(String field, String text, Place place) {
        return line(quoted(field) + ": " + quoted(text), place, false);
    }

    SheetDocument endObject() {
        return end('}');
    }

    SheetDocument endList() {
        return end(']');
    }

    /** The document's value; a problem where it is longer than any playlist may be. */
    Optional<Value> read(CellPlaces settled, Problems problems) {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LocatedYaml.MAX_BYTES) {
            problems.add(
                    Place.whole(label),
                    Message.of("intake.table-long", String.valueOf(LocatedYaml.MAX_BYTES >> 10)),
                    Message.of("intake.table-long.do"));
            return Optional.empty();
        }
        settled.put(name, label, places);
        return LocatedYaml.read(name, bytes, problems);
    }

    private SheetDocument line(String text, Place place, boolean opens) {
        if (!first) {
            json.append(',');
        }
        if (!places.isEmpty()) {
            json.append('\n');
        }
        json.append(text);
        places.add(new CellPlaces.Origin(place, names));
        first = opens;
        return this;
    }

    private SheetDocument end(char bracket) {
        json.append(bracket);
        first = false;
        return this;
    }

    /** A text in quotes as both JSON and YAML read it, on one line. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (plain(c)) {
                quoted.append((char) c);
            } else {
                quoted.append(String.format("\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }

    /** What YAML takes literally on one line; the two halves of a character beyond the first plane stay together. */
    private static boolean plain(int c) {
        return (c >= ' ' && c <= '~') || (c >= 0xA0 && c < 0xFFFE && c != 0x2028 && c != 0x2029 && c != 0xFEFF);
    }
}
