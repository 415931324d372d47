package shiliu.controller.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A table as CSV that Excel opens as it is: UTF-8 with its mark, and no cell that it would take for a formula. */
final class CsvFile {
    private CsvFile() {}

    static byte[] of(List<String> heading, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        bytes.writeBytes(line(heading));
        rows.forEach(row -> bytes.writeBytes(line(row)));
        return bytes.toByteArray();
    }

    /** The same as lines of text. */
    static List<String> lines(List<String> heading, List<List<String>> rows) {
        String text = new String(of(heading, rows), StandardCharsets.UTF_8);
        return List.of(text.replace("\r\n", "\n").stripTrailing().split("\n", -1));
    }

    private static byte[] line(List<String> cells) {
        String line = cells.stream().map(CsvFile::cell).collect(Collectors.joining(",", "", "\r\n"));
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        String plain = formula(text) ? "'" + text : text;
        return plain.matches("(?s).*[\",\r\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    /** What a spreadsheet would compute; a number is one. */
    private static boolean formula(String text) {
        return !text.isEmpty()
                && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0
                && !text.matches("-?[0-9]+(\\.[0-9]+)?|-");
    }
}
