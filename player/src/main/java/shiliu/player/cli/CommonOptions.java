package shiliu.player.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes; a mixin of the root command, inherited by all below it. {@link Program} reads them. */
public final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "option.help")
    boolean help;

    @Option(names = "--version", versionHelp = true, scope = ScopeType.INHERIT, descriptionKey = "option.version")
    boolean version;

    @Option(names = "--json", scope = ScopeType.INHERIT, descriptionKey = "option.json")
    boolean json;

    @Option(names = "-v", scope = ScopeType.INHERIT, descriptionKey = "option.verbose")
    boolean verbose;

    @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT, descriptionKey = "option.lang")
    String language = "";
}
