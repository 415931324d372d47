package shiliu.protocols.jetfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.packet.Hex;
import shiliu.protocols.packet.Octets;

/** Pictures and playlists as files on a sign. */
class FilesTest {
    @Test
    void bitmapsComeBackPixelForPixel() {
        for (Colour colour : Colour.values()) {
            for (int width : new int[] {1, 7, 8, 9, 31, 32, 33, 128}) {
                Frame frame = Frames.random(new Geometry(width, 5, colour), width);
                assertThat(BmpReader.read(Bmp.of(frame, colour))).contains(frame);
            }
        }
    }

    @Test
    void theSmallestBitmapIsExact() {
        Octets file = Bmp.of(Frames.dot(new Geometry(8, 1, Colour.MONO), 0, 0), Colour.MONO);
        assertThat(Hex.of(file.bytes()))
                .isEqualTo("424d42000000000000003e000000280000000800000001000000010001000000000004000000"
                        + "000000000000000002000000000000000000000000" + "00ff0080000000");
    }

    @Test
    void brokenBitmapsAreNoneAndNoError() {
        byte[] good = Bmp.of(Frames.random(new Geometry(32, 16, Colour.DUAL), 1), Colour.DUAL)
                .bytes();
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int n = 0; n <= random.nextInt(4); n++) {
                bad[random.nextInt(70)] = (byte) random.nextInt();
            }
            BmpReader.read(Octets.of(bad, 0, random.nextInt(good.length)));
            BmpReader.read(Octets.of(bad));
        }
        assertThat(BmpReader.read(Octets.of(good, 0, good.length - 1))).isEmpty();
    }

    /** 8 bytes of head and 36 for the entry, as the manual counts. */
    @Test
    void aPlaylistOfOneIs44Bytes() {
        Sequence one = new Sequence(List.of(new Sequence.Entry('D', 'P', "S0", 318)));
        assertThat(Hex.of(one.file().bytes()))
                .isEqualTo("5351" + "0400" + "0100" + "0000" + "44500f80" + "0020010100000101" + "9920123123590101"
                        + "0000" + "3e01" + "533000000000000000000000");
        assertThat(Sequence.read(one.file())).contains(one);
        assertThat(Sequence.read(one.file().part(0, 43))).isEmpty();
        assertThat(Sequence.read(Octets.of(new byte[44]))).isEmpty();
    }
}
