package shiliu.controller.intake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shiliu.controller.config.Communities;
import shiliu.player.config.Problem;
import shiliu.player.config.ProblemsException;

/** Readers and files for the tests of this package. */
final class Samples {
    static final Path PLAYLISTS = Path.of("../config/playlists");
    static final Set<String> COMMUNITIES = Set.of("guangming", "jinhui", "jinfang", "ninghu");

    private Samples() {}

    /** Its fonts lack U+20BB7 and nothing else. */
    static PlaylistReader reader() {
        return new PlaylistReader(Communities.ofIds(COMMUNITIES), c -> c != 0x20BB7, Preflight.NONE);
    }

    static List<Problem> problems(PlaylistFiles files) {
        try {
            reader().read(files);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    static List<Problem> problems(String document) {
        return problems(files(document, Map.of()));
    }

    /** A playlist whose items are {@code items}. */
    static List<Problem> problemsOfItems(String items) {
        return problems("""
                playlist: a
                title: 标题
                community: jinhui
                valid: {from: 2026-11-01, until: 2026-12-31}
                items:
                """ + items.indent(2));
    }

    static List<String> codes(List<Problem> problems) {
        return problems.stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.code())
                .toList();
    }

    static PlaylistFiles files(String document, Map<String, byte[]> media) {
        return files(document.getBytes(StandardCharsets.UTF_8), media);
    }

    static PlaylistFiles files(byte[] document, Map<String, byte[]> media) {
        return new PlaylistFiles() {
            @Override
            public String documentName() {
                return "playlist.yaml";
            }

            @Override
            public byte[] document() {
                return document;
            }

            @Override
            public List<String> mediaNames() {
                return media.keySet().stream().sorted().toList();
            }

            @Override
            public byte[] media(String name) throws MediaException {
                if (!media.containsKey(name)) {
                    throw MediaException.missing(name, mediaNames());
                }
                return media.get(name);
            }
        };
    }
}
