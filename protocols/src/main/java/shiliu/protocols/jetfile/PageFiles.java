package shiliu.protocols.jetfile;

import java.util.Optional;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Geometry;

/** Pages as files; remembers the last one, which is asked for again and again while it plays. Safe to share between threads. */
final class PageFiles {
    private final Geometry geometry;
    private volatile Optional<Made> last = Optional.empty();

    private record Made(Content page, String name, PageFile file) {}

    PageFiles(Geometry geometry) {
        this.geometry = geometry;
    }

    PageFile of(Content page, String name) {
        Optional<Made> known = last;
        if (known.isPresent()
                && known.get().page().equals(page)
                && known.get().name().equals(name)) {
            return known.get().file();
        }
        PageFile file = PageFile.of(page, geometry, name);
        last = Optional.of(new Made(page, name, file));
        return file;
    }
}
