package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import shiliu.player.cli.Terminal;
import shiliu.player.message.Messages;

/** Each command in the guides of the first day exists, with these options, and lacks none that it must have. */
class FirstDayGuideTest {
    private static final Pattern BLOCK_LINE = Pattern.compile("(?m)^ {4,}(\\./shiliu .*)$");
    private static final Pattern IN_A_SENTENCE = Pattern.compile("`(\\./shiliu [^`]*)`");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    static Stream<String> commands() throws Exception {
        List<String> all = new ArrayList<>();
        for (String language : List.of("zh", "en")) {
            all.addAll(commands(guide(language)));
        }
        return all.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theProgramTakesIt(String command) {
        assertThatCode(() -> parse(command)).doesNotThrowAnyException();
    }

    @Test
    void bothLanguagesTellTheSameCommands() throws Exception {
        assertThat(names("zh")).isEqualTo(names("en")).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./shiliu audit check",
                "./shiliu review approve",
                "./shiliu review reject news-list.1",
                "./shiliu review show news-list.1 --output pictures/",
                "./shiliu user add editor-a --role writer"
            })
    void whatTheProgramDoesNotTakeIsSeen(String wrong) {
        assertThatThrownBy(() -> parse(wrong)).isInstanceOf(ParameterException.class);
    }

    private static String guide(String language) throws Exception {
        return Files.readString(Path.of("docs/first-day." + language + ".md"));
    }

    private static List<String> commands(String guide) {
        return Stream.of(BLOCK_LINE, IN_A_SENTENCE)
                .flatMap(form -> form.matcher(guide).results())
                .map(found -> found.group(1).replaceFirst("\\s{2,}#.*$", "").strip())
                .toList();
    }

    private static TreeSet<String> names(String language) throws Exception {
        return commands(guide(language)).stream()
                .map(command -> subcommand(parse(command)).commandSpec().qualifiedName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ParseResult parse(String command) {
        List<String> words = words(command);
        ParseResult parsed = tree().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        ParseResult last = subcommand(parsed);
        // A group alone ("audit") is taken by the parser and does nothing.
        if (!last.commandSpec().subcommands().isEmpty()) {
            throw new ParameterException(last.commandSpec().commandLine(), command + " is no whole command");
        }
        return parsed;
    }

    private static ParseResult subcommand(ParseResult parsed) {
        return parsed.hasSubcommand() ? subcommand(parsed.subcommand()) : parsed;
    }

    private static CommandLine tree() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Messages messages = Messages.in(Locale.ENGLISH, "shiliu.controller.messages");
        return Main.commands(new Workplace(new Terminal(nowhere, nowhere, messages), Map.of()))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** As a shell would take it apart, as far as the guides go. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(Stream.of(1, 2, 3)
                    .flatMap(group -> Optional.ofNullable(word.group(group)).stream())
                    .findFirst()
                    .orElseThrow());
        }
        return words;
    }
}
