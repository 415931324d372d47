package shiliu.controller.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.player.config.Fields;
import shiliu.player.config.Problems;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Table;

/** Reads a table: written inline as {@code columns} and {@code rows}, or in a {@code file} beside the playlist. */
final class TableReader {
    static final int MOST_COLUMNS = 12;
    static final int MOST_ROWS = 200;

    private final Texts texts;
    private final Problems problems;
    private final TableFiles files;

    TableReader(Texts texts, Problems problems, TableFiles files) {
        this.texts = texts;
        this.problems = problems;
        this.files = files;
    }

    Optional<LocatedTable> read(Value value) {
        return value.fields().flatMap(this::read);
    }

    private Optional<LocatedTable> read(Fields fields) {
        int before = problems.count();
        Optional<Value> file = fields.optional("file");
        if (file.isPresent()) {
            Optional<Value> sheet = fields.optional("sheet");
            fields.done();
            return files.take(file.get(), sheet).flatMap(this::read);
        }
        List<Value> headings = fields.required("columns")
                .map(v -> ItemParts.counted(v, MOST_COLUMNS))
                .orElse(List.of());
        List<Value> rows = fields.required("rows")
                .map(v -> ItemParts.counted(v, MOST_ROWS))
                .orElse(List.of());
        fields.done();
        List<String> columns = headings(headings);
        List<List<Value>> cells = new ArrayList<>();
        List<List<String>> written = new ArrayList<>();
        for (Value row : rows) {
            List<Value> values = row.list().orElse(List.of());
            if (row.isList() && !headings.isEmpty() && values.size() != headings.size()) {
                row.refuse(
                        Message.of("intake.row-cells", String.valueOf(values.size()), String.valueOf(headings.size())),
                        Message.of("intake.row-cells.do"));
            }
            cells.add(values);
            written.add(values.stream().map(v -> texts.cell(v).orElse("")).toList());
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new LocatedTable(new Table(columns, written), headings, cells));
    }

    private List<String> headings(List<Value> headings) {
        Set<String> seen = new HashSet<>();
        List<String> columns = new ArrayList<>();
        for (Value heading : headings) {
            String column = texts.line(heading).orElse("");
            if (!column.isEmpty() && !seen.add(column)) {
                heading.refuse(
                        Message.of("intake.column-twice", Quote.of(column)), Message.of("intake.column-twice.do"));
            }
            columns.add(column);
        }
        return columns;
    }
}
