package shiliu.controller.intake;

import java.util.List;
import shiliu.player.config.Value;
import shiliu.player.playlist.Table;

/** A table and where each of its headings and cells stands. */
record LocatedTable(Table table, List<Value> headings, List<List<Value>> cells) {
    LocatedTable {
        headings = List.copyOf(headings);
        cells = cells.stream().map(List::copyOf).toList();
    }
}
