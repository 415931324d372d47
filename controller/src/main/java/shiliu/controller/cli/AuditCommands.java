package shiliu.controller.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditRow;
import shiliu.player.bundle.AuditMark;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.JsonException;

/** The log of who did what: read, checked, taken along. */
@Command(name = "audit")
final class AuditCommands {
    private static final int USUAL = 50;
    private static final int WIDEST = 80;
    private static final Pattern HASH = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

    private final Workplace workplace;

    AuditCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Which entries. */
    static final class Which {
        @Option(names = "--from", paramLabel = "DATE", descriptionKey = "report.from")
        private Optional<LocalDate> from = Optional.empty();

        @Option(names = "--to", paramLabel = "DATE", descriptionKey = "report.to")
        private Optional<LocalDate> to = Optional.empty();

        @Option(names = "--who", paramLabel = "ID", descriptionKey = "audit.who")
        private Optional<String> who = Optional.empty();

        @Option(names = "--what", paramLabel = "WORD", descriptionKey = "audit.what")
        private Optional<String> what = Optional.empty();

        /** Days are those of this machine, as the printed times are. */
        private Predicate<AuditEntry> predicate() {
            ZoneId zone = ZoneId.systemDefault();
            return entry -> {
                LocalDate day = entry.at().atZone(zone).toLocalDate();
                return from.filter(day::isBefore).isEmpty()
                        && to.filter(day::isAfter).isEmpty()
                        && who.filter(id -> !id.equals(entry.actor())).isEmpty()
                        && what.filter(word -> !word.equals(entry.action().word())
                                        && !entry.subject().equals(word))
                                .isEmpty();
            };
        }

        private boolean everything() {
            return from.isEmpty() && to.isEmpty() && who.isEmpty() && what.isEmpty();
        }
    }

    @Command(name = "list")
    int list(
            @Mixin ControllerOptions options,
            @Mixin Which which,
            @Option(names = "--last", paramLabel = "N", defaultValue = "" + USUAL, descriptionKey = "audit.last")
                    int last)
            throws CommandException {
        Deque<AuditEntry> found = new ArrayDeque<>();
        Predicate<AuditEntry> wanted = which.predicate();
        AuditLog.read(options.client(workplace), row -> {
            AuditEntry entry = entry(row);
            if (wanted.test(entry)) {
                found.add(entry);
                if (found.size() > Math.max(1, last)) {
                    found.removeFirst();
                }
            }
        });
        workplace.terminal().document(found);
        workplace
                .terminal()
                .table(
                        headings(),
                        found.stream().map(entry -> shortened(row(entry))).toList());
        return ExitCode.DONE.number();
    }

    /** Checks the whole log against itself and against what is remembered of it. */
    @Command(name = "verify")
    int verify(
            @Mixin ControllerOptions options,
            @Option(names = "--file", paramLabel = "FILE", descriptionKey = "audit.file") Optional<Path> file,
            @Option(names = "--mark", paramLabel = "N:HASH", split = ",", descriptionKey = "audit.mark")
                    List<String> marks)
            throws CommandException {
        List<AuditMark> witnesses = new ArrayList<>();
        for (String mark : marks == null ? List.<String>of() : marks) {
            witnesses.add(AuditWitness.typed(mark));
        }
        AuditWitness own = new AuditWitness(workplace.home());
        Optional<AuditMark> remembered = own.remembered(workplace.clock().instant());
        // An older file of the log need not go as far as what was checked since.
        if (file.isEmpty()) {
            remembered.ifPresent(witnesses::add);
        }
        AuditLog.Checked checked = file.isPresent()
                ? AuditLog.check(file.get(), witnesses)
                : AuditLog.check(options.client(workplace), witnesses);
        if (checked.fault().isPresent()) {
            throw new CommandException(ExitCode.FAILED, checked.fault().get().sentence(), List.of());
        }
        if (file.isEmpty()) {
            own.remember(checked.head(), workplace.clock().instant());
        }
        workplace.terminal().document(checked.head());
        workplace
                .terminal()
                .result(
                        "cli.audit-whole",
                        checked.head().entries(),
                        AuditWitness.words(checked.head()),
                        witnesses.size());
        return ExitCode.DONE.number();
    }

    /** The log as a file: what it is follows from its name. */
    @Command(name = "export")
    int export(
            @Mixin ControllerOptions options,
            @Mixin Which which,
            @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "audit.out") Path out)
            throws CommandException {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        boolean lines = name.endsWith(".jsonl");
        if (!lines && !name.endsWith(".csv") && !name.endsWith(".html")) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.audit-form", out);
        }
        if (lines && !which.everything()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.audit-all-lines");
        }
        Predicate<AuditEntry> wanted = which.predicate();
        StringBuilder text = new StringBuilder();
        List<List<String>> rows = new ArrayList<>();
        AuditMark base = AuditLog.read(options.client(workplace), row -> {
            if (lines) {
                text.append(row.line()).append('\n');
            } else if (wanted.test(entry(row))) {
                rows.add(row(entry(row)));
            }
        });
        NewFile.write(out, lines ? utf8(AuditLog.first(base) + "\n" + text) : table(name.endsWith(".csv"), rows));
        workplace.terminal().document(new NewFile(out.toString()));
        workplace
                .terminal()
                .result(
                        "cli.audit-written",
                        lines ? text.chars().filter(c -> c == '\n').count() : rows.size(),
                        out);
        return ExitCode.DONE.number();
    }

    private byte[] table(boolean csv, List<List<String>> rows) {
        if (csv) {
            return CsvFile.of(headings(), rows);
        }
        String title = workplace.terminal().messages().text("cli.audit-title");
        return utf8(new PaperPage(title, workplace.terminal().messages())
                .table(headings(), rows)
                .end());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> headings() {
        return workplace.headings("number", "time", "who", "did", "to", "community", "detail");
    }

    private List<String> row(AuditEntry entry) {
        return List.of(
                String.valueOf(entry.number()),
                Workplace.time(entry.at()),
                entry.actor(),
                workplace
                        .terminal()
                        .messages()
                        .text("audit.action." + entry.action().word()),
                entry.subject(),
                entry.community(),
                entry.detail().entrySet().stream()
                        .map(detail -> detail.getKey() + "=" + detail.getValue())
                        .collect(Collectors.joining(" ")));
    }

    /** Fit for a terminal; files have everything. */
    private static List<String> shortened(List<String> row) {
        return row.stream()
                .map(cell -> HASH.matcher(cell).replaceAll("$1"))
                .map(cell -> cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + "…")
                .toList();
    }

    private static AuditEntry entry(AuditRow row) throws CommandException {
        try {
            return row.entry();
        } catch (JsonException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.audit-unreadable", e.getMessage());
        }
    }
}
