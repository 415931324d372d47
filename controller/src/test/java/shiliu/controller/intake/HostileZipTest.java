package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.player.config.Problem;
import shiliu.player.config.ProblemsException;

/** Hostile archives: each is refused by a problem, before it costs memory. */
@Timeout(50)
class HostileZipTest {
    private static final String GOOD =
            "playlist: a\ntitle: b\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\nitems: [{kind: slogan, text: 团结}]\n";

    private static ZipWriter good() {
        return new ZipWriter().add("playlist.yaml", GOOD);
    }

    private static byte[] zeros(int length) {
        return new byte[length];
    }

    @Test
    void aGoodArchiveIsRead() {
        assertThat(codes(good().bytes())).isEmpty();
        assertThat(codes(new ZipWriter()
                        .add(new ZipWriter.Entry("playlist.json", "{}".getBytes()).method(0))
                        .bytes()))
                .contains("config.field-missing");
    }

    @Test
    void namesThatWindowsWroteInChinaAreRead() throws Exception {
        byte[] name = "光明.yaml".getBytes(Charset.forName("GB18030"));
        byte[] zip = new ZipWriter()
                .add(new ZipWriter.Entry(name, GOOD.getBytes()).flags(0))
                .bytes();
        assertThat(PlaylistFiles.zip("a.zip", zip).documentName()).isEqualTo("a.zip/光明.yaml");
    }

    @Test
    void aSignatureBehindTheEndIsNotTakenForTheEnd() {
        byte[] zip = good().bytes();
        byte[] longer = java.util.Arrays.copyOf(zip, zip.length + 1);
        assertThat(codes(longer)).containsExactly("intake.zip-broken");
    }

    @ParameterizedTest
    @CsvSource({
        "../playlist2.yaml, intake.zip-not-flat",
        "../../etc/cron.d/x, intake.zip-not-flat",
        "/etc/passwd, intake.zip-not-flat",
        "'..\\x.png', intake.zip-not-flat",
        "C:x.png, intake.zip-not-flat",
        "folder/, intake.zip-not-flat",
        "folder/x.png, intake.zip-not-flat",
        ".hidden, intake.zip-not-flat",
        "'x\u202Egnp.exe', intake.zip-not-flat",
        "'x\n.png', intake.zip-not-flat",
        "inner.zip, intake.zip-nested",
        "INNER.ZIP, intake.zip-nested",
        "inner.tar.gz, intake.zip-nested",
        "playlist.yaml, intake.zip-twice",
    })
    void namesThatLeadElsewhereAreRefused(String name, String code) {
        assertThat(codes(good().add(name, "x").bytes())).containsExactly(code);
    }

    static List<ZipWriter.Entry> badEntries() {
        return List.of(
                new ZipWriter.Entry("link.png", "/etc/passwd".getBytes()).unixMode(0120777),
                new ZipWriter.Entry("pipe.png", "x".getBytes()).unixMode(0010644),
                new ZipWriter.Entry("device.png", "x".getBytes()).unixMode(0060644),
                new ZipWriter.Entry("secret.png", "x".getBytes()).flags(1),
                new ZipWriter.Entry("lzma.png", "x".getBytes()).method(14),
                new ZipWriter.Entry("huge.png", "x".getBytes()).expanded(33 << 20),
                new ZipWriter.Entry("zeros.png", zeros(1 << 20)));
    }

    @ParameterizedTest
    @MethodSource("badEntries")
    void entriesThatAreNotOrdinaryFilesAreRefused(ZipWriter.Entry entry) {
        assertThat(codes(good().add(entry).bytes()))
                .singleElement()
                .isIn(
                        "intake.zip-not-file",
                        "intake.zip-encrypted",
                        "intake.zip-method",
                        "intake.zip-entry-too-big",
                        "intake.zip-ratio");
    }

