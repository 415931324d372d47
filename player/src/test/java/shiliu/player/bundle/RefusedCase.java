package shiliu.player.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import shiliu.player.playlist.Sha256;

/** The files of one case while it is made. */
final class RefusedCase {
    private final String name;
    private final String expected;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    final Office office = new Office();

    RefusedCase(String name, String expected) {
        this.name = name;
        this.expected = expected;
    }

    RefusedCase file(String file, byte[] bytes) {
        files.put(file, bytes);
        return this;
    }

    RefusedCase manifest(byte[] envelope) {
        return file("manifest.json", envelope);
    }

    RefusedCase manifest(Manifest manifest) {
        return manifest(Office.signed(manifest));
    }

    RefusedCase root2(byte[] envelope) {
        return file("root-2.json", envelope);
    }

    /** An order that was obeyed before. */
    RefusedCase before(byte[] order) {
        return file("before-" + (files.size() + 1) + ".json", order);
    }

    RefusedCase order(byte[] order) {
        return file("order.json", order);
    }

    /** What is served under that name, whatever its own may be. */
    RefusedCase blob(Sha256 hash, byte[] bytes) {
        return file(hash.hex(), bytes);
    }

    void write(Path folder, Map<Sha256, byte[]> known) throws IOException {
        Path here = Files.createDirectories(folder.resolve(name));
        Map<String, byte[]> all = new LinkedHashMap<>();
        office.blobs().forEach((hash, bytes) -> {
            if (!known.containsKey(hash)) {
                all.put(hash.hex(), bytes);
            }
        });
        all.putAll(files);
        all.put("expected", (expected + "\n").getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            Files.write(here.resolve(file.getKey()), file.getValue());
        }
    }
}
