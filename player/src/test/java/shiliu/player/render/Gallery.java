package shiliu.player.render;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import shiliu.player.playlist.Item;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/** Writes every sample on every screen as PNG, small ones enlarged, to look at: {@code Gallery DIR [filter]}. */
final class Gallery {
    private Gallery() {}

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        Renderer renderer = new Renderer(new FontSet());
        for (Map.Entry<String, Screen> screen : Samples.screens().entrySet()) {
            for (Map.Entry<String, Item> item : Samples.items().entrySet()) {
                String name = screen.getKey() + "-" + item.getKey();
                if (args.length > 1 && !name.matches(args[1])) {
                    continue;
                }
                long start = System.nanoTime();
                Rendition rendition = renderer.prepare(item.getValue(), screen.getValue(), Samples.MEDIA);
                long prepared = System.nanoTime();
                List<Frame> proofs = rendition.proofs();
                long drawn = System.nanoTime();
                System.out.printf(
                        "%s: %d pages, %s, prepare %.1f ms, draw %.1f ms%n",
                        name, proofs.size(), rendition.length(), (prepared - start) / 1e6, (drawn - prepared) / 1e6);
                Files.write(out.resolve(name + ".png"), Pictures.png(sheet(proofs)));
                if (rendition.moves()) {
                    List<Frame> stills = rendition.stills().proofs();
                    Files.write(out.resolve(name + "-stills.png"), Pictures.png(sheet(stills)));
                }
            }
            Files.write(
                    out.resolve(screen.getKey() + "-safe.png"),
                    Pictures.png(sheet(List.of(renderer.safeCard(screen.getValue())))));
        }
    }

    static Frame sheet(List<Frame> frames) {
        Frame first = frames.get(0);
        int scale = first.width() <= 128 ? 4 : first.width() <= 256 ? 3 : first.width() <= 512 ? 2 : 1;
        int across = first.width() > 1000 ? 1 : first.width() > 500 ? 1 : first.width() > first.height() * 5 ? 1 : 3;
        int gap = 6;
        int w = first.width() * scale + gap;
        int h = first.height() * scale + gap;
        int columns = Math.min(across, frames.size());
        int rows = Math.min((frames.size() + columns - 1) / columns, 4000 / h);
        int[] rgb = new int[w * columns * h * rows];
        java.util.Arrays.fill(rgb, 0x606060);
        for (int i = 0; i < Math.min(frames.size(), rows * columns); i++) {
            for (int y = 0; y < first.height() * scale; y++) {
                for (int x = 0; x < first.width() * scale; x++) {
                    rgb[(i / columns * h + y) * w * columns + i % columns * w + x] =
                            frames.get(i).pixel(x / scale, y / scale);
                }
            }
        }
        return Frame.of(w * columns, h * rows, rgb);
    }
}
