package shiliu.controller.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.intake.Feed;
import shiliu.controller.intake.FeedPlaylist;
import shiliu.controller.intake.PlaylistFiles;
import shiliu.controller.intake.ReadPlaylist;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Terminal;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;
import shiliu.player.playlist.Ids;

/** Makes a playlist of the news in a feed that lies here as a file. The network is never asked. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private static final int MOST = 50;

    private final Workplace workplace;

    @Parameters(paramLabel = "FEED.xml", descriptionKey = "playlist.feed")
    private Path feed = Path.of("feed.xml");

    @Option(names = "--community", required = true, paramLabel = "ID", descriptionKey = "playlist.import-community")
    private String community = "";

    @Option(names = "--playlist", required = true, paramLabel = "ID", descriptionKey = "playlist.import-id")
    private String id = "";

    @Option(names = "--out", required = true, paramLabel = "FILE.yaml", descriptionKey = "playlist.import-out")
    private Path out = Path.of("playlist.yaml");

    @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "playlist.import-title")
    private Optional<String> title = Optional.empty();

    @Option(names = "--most", paramLabel = "N", defaultValue = "10", descriptionKey = "playlist.import-most")
    private int most = 10;

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config")
    private Optional<Path> config = Optional.empty();

    ImportCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        if (!Ids.valid(id)) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-playlist-id", id, Called.name());
        }
        if (most < 1 || most > MOST) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.import-most", most, MOST);
        }
        if (!out.toString().matches("(?i).*\\.ya?ml")) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.import-name", out);
        }
        Feed read = read();
        List<Feed.Entry> newest = read.newest(most);
        String called = title.orElse(read.title().isEmpty() ? id : read.title());
        String yaml = FeedPlaylist.yaml(
                id,
                called,
                newest,
                NewFile.blank(workplace, Optional.of(community), config),
                workplace.terminal().messages());
        NewFile written = NewFile.write(out, yaml.getBytes(StandardCharsets.UTF_8));
        return check(written, newest.size(), read.entries().size());
    }

    private Feed read() throws CommandException {
        try (InputStream in = Files.newInputStream(feed)) {
            return Feed.read(feed.toString(), in.readNBytes(Feed.MAX_BYTES + 1));
        } catch (IOException e) {
            throw Unread.of(feed, e);
        } catch (ProblemsException e) {
            throw Configs.problems(workplace, e);
        }
    }

    /** Reads what was written as the controller would, and says what is left to do. */
    private int check(NewFile written, int taken, int all) throws CommandException {
        Terminal terminal = workplace.terminal();
        terminal.document(written);
        terminal.result("cli.imported", out, Counted.items(taken, terminal.messages()), all, Called.name());
        try {
            ReadPlaylist read = Packing.reader(KnownOffice.of(workplace, config).communities())
                    .read(PlaylistFiles.of(out));
            WarningLine.say(
                    Configs.warnings(workplace, config).of(read.playlist().items()), terminal);
            return ExitCode.DONE.number();
        } catch (ProblemsException e) {
            List<String> lines =
                    e.problems().stream().map(p -> p.text(terminal.messages())).toList();
            throw new CommandException(ExitCode.FAILED, Message.of("cli.import-edit", out, lines.size()), lines);
        }
    }
}
