package shiliu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sentence is there in Chinese and in English, and every sentence that the code asks for is there. */
class CatalogueTest {
    private static final Pattern HOLE = Pattern.compile("\\{(\\d+)");
    private static final Pattern ASKED = Pattern.compile(
            "\"((?:bundle|config|intake|schedule|render|picture|output|play|cli|http|net|review|people|publish|store|demo|card|screens|diag|timing|alarm)"
                    + "\\.[a-z0-9]+(?:-[a-z0-9]+)*(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)*)\"");
    /** Keys of help texts, and codes of a player's troubles, are no sentences. */
    private static final Pattern NO_SENTENCE =
            Pattern.compile("descriptionKey = \"[^\"]+\"|troubles\\.add\\([^;]*?\"[^\"]+\"");

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(CatalogueTest.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shiliu/player/messages.properties",
                "/shiliu/player/messages_zh.properties",
                "/shiliu/player/help.properties",
                "/shiliu/player/help_zh.properties",
                "/shiliu/controller/messages.properties",
                "/shiliu/controller/messages_zh.properties",
                "/shiliu/controller/help.properties",
                "/shiliu/controller/help_zh.properties"
            })
    void nothingIsSaidTwice(String name) throws IOException {
        try (Stream<String> lines = new java.io.BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(CatalogueTest.class.getResourceAsStream(name), name),
                        StandardCharsets.UTF_8))
                .lines()) {
            assertThat(lines.filter(line -> line.matches("[A-Za-z][A-Za-z0-9._-]*=.*"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shiliu/player/messages",
                "/shiliu/player/help",
                "/shiliu/controller/messages",
                "/shiliu/controller/help"
            })
    void bothLanguagesSayTheSame(String name) throws IOException {
        Properties english = read(name + ".properties");
        Properties chinese = read(name + "_zh.properties");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(holes(chinese.getProperty(key))).as(key).isSubsetOf(holes(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shiliu/player/messages.properties",
                "/shiliu/player/messages_zh.properties",
                "/shiliu/controller/messages.properties",
                "/shiliu/controller/messages_zh.properties"
            })
    void everySentenceTakesText(String name) throws IOException {
        Properties sentences = read(name);
        Object[] arguments = {"a", "b", "c", "d", "e", "f", "g"};
        for (String key : sentences.stringPropertyNames()) {
            // An explanation's sentences take numbers, and have their own tests.
            if (key.startsWith("schedule.")) {
                continue;
            }
            String text = new MessageFormat(sentences.getProperty(key)).format(arguments);
            assertThat(text).as(key).doesNotContainPattern("\\{\\d");
        }
    }

    private static Set<String> holes(String text) {
        Matcher matcher = HOLE.matcher(text);
        Set<String> holes = new TreeSet<>();
        while (matcher.find()) {
            holes.add(matcher.group(1));
        }
        return holes;
    }

    @Test
    void everySentenceThatTheCodeAsksForIsThere() throws IOException {
        Set<String> known =
                new TreeSet<>(read("/shiliu/player/messages.properties").stringPropertyNames());
        known.addAll(read("/shiliu/controller/messages.properties").stringPropertyNames());
        Set<String> asked = new TreeSet<>();
        for (Path source : sources()) {
            String text = NO_SENTENCE.matcher(Files.readString(source)).replaceAll("");
            Matcher matcher = ASKED.matcher(text);
            while (matcher.find()) {
                asked.add(matcher.group(1));
            }
        }
        assertThat(asked).hasSizeGreaterThan(50);
        asked.removeAll(known);
        assertThat(asked).isEmpty();
    }

    private static Set<Path> sources() throws IOException {
        Set<Path> sources = new TreeSet<>();
        for (String module : new String[] {"../player", "../controller"}) {
            try (Stream<Path> found = Files.walk(Path.of(module, "src/main/java"))) {
                sources.addAll(found.filter(p -> p.toString().endsWith(".java")).collect(Collectors.toSet()));
            }
        }
        return sources;
    }
}
