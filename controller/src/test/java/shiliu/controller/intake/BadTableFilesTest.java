package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.player.config.Problem;
import shiliu.player.message.Messages;

/** Whatever is given as a table, the answer is one plain sentence, at once and in little memory. */
class BadTableFilesTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final long MOST_ALLOCATED = 256L << 20;
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static Arguments bad(String code, String file, Supplier<byte[]> bytes) {
        return Arguments.of(code, file, bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> corpus() {
        return Stream.of(files(), parts(), cells()).flatMap(s -> s);
    }

    private static Stream<Arguments> files() {
        return Stream.of(
                bad("intake.table-empty", "a.xlsx", () -> new byte[0]),
                bad("intake.table-empty", "a.csv", () -> text("")),
                bad("intake.table-empty", "a.csv", () -> text("\uFEFF,,\n,,\n")),
                bad("intake.workbook-old", "a.xls", BadTableFilesTest::ole2),
                bad("intake.workbook-old", "a.xlsx", BadTableFilesTest::ole2),
                bad("intake.workbook-password", "a.xlsx", BadTableFilesTest::encrypted),
                bad(
                        "intake.table-is-web",
                        "a.xls",
                        () -> text("\uFEFF\n<html><table><tr><td>1</td></tr></table></html>")),
                bad("intake.table-is-web", "a.xlsx", () -> text("<?xml version=\"1.0\"?><Workbook/>")),
                bad("intake.workbook-is-csv", "a.xlsx", () -> text("项目,收入\n停车,1\n")),
                bad("intake.csv-is-workbook", "a.csv", () -> Books.rows(new Object[] {"a"}, new Object[] {"b"})),
                bad("intake.workbook-broken", "a.xlsx", () -> new byte[] {1, 2, 3, (byte) 0xFF}),
                bad("intake.workbook-broken", "a.xlsx", () -> text("PK")),
                bad("intake.workbook-broken", "a.xlsx", () -> truncated(2)),
                bad("intake.workbook-broken", "a.xlsx", () -> truncated(20)),
                bad("intake.workbook-broken", "a.xlsx", () -> zip("a.txt", text("no workbook"))),
                bad("intake.csv-encoding", "a.csv", () -> new byte[] {'a', ',', (byte) 0x80, '\n', 'b'}),
                bad("intake.csv-encoding", "a.csv", () -> "项目,收入\n".getBytes(StandardCharsets.UTF_16)),
                bad("intake.csv-big", "a.csv", () -> text("a,b\n".repeat(300_000))),
                bad("intake.table-rows", "a.csv", () -> text("a,b\n".repeat(10_000))),
                bad("intake.table-wide", "a.csv", () -> text("a,".repeat(10_000) + "\nb\n")),
                bad("intake.csv-quotes", "a.csv", () -> text("a,b\n\"c,d\n" + "e,f\n".repeat(1000))),
                bad("intake.table-rows", "a.xlsx", BadTableFilesTest::tenThousandRows),
                bad(
                        "intake.list-length",
                        "a.xlsx",
                        () -> Books.book(sheet -> {
                            for (int i = 0; i <= 201; i++) {
                                sheet.value(i, 0, "行");
                            }
                        })),
                bad(
                        "intake.list-length",
                        "a.csv",
                        () -> text("a,b,c,d,e,f,g,h,i,j,k,l,m\n" + "1,".repeat(12) + "1\n")));
    }

    private static Stream<Arguments> parts() {
        String doctype = "<!DOCTYPE x [<!ENTITY a \"b\">]>";
        return Stream.of(
                bad(
                        "intake.workbook-hostile",
                        "a.xlsx",
                        () -> raw("xl/worksheets/sheet1.xml", doctype + "<worksheet/>")),
                bad("intake.workbook-hostile", "a.xlsx", () -> raw("xl/sharedStrings.xml", doctype + "<sst/>")),
                bad("intake.workbook-hostile", "a.xlsx", () -> raw("xl/workbook.xml", doctype + "<workbook/>")),
                bad(
                        "intake.workbook-hostile",
                        "a.xlsx",
                        () -> raw(
                                "xl/styles.xml",
                                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><styleSheet xmlns=\"" + MAIN + "\"/>")),
                bad("intake.workbook-hostile", "a.xlsx", () -> raw("xl/styles.xml", "<a>".repeat(40))),
                bad(
                        "intake.workbook-broken",
                        "a.xlsx",
                        () -> raw("xl/worksheets/sheet1.xml", "<worksheet>&x;</worksheet>")),
                bad("intake.workbook-broken", "a.xlsx", () -> raw("xl/workbook.xml", "<workbook><sheets/></workbook>")),
                bad("intake.workbook-broken", "a.xlsx", () -> raw("xl/_rels/workbook.xml.rels", "<Relationships/>")),
                bad("intake.workbook-broken", "a.xlsx", () -> raw("xl/workbook.xml", "not XML")),
                bad("intake.workbook-big", "a.xlsx", () -> zip("xl/bomb.xml", new byte[8 << 20])),
                bad("intake.workbook-big", "a.xlsx", BadTableFilesTest::manyParts),
                bad("intake.workbook-big", "a.xlsx", () -> lying(200L << 20)),
                bad("intake.workbook-part", "a.xlsx", BadTableFilesTest::hugeSheet));
    }

    private static Stream<Arguments> cells() {
        return Stream.of(
                bad("intake.workbook-broken", "a.xlsx", () -> cell("<c r=\"A2\" t=\"s\"><v>2147483647</v></c>")),
                bad("intake.workbook-broken", "a.xlsx", () -> cell("<c r=\"A2\" t=\"s\"><v>2</v></c>")),
                bad("intake.workbook-broken", "a.xlsx", () -> cell("<c r=\"A2\" t=\"s\"><v>-1</v></c>")),
                bad("intake.workbook-broken", "a.xlsx", () -> cell("<c r=\"ZZZZZZ2\"><v>1</v></c>")),
                bad("intake.workbook-broken", "a.xlsx", () -> cell("<c r=\"ZZZ2\"><v>1</v></c>")),
                bad("intake.workbook-broken", "a.xlsx", () -> cell("<c r=\"A2\" s=\"99999999999\"><v>1</v></c>")),
                bad("intake.workbook-broken", "a.xlsx", () -> cell("<c r=\"A2\"><v>" + "9".repeat(1000) + "</v></c>")),
                bad("intake.sheet-broken", "a.xlsx", () -> cell("<c r=\"A2\" t=\"nonsense\"><v>1</v></c>")),
                bad("intake.sheet-broken", "a.xlsx", () -> cell("<c r=\"A2\"><f t=\"shared\" si=\"7\"/><v>1</v></c>")),
                bad("intake.cell-error", "a.xlsx", () -> cell("<c r=\"A2\"><v>one</v></c>")),
                bad("intake.table-wide", "a.xlsx", () -> cell("<c r=\"XFD2\"><v>1</v></c>")),
                bad(
                        "intake.text-long",
                        "a.xlsx",
                        () -> cell("<c r=\"A2\" t=\"str\"><v>" + "长".repeat(5000) + "</v></c>")),
                bad("intake.text-hidden", "a.xlsx", () -> cell("<c r=\"A2\" t=\"str\"><v>a\u202Eb</v></c>")),
                bad(
                        "intake.table-long",
                        "a.xlsx",
                        () -> cell("<c r=\"A2\" t=\"str\"><v>" + characters(90_000) + "</v></c>")));
    }

    @ParameterizedTest(name = "{index} {0} {1}")
    @MethodSource("corpus")
    void eachGivesOnePlainSentenceAtOnce(String code, String file, Supplier<byte[]> made) {
        byte[] bytes = made.get();
        Problem problem = Assertions.assertTimeoutPreemptively(SOON, () -> {
            long before = allocated();
            var problems = Books.problems(file, bytes);
            assertThat(allocated() - before).as("bytes allocated").isLessThan(MOST_ALLOCATED);
            assertThat(problems).extracting(Problem::code).containsExactly(code);
            return problems.get(0);
        });
        assertThat(problem.file()).startsWith(file);
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
            assertThat(problem.text(Messages.in(locale, "shiliu.controller.messages")))
                    .contains("  →  ")
                    .hasSizeLessThan(300)
                    .doesNotContain("\n", "intake.", "Exception", "{");
        }
    }

    /** By this thread, since it began. */
    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void everyCutOfAWorkbookIsRefusedOrRead() {
        byte[] whole = Books.rows(new Object[] {"a"}, new Object[] {"b"});
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(Books.problems("a.xlsx", cut)).as("cut to " + length).hasSize(1);
        }
    }

    @Test
    void everyFlippedByteOfAWorkbookIsRefusedOrRead() {
        byte[] whole = Books.raw(Books.sheet("<c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"B2\" s=\"2\"><v>1</v></c>"));
        for (int at = 0; at < whole.length; at += 3) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x15;
            assertThat(Books.problems("a.xlsx", flipped)).as("flipped at " + at).hasSizeLessThan(4);
        }
    }

    /** Of all that are in use, so that they do not pack well. */
    private static String characters(int count) {
        return new java.util.Random(7)
                .ints(count, 0x4E00, 0x9FA5)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] ole2() {
        byte[] bytes = new byte[4096];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, bytes, 0, 4);
        return bytes;
    }

    private static byte[] encrypted() {
        byte[] bytes = ole2();
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, bytes, 1024, name.length);
        return bytes;
    }

    private static byte[] truncated(int part) {
        byte[] whole = Books.rows(new Object[] {"a"}, new Object[] {"b"});
        return Arrays.copyOf(whole, whole.length - whole.length / part);
    }

    private static byte[] tenThousandRows() {
        return Books.book(sheet -> {
            for (int i = 0; i < 10_000; i++) {
                sheet.value(i, 0, "项目" + i);
                sheet.value(i, 1, i);
            }
        });
    }

    private static byte[] zip(String name, byte[] bytes) {
        return new ZipWriter().add(name, bytes).bytes();
    }

    private static byte[] manyParts() {
        ZipWriter zip = new ZipWriter();
        for (int i = 0; i < 201; i++) {
            zip.add("xl/media/" + i + ".xml", text("x"));
        }
        return zip.bytes();
    }

    private static byte[] lying(long expanded) {
        ZipWriter zip = new ZipWriter();
        return zip.add(new ZipWriter.Entry("xl/workbook.xml", text("x")).expanded(expanded))
                .bytes();
    }

    /** A sheet that is larger than any that people write, of bytes that do not compress much. */
    private static byte[] hugeSheet() {
        StringBuilder rows = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        java.util.Random random = new java.util.Random(7);
        for (int i = 1; rows.length() < 17 << 20; i++) {
            rows.append("<row r=\"")
                    .append(i)
                    .append("\" ht=\"")
                    .append(random.nextLong())
                    .append("\"/>");
        }
        return raw("xl/worksheets/sheet1.xml", rows + "</sheetData></worksheet>");
    }

    private static byte[] raw(String part, String xml) {
        return Books.raw(Map.of(part, xml));
    }

    private static byte[] cell(String cell) {
        return Books.raw(Books.sheet(cell));
    }
}
