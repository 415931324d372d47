package shiliu.controller.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.ItemTitle;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.intake.PlaylistArchive;
import shiliu.controller.intake.PlaylistFiles;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.ReadPlaylist;
import shiliu.controller.intake.Warning;
import shiliu.controller.intake.Warnings;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Terminal;
import shiliu.player.config.Problem;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;
import shiliu.player.net.Body;
import shiliu.player.playlist.Ids;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Playlist;

/** Playlists: checking them here, without a controller; uploading; what the controller has. */
@Command(name = "playlist")
final class PlaylistCommands {
    private final Workplace workplace;

    PlaylistCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    /** These commands and those that make files to begin with. */
    static CommandLine commands(Workplace workplace) {
        return new CommandLine(new PlaylistCommands(workplace))
                .addSubcommand("new", new NewCommand(workplace))
                .addSubcommand("template", new TemplateCommand(workplace))
                .addSubcommand("import", new ImportCommand(workplace))
                .addSubcommand("preview", new PreviewCommand(workplace));
    }

    /** One problem as {@code --json} prints it. */
    record ProblemLine(String file, int line, int column, String code, String message, String suggestion) {}

    /** What {@code playlist check --json} prints for one file. */
    record Checked(String file, boolean good, int items, List<ProblemLine> problems, List<WarningLine> warnings) {}

