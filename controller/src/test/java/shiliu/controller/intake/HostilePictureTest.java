package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shiliu.player.config.Problem;
import shiliu.player.playlist.Media;

/** Pictures that lie or burst: each ends in a problem at the line that names it. */
@Timeout(50)
class HostilePictureTest {
    private static byte[] good;

    @BeforeAll
    static void readGood() throws Exception {
        good = Files.readAllBytes(Samples.PLAYLISTS.resolve("good/guangming/screen.png"));
    }

    @Test
    void aGoodPictureIsStoredAnew() throws Exception {
        ReadPlaylist read = Samples.reader().read(files("a.png", good));
        Media media = read.playlist().items().get(0).media().get(0);
        assertThat(media.width() + "x" + media.height()).isEqualTo("640x400");
        assertThat(read.media()).containsOnlyKeys(media.sha256());
        assertThat(read.mediaNames()).containsExactly("a.png");
    }

    @Test
    void aBombIsRefusedByItsHeader() {
        assertThat(codes("a.png", withSize(30_000, 30_000))).containsExactly("6:25 render.picture-large");
        assertThat(codes("a.png", withSize(1, 5000))).containsExactly("6:25 render.picture-large");
    }

    @Test
    void aHeaderThatPromisesMoreThanTheContentIsRefused() {
        assertThat(codes("a.png", withSize(1000, 1000)))
                .singleElement()
                .asString()
                .startsWith("6:25 render.picture-");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        byte[] zip = new ZipWriter().add("a.png", "x").bytes();
        for (byte[] bytes : List.of(new byte[0], zip, "<svg/>".getBytes(StandardCharsets.UTF_8), new byte[100])) {
            assertThat(codes("a.png", bytes)).singleElement().asString().startsWith("6:25 render.picture-");
        }
    }

    @Test
    void anotherKindThanItsNameSaysIsRefused() {
        assertThat(codes("a.jpg", good)).containsExactly("6:25 intake.picture-other-kind");
        assertThat(codes("a.png", "GIF89a".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("6:25 intake.picture-other-kind");
    }

    @Test
    void everyTruncationAndRandomDamageEndsWell() {
        for (int length = 0; length < good.length; length += 997) {
            assertThat(codes("a.png", Arrays.copyOf(good, length))).hasSize(1);
        }
        Random random = new Random(20261105);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = good.clone();
            for (int j = 0; j < 8; j++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
            }
            assertThat(codes("a.png", damaged)).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** The good picture with another size in its header, whose checksum is right. */
    private static byte[] withSize(int width, int height) {
        byte[] png = good.clone();
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    private static List<String> codes(String name, byte[] bytes) {
        List<Problem> problems = Samples.problems(files(name, bytes));
        return Samples.codes(problems);
    }

    private static PlaylistFiles files(String name, byte[] bytes) {
        return Samples.files(
                "playlist: a\ntitle: b\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\nitems:\n  - {kind: image, file: "
                        + name + "}\n",
                Map.of(name, bytes));
    }
}
