package shiliu.player.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence of this package is there in both languages, and none is left over. */
class ConfigMessagesTest {
    private static final Pattern KEY = Pattern.compile("\"(config\\.[a-z0-9.-]*[a-z0-9])\"");

    @Test
    void bothCataloguesHoldWhatTheSourcesName() throws Exception {
        Set<String> english = keys("messages.properties");
        assertThat(keys("messages_zh.properties")).isEqualTo(english);
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/shiliu/player/config"))) {
            for (Path file : files.toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    named.add(key.group(1));
                }
            }
        }
        assertThat(english).containsAll(named);
        assertThat(english.stream().filter(k -> !named.contains(k)))
                .allSatisfy(k -> assertThat(named).contains(k.replaceFirst("\\.do$", "")));
    }

    private static Set<String> keys(String catalogue) throws Exception {
        Properties properties = new Properties();
        try (InputStream in = ConfigMessagesTest.class.getResourceAsStream("/shiliu/player/" + catalogue)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> keys = new TreeSet<>(properties.stringPropertyNames());
        keys.removeIf(key -> !key.startsWith("config."));
        return keys;
    }
}
