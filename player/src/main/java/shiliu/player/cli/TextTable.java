package shiliu.player.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Text in columns for a terminal, where a Chinese character is two cells wide. */
record TextTable(List<String> heading, List<List<String>> rows) {
    List<String> lines() {
        List<List<String>> all =
                Stream.concat(Stream.of(heading), rows.stream()).toList();
        int[] widths = new int[heading.size()];
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cells(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - cells(row.get(i)) + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** How many cells a terminal draws: two for Han, Yi, Hangul, kana and full-width forms. */
    static int cells(String text) {
        return text.codePoints().map(c -> wide(c) ? 2 : 1).sum();
    }

    private static boolean wide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
