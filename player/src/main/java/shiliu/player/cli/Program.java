package shiliu.player.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import shiliu.player.message.Messages;

/**
 * Runs a tree of commands the same way in both jars: language first, then the command; whatever goes wrong becomes one
 * sentence and an exit code, the stack trace only with {@code -v}.
 */
public final class Program {
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    public Program(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
    }

    /** On the process's own streams, in UTF-8 whatever the locale says. */
    public static Program utf8(Map<String, String> environment) {
        return new Program(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                environment);
    }

    /** Makes the tree of commands for one terminal. */
    public interface Tree {
        CommandLine commands(Terminal terminal);
    }

    /**
     * Runs one command.
     *
     * @param tree the commands; help texts are found in the bundle that their annotations name
     * @param bundles further catalogues of sentences
     * @return the exit code
     */
    public int run(Tree tree, List<String> bundles, String... arguments) {
        Locale locale = language(arguments);
        Locale.setDefault(locale);
        Terminal terminal = new Terminal(out, err, Messages.in(locale, bundles.toArray(String[]::new)));
        CommandLine line = tree.commands(terminal)
                .setOut(writer(out))
                .setErr(writer(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(parsed -> execute(parsed, terminal))
                .setParameterExceptionHandler((e, args) -> wrongUsage(e, terminal))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, terminal, verbose(parsed)));
        return line.execute(arguments);
    }

    private static int execute(ParseResult parsed, Terminal terminal) {
        if (asked(parsed, "--json")) {
            terminal.wantJson();
        }
        if (verbose(parsed)) {
            terminal.wantVerbose();
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int wrongUsage(CommandLine.ParameterException e, Terminal terminal) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String called = System.getProperty("shiliu.called", "shiliu");
        terminal.say(
                "cli.usage",
                String.valueOf(e.getMessage()),
                command.replaceFirst("^shiliu(?= |$)", Matcher.quoteReplacement(called)));
        return ExitCode.BAD_INPUT.number();
    }

    private static int failed(Exception e, Terminal terminal, boolean verbose) {
        if (verbose) {
            LoggerFactory.getLogger(Program.class).error("the command ended with", e);
        }
        if (e instanceof CommandException known) {
            known.details().forEach(terminal::sayText);
            terminal.say(known.sentence());
            terminal.failure(new Terminal.Failure(
                    known.exitCode().number(),
                    known.sentence().key(),
                    terminal.messages().text(known.sentence()),
                    known.details()));
            return known.exitCode().number();
        }
        terminal.say("cli.unexpected", e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
        return ExitCode.FAILED.number();
    }

    private static boolean verbose(ParseResult parsed) {
        return asked(parsed, "-v");
    }

    private static boolean asked(ParseResult parsed, String option) {
        for (ParseResult at = parsed; ; at = at.subcommand()) {
            if (at.hasMatchedOption(option)) {
                return true;
            }
            if (!at.hasSubcommand()) {
                return false;
            }
        }
    }

    private PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** {@code --lang} wins, then what the launcher remembered, then the machine's. */
    private Locale language(String... arguments) {
        int at = Arrays.asList(arguments).indexOf("--lang");
        String wanted = at >= 0 && at + 1 < arguments.length
                ? arguments[at + 1]
                : environment.getOrDefault(
                        "SHILIU_LANGUAGE", Locale.getDefault().getLanguage());
        return wanted.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
