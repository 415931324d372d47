package shiliu.controller.intake;

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

/** Every sentence of intake and of the screens' files is there in both languages, and none is left over. */
class IntakeMessagesTest {
    private static final Pattern KEY = Pattern.compile("\"((intake|screens)\\.[a-z0-9.-]*[a-z0-9])\"");

    @Test
    void bothCataloguesHoldWhatTheSourcesName() throws Exception {
        Set<String> english = keys("messages.properties");
        assertThat(keys("messages_zh.properties")).isEqualTo(english);
        Set<String> named = named("config");
        named.addAll(named("intake"));
        assertThat(english).containsAll(named);
        assertThat(english.stream().filter(k -> !named.contains(k)))
                .allSatisfy(k -> assertThat(named).contains(k.replaceFirst("\\.do$", "")));
    }

    private static Set<String> named(String folder) throws Exception {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files =
                Files.list(Path.of("src/main/java/shiliu/controller").resolve(folder))) {
            for (Path file : files.toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    named.add(key.group(1));
                }
            }
        }
        return named;
    }

    private static Set<String> keys(String catalogue) throws Exception {
        Properties properties = new Properties();
        try (InputStream in = IntakeMessagesTest.class.getResourceAsStream("/shiliu/controller/" + catalogue)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> keys = new TreeSet<>(properties.stringPropertyNames());
        keys.removeIf(key -> !key.startsWith("intake.") && !key.startsWith("screens."));
        return keys;
    }
}