    @Command(name = "check")
    int check(
            @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "playlist.file") List<Path> files,
            @Mixin ScreenOptions screens,
            @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config") Optional<Path> config)
            throws CommandException {
        KnownOffice office = KnownOffice.of(workplace, config);
        PlaylistReader reader = Packing.reader(
                office.communities(),
                screens.wanted(office),
                workplace.terminal().messages());
        Warnings warnings = Configs.warnings(workplace, config);
        Terminal terminal = workplace.terminal();
        List<Checked> checked = new ArrayList<>();
        int wrong = 0;
        for (Path file : files) {
            try {
                ReadPlaylist read = reader.read(PlaylistFiles.of(file));
                int items = read.playlist().items().size();
                terminal.result(
                        "cli.playlist-good", file, read.playlist().title(), Counted.items(items, terminal.messages()));
                List<WarningLine> seen = WarningLine.say(all(warnings, read), terminal);
                checked.add(new Checked(file.toString(), true, items, List.of(), seen));
            } catch (ProblemsException e) {
                wrong += e.problems().size();
                checked.add(new Checked(
                        file.toString(),
                        false,
                        0,
                        e.problems().stream().map(this::line).toList(),
                        List.of()));
                e.problems().forEach(p -> terminal.sayText(p.text(terminal.messages())));
            }
        }
        terminal.document(checked);
        if (wrong > 0) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.playlist-problems", wrong);
        }
        return ExitCode.DONE.number();
    }

    /** What its words say, and how it looks on its screens; item by item. */
    private static List<Warning> all(Warnings words, ReadPlaylist read) {
        List<Warning> all = new ArrayList<>(words.of(read.playlist().items()));
        all.addAll(read.warnings());
        all.sort(Comparator.comparingInt(Warning::item));
        return all.stream().map(read.rows()::place).toList();
    }

    private ProblemLine line(Problem p) {
        return new ProblemLine(
                p.file(),
                p.line(),
                p.column(),
                p.code(),
                workplace.terminal().messages().text(p.message()),
                workplace.terminal().messages().text(p.suggestion()));
    }

    private String lastDay(PlaylistView playlist) {
        return playlist.valid().endless()
                ? workplace.terminal().messages().text("cli.no-end")
                : playlist.valid().until().toString();
    }

    @Command(name = "upload")
    int upload(
            @Mixin ControllerOptions options,
            @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "playlist.file") List<Path> files,
            @Mixin ScreenOptions screens,
            @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config") Optional<Path> config,
            @Option(names = "--draft", descriptionKey = "playlist.draft") boolean draft)
            throws CommandException {
        ControllerClient client = options.client(workplace);
        KnownOffice office = KnownOffice.ask(workplace, client, config);
        PlaylistReader reader = Packing.reader(
                office.communities(),
                screens.wanted(office),
                workplace.terminal().messages());
        Warnings warnings = Configs.warnings(workplace, config);
        List<byte[]> archives = new ArrayList<>();
        for (Path file : files) {
            archives.add(archive(file, reader, warnings));
        }
        ArchiveUpload upload = new ArchiveUpload(client, ArchiveUpload::patiently);
        List<UploadAnswer> answers = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Progress progress = new Progress(workplace.terminal(), files.get(i), archives.get(i).length);
            UploadAnswer answer = upload.send(archives.get(i), draft, progress);
            progress.end();
            answers.add(answer);
            Terminal terminal = workplace.terminal();
            terminal.result(
                    answer.state() == ReviewState.DRAFT ? "cli.drafted" : "cli.uploaded",
                    answer.playlist(),
                    Counted.items(answer.items(), terminal.messages()),
                    answer.review(),
                    Called.name());
        }
        workplace.terminal().document(answers);
        return ExitCode.DONE.number();
    }

    /** Checked here first, so that every problem shows before anything is sent. */
    private byte[] archive(Path file, PlaylistReader reader, Warnings warnings) throws CommandException {
        try {
            PlaylistFiles files = PlaylistFiles.of(file);
            ReadPlaylist read = reader.read(files);
            WarningLine.say(all(warnings, read), workplace.terminal());
            return PlaylistArchive.pack(files, read.mediaNames());
        } catch (ProblemsException e) {
            throw Configs.problems(workplace, e);
        }
    }

    @Command(name = "list")
    int list(@Mixin ControllerOptions options) throws CommandException {
        List<PlaylistView> playlists = options.client(workplace).list("/v1/playlists", PlaylistView.class);
        workplace.terminal().document(playlists);
        workplace.terminal().table(headings(), playlists.stream().map(this::row).toList());
        playlists.stream()
                .filter(view -> view.state() == ReviewState.REJECTED)
                .forEach(view -> view.closed()
                        .ifPresent(closing -> workplace
                                .terminal()
                                .say("cli.rejected-because", view.id(), closing.person(), closing.reason())));
        return ExitCode.DONE.number();
    }

    @Command(name = "show")
    int show(@Mixin ControllerOptions options, @Parameters(paramLabel = "ID", descriptionKey = "playlist.id") String id)
            throws CommandException {
        ControllerClient client = options.client(workplace);
        Playlist playlist = client.get("/v1/playlists/" + checked(id), Playlist.class);
        workplace.terminal().document(playlist);
        for (PlaylistView view : client.list("/v1/playlists", PlaylistView.class)) {
            List<String> row = row(view);
            for (int i = 0; i < row.size() && view.id().equals(id); i++) {
                workplace.terminal().line(headings().get(i) + ": " + row.get(i));
            }
            if (view.id().equals(id)) {
                sayReason(view);
            }
        }
        for (Item item : playlist.items()) {
            workplace.terminal().line("  " + item.kind() + "  " + ItemTitle.of(item));
        }
        return ExitCode.DONE.number();
    }

    /** The first thing that an author asks. */
    private void sayReason(PlaylistView view) {
        view.closed()
                .filter(closing -> view.state() == ReviewState.REJECTED)
                .ifPresent(closing ->
                        workplace.terminal().result("cli.playlist-reason", closing.person(), closing.reason()));
    }

    private List<String> headings() {
        return workplace.headings("id", "title", "community", "revision", "state", "playing", "author", "valid");
    }

    private List<String> row(PlaylistView playlist) {
        return List.of(
                playlist.id(),
                playlist.title(),
                playlist.community(),
                String.valueOf(playlist.revision()),
                workplace.terminal().messages().text(Message.of("state." + playlist.state())),
                playlist.playing().map(String::valueOf).orElse("-"),
                playlist.author(),
                playlist.valid().from() + " … " + lastDay(playlist));
    }

    private static String checked(String id) throws CommandException {
        if (!Ids.valid(id)) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-playlist-id", id, Called.name());
        }
        return id;
    }

    @Command(name = "submit")
    int submit(
            @Mixin ControllerOptions options, @Parameters(paramLabel = "ID", descriptionKey = "playlist.id") String id)
            throws CommandException {
        // The upload named the revision; there is but one draft.
        String playlist = id.replaceFirst("\\.[0-9]+$", "");
        PlaylistView submitted = options.client(workplace)
                .post("/v1/playlists/" + checked(playlist) + "/submissions", Body.NONE, PlaylistView.class);
        workplace.terminal().document(submitted);
        workplace.terminal().result("cli.submitted", playlist, playlist + "." + submitted.revision());
        return ExitCode.DONE.number();
    }

    @Command(name = "withdraw")
    int withdraw(
            @Mixin ControllerOptions options, @Parameters(paramLabel = "ID", descriptionKey = "playlist.id") String id)
            throws CommandException {
        options.client(workplace).delete("/v1/playlists/" + checked(id));
        workplace.terminal().result("cli.withdrawn", id);
        return ExitCode.DONE.number();
    }
}