    @Test
    void whatIsLongerThanItSaysIsNotExpandedFurther() {
        byte[] document = GOOD.getBytes();
        for (ZipWriter.Entry lie : List.of(
                new ZipWriter.Entry("playlist.yaml", document).expanded(document.length - 1),
                new ZipWriter.Entry("playlist.yaml", document).expanded(document.length + 1),
                new ZipWriter.Entry("playlist.yaml", document).crcLies(),
                new ZipWriter.Entry("playlist.yaml", document).method(0).expanded(5))) {
            assertThat(codes(new ZipWriter().add(lie).bytes())).containsExactly("intake.zip-broken");
        }
    }

    /** One kernel under many names (the zip bombs that no ratio per entry finds). */
    @Test
    void overlappingEntriesAreRefused() {
        byte[] random = new byte[1000];
        new Random(1).nextBytes(random);
        byte[] zip = new ZipWriter()
                .add("playlist.yaml", random)
                .add(new ZipWriter.Entry("playlist.yaml", random).at(0))
                .bytes();
        assertThat(codes(zip)).contains("intake.zip-twice");
        byte[] inside = new ZipWriter()
                .add(new ZipWriter.Entry(
                                "a.yaml", new ZipWriter().add("b.png", random).bytes())
                        .method(0))
                .add(new ZipWriter.Entry("b.png", random).at(36))
                .bytes();
        assertThat(codes(inside)).containsExactly("intake.zip-broken");
    }

    @Test
    void tooManyTooLargeAltogetherAndTooLong() {
        ZipWriter many = good();
        for (int i = 0; i < 200; i++) {
            many.add(i + ".png", "x");
        }
        assertThat(codes(many.bytes())).containsExactly("intake.zip-entries");
        byte[] tenth = new byte[400_000];
        new Random(2).nextBytes(tenth);
        ZipWriter large = good();
        for (int i = 0; i < 5; i++) {
            large.add(new ZipWriter.Entry(i + ".png", tenth).expanded(30 << 20));
        }
        assertThat(codes(large.bytes())).containsExactly("intake.zip-expanded");
        assertThat(codes(zeros(PlaylistFiles.MAX_BYTES + 1))).containsExactly("intake.zip-too-big");
    }

    @Test
    void everyCutAndEveryFlippedByteEndsInAProblemOrTheSameContent() throws Exception {
        byte[] zip = good().add("a.png", "not a picture").bytes();
        for (int length = 0; length < zip.length; length++) {
            assertThat(codes(java.util.Arrays.copyOf(zip, length))).isNotEmpty();
        }
        for (int i = 0; i < zip.length; i++) {
            byte[] flipped = zip.clone();
            flipped[i] ^= (byte) 0xFF;
            try {
                PlaylistFiles files = PlaylistFiles.zip("a.zip", flipped);
                assertThat(new String(files.document(), java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo(GOOD);
            } catch (ProblemsException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void archivesWithoutOneDocumentAreRefused() {
        assertThat(codes(new ZipWriter().add("a.png", "x").bytes())).containsExactly("intake.no-document");
        assertThat(codes(new ZipWriter().add("a.yaml", "x").add("b.yml", "x").bytes()))
                .containsExactly("intake.many-documents");
        assertThat(codes(new byte[0])).containsExactly("intake.zip-broken");
    }

    @Test
    void allBadEntriesAreNamedAtOnce() {
        byte[] zip = good().add("../a.png", "x")
                .add("b.zip", "x")
                .add("c/d.png", "x")
                .bytes();
        assertThat(codes(zip)).containsExactly("intake.zip-not-flat", "intake.zip-nested", "intake.zip-not-flat");
        assertThat(Samples.problems(Samples.files(GOOD, Map.of()))).isEmpty();
    }

    private static List<String> codes(byte[] zip) {
        try {
            return Samples.problems(PlaylistFiles.zip("a.zip", zip)).stream()
                    .map(Problem::code)
                    .toList();
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::code).toList();
        }
    }
}
