package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Sha256;

/**
 * Delivers each directory of {@code refused/} to a player that shows version 10: a next root, a manifest with its blobs,
 * an order, a signed time. Its {@code expected} is the code of the refusal, or {@code no-effect}.
 */
class RefusedBundleTest {
    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RefusedBundleTest.class.getResource("refused"))
                .toURI());
    }

    static Stream<String> cases() throws IOException, URISyntaxException {
        return Files.list(folder())
                .map(path -> path.getFileName().toString())
                .filter(name -> !name.equals("shown-before"))
                .sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isRefusedByItsOwnErrorAndThePictureStays(String name) throws Exception {
        Path here = folder().resolve(name);
        MemoryCalls memory = new MemoryCalls();
        MemorySource source = source(folder().resolve("shown-before"));
        TestPlayer player = TestPlayer.on(Disk.on(memory), source);
        player.pull();
        player.cache().commit();
        for (Path before : files(here, "before-")) {
            assertThat(player.orders().obey(Files.readAllBytes(before), Office.GATE, Office.NOON))
                    .isEqualTo(OrderBook.Outcome.OBEYED);
        }
        VerifiedBundle shown = player.cache().bundle().orElseThrow();
        boolean stopped = player.orders().stopped();

        add(source, here);
        assertThat(outcome(player, here))
                .isEqualTo(Files.readString(here.resolve("expected")).strip());

        assertThat(player.cache().bundle()).contains(shown);
        assertThat(player.orders().stopped()).isEqualTo(stopped);
        TestPlayer restarted = TestPlayer.on(Disk.on(memory.after(MemoryCalls.Loss.ALL)), source);
        assertThat(restarted.cache().bundle()).contains(shown);
        assertThat(restarted.orders().stopped()).isEqualTo(stopped);
        assertThat(restarted.orders().activeAlerts(Office.NOON)).isEmpty();
    }

    private static String outcome(TestPlayer player, Path here) throws Exception {
        try {
            if (Files.exists(here.resolve("order.json"))) {
                player.fetch().updateRoots();
                player.orders().obey(Files.readAllBytes(here.resolve("order.json")), Office.GATE, Office.NOON);
            } else if (Files.exists(here.resolve("time.json"))) {
                player.fetch().updateRoots();
                TrustRoot root = player.roots().latest().orElseThrow();
                BundleVerifier.time(root, Files.readAllBytes(here.resolve("time.json")), "nonce");
            } else {
                return player.pull().isEmpty() ? "no-effect" : "shown";
            }
            return "no-effect";
        } catch (BundleException e) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
                String sentence = Messages.in(locale).text(e.reason());
                assertThat(sentence).doesNotContain("bundle.refused", "{", "}");
            }
            return e.code();
        }
    }

    private static MemorySource source(Path folder) throws IOException {
        MemorySource source = new MemorySource();
        add(source, folder);
        return source;
    }

    private static void add(MemorySource source, Path folder) throws IOException {
        for (Path file : files(folder, "")) {
            String name = file.getFileName().toString();
            byte[] bytes = Files.readAllBytes(file);
            if (name.equals("manifest.json")) {
                source.manifest = java.util.Optional.of(bytes);
            } else if (name.startsWith("root-")) {
                source.roots.put(Integer.parseInt(name.substring(5, name.length() - 5)), bytes);
            } else if (name.endsWith(".endless")) {
                source.blobs.put(new Sha256(name.substring(0, 64)), () -> new Endless(bytes[0]));
            } else if (name.length() == 64) {
                source.blobs.put(new Sha256(name), () -> new ByteArrayInputStream(bytes));
            }
        }
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /** A body without an end. */
    private static final class Endless extends InputStream {
        private final int value;

        Endless(int value) {
            this.value = value;
        }

        @Override
        public int read() {
            return value;
        }
    }

    @org.junit.jupiter.api.Test
    void everyReasonHasACase() throws Exception {
        String codes = cases().map(name -> {
                    try {
                        return Files.readString(folder().resolve(name).resolve("expected"), StandardCharsets.UTF_8);
                    } catch (IOException | URISyntaxException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .reduce("root-not-pinned\n", String::concat);
        Messages.in(Locale.ENGLISH);
        assertThat(codes.lines().distinct()).hasSize(BundleException.class.getPermittedSubclasses().length + 1);
    }
}
