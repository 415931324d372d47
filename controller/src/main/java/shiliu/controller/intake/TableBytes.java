package shiliu.controller.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;

/** Tells what a table file really is by its bytes, whatever its name says. */
final class TableBytes {
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private TableBytes() {}

    /** Whether a file is named like a table. */
    static boolean named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xlsx") || lower.endsWith(".csv");
    }

    /** Whether a file is named like what older programs wrote; it is told what to do instead. */
    static boolean namedOld(String name) {
        return name.toLowerCase(Locale.ROOT).matches("(?s).*\\.(xls|xlsm|xlsb|et|ods|tsv|txt)");
    }

    /** The file's workbook; nothing where it is CSV. Refused where it is neither, or not what its name says. */
    static Optional<Workbook> workbook(String name, byte[] bytes) throws ProblemsException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (bytes.length == 0) {
            throw refusal(name, "intake.table-empty");
        }
        if (starts(bytes, OLE2)) {
            throw refusal(name, contains(bytes, ENCRYPTED) ? "intake.workbook-password" : "intake.workbook-old");
        }
        boolean zip = bytes[0] == 'P' && bytes.length > 1 && bytes[1] == 'K';
        if (zip && !lower.endsWith(".csv")) {
            return Optional.of(Workbook.open(name, bytes));
        }
        if (zip) {
            throw refusal(name, "intake.csv-is-workbook");
        }
        Optional<String> text = TextBytes.decode(bytes);
        if (text.filter(t -> t.stripLeading().startsWith("<")).isPresent()) {
            throw refusal(name, "intake.table-is-web");
        }
        if (!lower.endsWith(".csv")) {
            throw refusal(name, text.isPresent() ? "intake.workbook-is-csv" : "intake.workbook-broken");
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, byte[] head) {
        return bytes.length >= head.length && java.util.Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    /** Looks where the names of the parts stand: in whole sectors, at the beginning or the end of the file. */
    private static boolean contains(byte[] bytes, byte[] word) {
        for (int at = 0; at + word.length <= bytes.length; at += 2) {
            if (bytes[at] == word[0] && java.util.Arrays.equals(bytes, at, at + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    private static ProblemsException refusal(String name, String code) {
        return ProblemsException.of(Place.whole(name), Message.of(code), Message.of(code + ".do"));
    }
}
