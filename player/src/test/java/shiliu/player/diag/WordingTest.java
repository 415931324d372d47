package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/** Every word that the technician's tool may need is there in both languages. */
class WordingTest {
    private static final Pattern KEY = Pattern.compile("\"(diag\\.[a-z0-9-]+(?:\\.[a-z0-9-]*[a-z0-9])*)\"");

    private static void isThere(Messages messages, String key) {
        assertThat(messages.text(key, "a", "b", "c"))
                .as(key)
                .doesNotContain("diag.")
                .doesNotContain("[a, b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void nothingIsMissing(String language) throws IOException {
        Messages messages = Messages.in(Locale.forLanguageTag(language));
        List<String> keys = new ArrayList<>();
        Arrays.stream(Quantity.values()).forEach(each -> keys.add("diag.quantity." + word(each)));
        Arrays.stream(LinkFigures.Cause.values()).forEach(each -> keys.add("diag.cause." + word(each)));
        Arrays.stream(Rated.Verdict.values()).forEach(each -> keys.add("diag.verdict." + word(each)));
        Arrays.stream(Proof.values()).forEach(each -> keys.add("diag.proof." + word(each)));
        Arrays.stream(SerialPorts.Access.values()).forEach(each -> keys.add("diag.ports.access-" + word(each)));
        for (String code : List.of("link-down", "no-reply", "bad-packet", "refused")) {
            keys.add("diag.trouble." + code);
        }
        for (String kind : List.of("busy", "size", "login", "full")) {
            keys.add("diag.trouble.refused-" + kind);
        }
        for (Class<?> command : DeviceCommand.class.getPermittedSubclasses()) {
            keys.add("diag.no-command." + Wording.dashed(command.getSimpleName()));
        }
        for (String file : List.of("diag.no-file", "diag.cannot-write")) {
            keys.add(file + ".no-such-file");
            keys.add(file + ".denied");
        }
        for (Colour colour : Colour.values()) {
            keys.add("diag.word." + word(colour));
            keys.add("diag.taken-colour." + word(colour));
        }
        for (String mode : List.of("emergency", "black", "test")) {
            keys.add("diag.remedy.mode-" + mode);
        }
        for (Colour colour : Colour.values()) {
            TestPattern.all(new Geometry(8, 8, colour), 8, 8)
                    .forEach(step -> keys.add(step.says().key()));
        }
        keys.addAll(inSources());
        assertThat(keys).hasSizeGreaterThan(120);
        keys.forEach(key -> isThere(messages, key));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> inSources() throws IOException {
        List<String> keys = new ArrayList<>();
        for (String folder : List.of("diag", "cli")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/shiliu/player", folder))) {
                for (Path file : files.toList()) {
                    Matcher matcher = KEY.matcher(Files.readString(file));
                    while (matcher.find()) {
                        keys.add(matcher.group(1));
                    }
                }
            }
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void valuesHaveUnitsAndWords(String language) {
        Messages messages = Messages.in(Locale.forLanguageTag(language));
        Wording wording = new Wording(messages);
        assertThat(wording.value(new Reading(Quantity.CABINET_TEMPERATURE, 35))).isEqualTo("35 °C");
        assertThat(wording.value(new Reading(Quantity.STORE_TOTAL, 8_388_608))).isEqualTo("8 MB");
        assertThat(wording.value(new Reading(Quantity.STORE_FREE, 1_572_864))).isEqualTo("1.5 MB");
        assertThat(wording.value(new Reading(Quantity.COLOUR, "DUAL")))
                .isEqualTo(language.equals("zh") ? "双色" : "dual");
        assertThat(wording.value(new Reading(Quantity.WIDTH, "none"))).isEqualTo("none");
        assertThat(wording.value(new Reading(Quantity.POWER, "off"))).isEqualTo(language.equals("zh") ? "关" : "off");
        assertThat(messages.text(Message.of("diag.trouble.no-reply", "tcp://x:1", "why", "jetfile")))
                .contains("tcp://x:1", "jetfile");
    }
}
