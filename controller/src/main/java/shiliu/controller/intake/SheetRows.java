package shiliu.controller.intake;

import java.util.Map;
import java.util.Optional;

/**
 * Where the items of a playlist stand in its sheet, and what their fields are called there.
 *
 * @param cells by item number, the first cell of its row: {@code 动态.csv!A7}
 */
public record SheetRows(Map<Integer, String> cells, Map<String, String> words) {
    /** Of a playlist that is no sheet. */
    public static final SheetRows NONE = new SheetRows(Map.of(), Map.of());

    public SheetRows {
        cells = Map.copyOf(cells);
        words = Map.copyOf(words);
    }

    /** The warning as people find it in their sheet. */
    public Warning place(Warning warning) {
        return Optional.ofNullable(cells.get(warning.item()))
                .map(cell -> warning.at(cell, words.getOrDefault(warning.field(), warning.field())))
                .orElse(warning);
    }
}
