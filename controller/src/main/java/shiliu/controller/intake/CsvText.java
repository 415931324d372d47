package shiliu.controller.intake;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;

/** A CSV file: in UTF-8 or GB18030, its cells parted by tab, semicolon or comma, whichever the first line has most of. */
final class CsvText {
    /** The most bytes of a file. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MOST_ROWS = TableReader.MOST_ROWS + 40;
    private static final int MOST_COLUMNS = 64;
    private static final char[] PARTED_BY = {'\t', ';', ','};

    private final String name;
    private final String text;
    private final List<SheetRow> rows = new ArrayList<>();
    private int row;

    private CsvText(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** The rows that hold something, each cell named as Excel names it. */
    static Sheet read(String name, byte[] bytes) throws ProblemsException {
        Place place = Place.whole(name);
        if (bytes.length > MAX_BYTES) {
            throw refusal(place, "intake.csv-big", String.valueOf(MAX_BYTES >> 10));
        }
        Optional<String> text = TextBytes.decode(bytes);
        if (text.isEmpty()) {
            throw refusal(place, "intake.csv-encoding");
        }
        return new CsvText(name, text.get()).read();
    }

    private Sheet read() throws ProblemsException {
        CsvFactory factory = CsvFactory.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_BYTES)
                        .build())
                .build();
        try (CsvParser parser = factory.createParser(text)) {
            parser.setSchema(
                    CsvSchema.emptySchema().withColumnSeparator(separator()).withoutEscapeChar());
            List<SheetCell> cells = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    String cell = parser.getText().replace("\r\n", "\n").strip();
                    cells.add(new SheetCell(cell, place(cells.size()), false));
                } else if (token == JsonToken.END_ARRAY) {
                    end(cells);
                    cells.clear();
                    row++;
                }
            }
        } catch (IOException e) {
            throw refusal(place(0), "intake.csv-quotes");
        }
        return new Sheet(name, "", rows, true);
    }

    private Place place(int column) {
        return Place.whole(name + "!" + CellRange.name(row, column));
    }

    private void end(List<SheetCell> cells) throws ProblemsException {
        if (cells.stream().allMatch(SheetCell::blank)) {
            return;
        }
        Place place = place(0);
        if (cells.size() > MOST_COLUMNS) {
            throw refusal(place, "intake.table-wide", String.valueOf(TableReader.MOST_COLUMNS));
        }
        if (rows.size() == MOST_ROWS) {
            throw refusal(Place.whole(name), "intake.table-rows", String.valueOf(TableReader.MOST_ROWS));
        }
        rows.add(new SheetRow(place, cells, false));
    }

    /** What stands most often in the first line that is not empty, outside of quotes. */
    private char separator() {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        String bare = first.replaceAll("\"[^\"]*\"?", "");
        char best = ',';
        long most = 0;
        for (char candidate : PARTED_BY) {
            long count = bare.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static ProblemsException refusal(Place place, String code, Object... arguments) {
        return ProblemsException.of(place, Message.of(code, arguments), Message.of(code + ".do"));
    }
}
