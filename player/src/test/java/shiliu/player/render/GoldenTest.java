package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Item;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/**
 * The pixels of every sample on every screen, as they were looked at and found good; the same on every Java. After a
 * wanted change: run {@link #main}, look at the pictures of {@link Gallery}, put what it prints into {@code golden.txt}.
 */
class GoldenTest {
    public static void main(String[] args) throws Exception {
        hashes().forEach((name, hash) -> System.out.println(name + " " + hash));
    }

    @Test
    void everySampleLooksAsItDid() throws Exception {
        Map<String, String> golden = new TreeMap<>();
        try (var in = GoldenTest.class.getResourceAsStream("golden.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .forEach(pair -> golden.put(pair[0], pair[1]));
        }
        assertThat(hashes()).isEqualTo(golden);
    }

    private static Map<String, String> hashes() throws RenderException {
        Renderer renderer = new Renderer(new FontSet());
        Map<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, Screen> screen : Samples.screens().entrySet()) {
            hashes.put(screen.getKey() + "-safe", hash("", List.of(renderer.safeCard(screen.getValue()))));
            for (Map.Entry<String, Item> item : Samples.items().entrySet()) {
                Rendition rendition = renderer.prepare(item.getValue(), screen.getValue(), Samples.MEDIA);
                String name = screen.getKey() + "-" + item.getKey();
                hashes.put(name, hash(rendition));
                if (rendition.moves()) {
                    hashes.put(name + "-stills", hash(rendition.stills()));
                }
            }
        }
        return hashes;
    }

    private static String hash(Rendition rendition) {
        return hash(rendition.length().toString(), rendition.proofs());
    }

    /** Two sums that every JDK has in machine code: nobody attacks this, and SHA-256 takes longer than all the drawing. */
    private static String hash(String length, List<Frame> frames) {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        ByteBuffer bytes = ByteBuffer.allocate(0);
        for (Frame frame : frames) {
            int[] pixels = frame.pixels();
            if (bytes.capacity() != 4 * pixels.length) {
                bytes = ByteBuffer.allocate(4 * pixels.length);
            }
            bytes.asIntBuffer().put(pixels);
            String size = length + " " + frame.width() + "x" + frame.height();
            for (Checksum sum : List.of(one, other)) {
                sum.update(size.getBytes(StandardCharsets.UTF_8));
                sum.update(bytes.array());
            }
        }
        return String.format("%08x%08x", one.getValue(), other.getValue());
    }
}
