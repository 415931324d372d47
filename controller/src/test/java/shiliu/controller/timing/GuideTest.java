package shiliu.controller.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the staff's guides say can be typed, can be. */
class GuideTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern YAML = Pattern.compile("```yaml\n(slots:.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static String section(String file) throws Exception {
        String guide = Files.readString(Path.of("docs", file));
        int start = guide.indexOf(file.contains("zh") ? "## 六、" : "## 6. ");
        return guide.substring(start, guide.indexOf("\n## ", start + 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff.zh.md", "staff.en.md"})
    void everyPhraseIsRead(String file) throws Exception {
        WhenWords words = new WhenWords(Tables.sample());
        List<String> phrases = new ArrayList<>();
        section(file).lines().filter(line -> line.startsWith("| ")).forEach(line -> {
            Matcher code = CODE.matcher(line);
            while (code.find()) {
                phrases.add(code.group(1));
            }
        });
        assertThat(phrases).hasSizeGreaterThan(30);
        for (String phrase : phrases) {
            // Where a rule counts from goes with a rule.
            String whole = phrase.startsWith("，从") || phrase.startsWith("counting") ? "隔周周一" + phrase : phrase;
            assertThatCode(() -> words.read(whole, TODAY)).as(whole).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff.zh.md", "staff.en.md"})
    void theFileIsRead(String file) throws Exception {
        Matcher yaml = YAML.matcher(section(file));
        assertThat(yaml.find()).isTrue();
        Path slots = Files.writeString(folder.resolve("slots.yaml"), yaml.group(1));
        assertThat(SlotFile.read(slots, Tables.sample(), TODAY)).hasSize(2);
    }
}
