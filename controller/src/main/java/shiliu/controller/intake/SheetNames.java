package shiliu.controller.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import shiliu.player.config.Place;

/**
 * What the fields of one part of a sheet are called there: of its settings, or of one item of its list.
 *
 * @param words that may stand there
 * @param written by field, as the person wrote it
 * @param chinese whether the sheet speaks Chinese, else English
 * @param item the item's number, from 1; 0 for the settings
 */
record SheetNames(SheetWords words, Map<String, String> written, boolean chinese, int item) {
    /** Parts of the document for which a sheet has no word of its own. */
    private static final Map<String, String> PARTS =
            Map.of("items", "列表", "table", "表格", "columns", "表头", "rows", "表格", "totals", "合计");

    SheetNames {
        written = Map.copyOf(written);
    }

    /** Of a table that is named by a playlist. */
    static SheetNames ofTable(Sheet table) {
        boolean chinese = SheetWords.chinese(table.rows().stream()
                .limit(1)
                .flatMap(row -> row.cells().stream())
                .map(SheetCell::text));
        return new SheetNames(SheetWords.SETTINGS, Map.of(), chinese, 0);
    }

    /** The field as it is written in this sheet; where it is not there, as its template writes it. */
    String name(String field) {
        String own = written.get(field);
        if (own != null) {
            return own;
        }
        return chinese ? PARTS.getOrDefault(field, words.chinese(field)) : field;
    }

    /** The same with other words for some fields. */
    SheetNames with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(written);
        all.putAll(others);
        return new SheetNames(words, all, chinese, item);
    }

    SheetNames of(int number) {
        return new SheetNames(words, written, chinese, number);
    }

    /** The words of which one must stand in a field, if it is such a field. */
    static Optional<SheetWords> choices(String field) {
        return Optional.ofNullable(
                switch (field) {
                    case "kind" -> SheetWords.KINDS;
                    case "topic" -> SheetWords.TOPICS;
                    case "enter" -> SheetWords.ENTERS;
                    case "column" -> SheetWords.COLUMNS;
                    default -> null;
                });
    }

    /** The place, and which item it belongs to; a place has no language but that of its sheet. */
    Place at(Place place) {
        if (item == 0) {
            return place;
        }
        String which = chinese ? "（第 " + item + " 条）" : " (item " + item + ")";
        return new Place(place.file() + which, place.line(), place.column());
    }
}
