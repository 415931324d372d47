package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
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

    private static Map<String, String> hashes() throws RenderException, NoSuchAlgorithmException, IOException {
        Renderer renderer = new Renderer(new FontSet());
        Map<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, Screen> screen : Samples.screens().entrySet()) {
            hashes.put(
                    screen.getKey() + "-safe",
                    renderer.safeCard(screen.getValue()).sha256().substring(0, 16));
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

    private static String hash(Rendition rendition) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(rendition.length().toString().getBytes(StandardCharsets.UTF_8));
        for (Frame frame : rendition.proofs()) {
            digest.update(frame.sha256().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
