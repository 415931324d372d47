package shiliu.controller.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shiliu.player.message.Messages;

/** Every refusal of the services has its sentence in both languages. */
class SentencesTest {
    private static final Pattern KEY = Pattern.compile("\"((?:people|review|publish)\\.[a-z-]+)\"");

    @Test
    void eachKeyInTheSourcesIsInBothCatalogues() throws IOException {
        Set<String> keys = keys();
        assertThat(keys).hasSizeGreaterThan(40).contains("review.own-work");
        for (Locale locale : Set.of(Locale.ENGLISH, Locale.CHINESE)) {
            Messages messages = Messages.in(locale, "shiliu.controller.messages");
            assertThat(keys).filteredOn(key -> messages.text(key).equals(key)).isEmpty();
        }
    }

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/shiliu/controller"))) {
            for (Path source :
                    sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(source));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        return keys;
    }
}
