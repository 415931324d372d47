package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.intake.Complaint;
import shiliu.controller.intake.PlaylistFiles;
import shiliu.controller.intake.ReadPlaylist;
import shiliu.controller.intake.ScreenCheck;
import shiliu.controller.intake.Warning;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Terminal;
import shiliu.player.config.ProblemsException;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Validity;
import shiliu.player.render.Finding;
import shiliu.player.render.Inspection;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/** Draws a playlist as its screens will show it, on this machine, without a controller. */
@Command(name = "preview")
final class PreviewCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(paramLabel = "FILE", descriptionKey = "playlist.file")
    private Path file = Path.of("playlist.yaml");

    @Mixin
    private ScreenOptions screens = new ScreenOptions();

    @Option(names = "--size", paramLabel = "WxH", descriptionKey = "playlist.preview-size")
    private Optional<String> size = Optional.empty();

    @Option(names = "--colour", paramLabel = "COLOUR", descriptionKey = "playlist.preview-colour")
    private Optional<Colour> colour = Optional.empty();

    @Option(names = "--pitch", paramLabel = "MM", defaultValue = "10", descriptionKey = "playlist.preview-pitch")
    private double pitch = 10;

    @Option(names = "--distance", paramLabel = "M", defaultValue = "10", descriptionKey = "playlist.preview-distance")
    private double distance = 10;

    @Option(names = "--out", required = true, paramLabel = "DIR|FILE.gif", descriptionKey = "playlist.preview-out")
    private Path out = Path.of("preview");

    @Option(names = "--led", descriptionKey = "playlist.preview-led")
    private boolean led;

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config")
    private Optional<Path> config = Optional.empty();

    PreviewCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        KnownOffice office = KnownOffice.of(workplace, config);
        WantedScreens wanted = screens.wanted(office);
        ReadPlaylist read = read(office);
        List<Screen> shown = size.isPresent() || colour.isPresent()
                ? List.of(madeUp(wanted, read.playlist().community()))
                : wanted.of(read.playlist().community());
        if (shown.isEmpty()) {
            throw CommandException.of(
                    ExitCode.BAD_INPUT, "cli.preview-no-screen", read.playlist().community());
        }
        boolean gif = out.toString().toLowerCase(Locale.ROOT).endsWith(".gif");
        if (gif && shown.size() > 1) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.preview-one-screen", shown.size());
        }
        Showing showing = new Showing(
                new Renderer(Fonts.all()),
                ScreenCheck.source(read.media()),
                first(read.playlist().valid()));
        return gif ? gif(read, shown.get(0), showing) : folder(read, shown, showing);
    }

    private ReadPlaylist read(KnownOffice office) throws CommandException {
        try {
            return Packing.reader(office.communities()).read(PlaylistFiles.of(file));
        } catch (ProblemsException e) {
            throw Configs.problems(workplace, e);
        }
    }

    /** A screen that nobody has yet. */
    private Screen madeUp(WantedScreens wanted, String community) throws CommandException {
        if (size.isEmpty() || colour.isEmpty() || screens.any()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.preview-size-colour");
        }
        try {
            Size pixels = Size.parse(size.get());
            String word = colour.get().name().toLowerCase(Locale.ROOT);
            return new Screen(
                    pixels + "-" + word,
                    pixels + " " + word,
                    community,
                    Set.of(),
                    pixels,
                    colour.get(),
                    pitch,
                    distance,
                    wanted.zone(),
                    Optional.empty());
        } catch (IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.preview-size", size.get(), pitch, distance);
        }
    }

    private int gif(ReadPlaylist read, Screen screen, Showing showing) throws CommandException {
        PreviewFolder.checkGif(out);
        Previewed previewed = new Previewed(
                read.playlist().id(), out.toString(), workplace.terminal().messages());
        Showing.Motion motion = new Showing.Motion(read.playlist().items().size(), screen);
        int number = 0;
        for (Item item : read.playlist().items()) {
            number++;
            Inspection inspection = inspect(showing, number, item, screen);
            previewed.add(number, item, screen, inspection, List.of());
            say(number, item, Map.of(screen, inspection.findings()));
            film(showing, motion, item, screen, inspection);
        }
        PreviewFolder.writeGif(out, motion.gif());
        previewed.wrote(out.toString());
        workplace.terminal().document(previewed.done());
        workplace.terminal().result("cli.preview-gif", out);
        return ExitCode.DONE.number();
    }

    private int folder(ReadPlaylist read, List<Screen> shown, Showing showing) throws CommandException {
        try (PreviewFolder folder = PreviewFolder.open(out)) {
            return folder(read, shown, showing, folder);
        }
    }

    private int folder(ReadPlaylist read, List<Screen> shown, Showing showing, PreviewFolder folder)
            throws CommandException {
        Previewed previewed = new Previewed(
                read.playlist().id(), out.toString(), workplace.terminal().messages());
        Map<Screen, ScreenPictures> pictures = new LinkedHashMap<>();
        int items = read.playlist().items().size();
        shown.forEach(screen -> pictures.put(screen, new ScreenPictures(screen, items, led)));
        PreviewIndex index =
                new PreviewIndex(read.playlist(), shown, workplace.terminal().messages());
        int number = 0;
        for (Item item : read.playlist().items()) {
            number++;
            Map<Screen, List<Finding>> seen = new LinkedHashMap<>();
            index.item(number, item);
            for (Screen screen : shown) {
                Inspection inspection = inspect(showing, number, item, screen);
                seen.put(screen, inspection.findings());
                ScreenPictures drawn = pictures.computeIfAbsent(screen, s -> new ScreenPictures(s, items, led));
                List<ScreenPictures.PageFile> pages = drawn.add(number, item, inspection, folder);
                film(showing, drawn.motion(), item, screen, inspection);
                previewed.add(
                        number,
                        item,
                        screen,
                        inspection,
                        pages.stream().map(ScreenPictures.PageFile::file).toList());
                index.pages(screen, inspection, pages);
            }
            index.endItem();
            say(number, item, seen);
        }
        for (ScreenPictures drawn : pictures.values()) {
            drawn.finish(folder);
        }
        folder.write("index.html", index.html());
        folder.finish();
        folder.written().forEach(previewed::wrote);
        workplace.terminal().document(previewed.done());
        workplace.terminal().result("cli.preview-written", folder.written().size(), out.resolve("index.html"));
        return ExitCode.DONE.number();
    }

    /** Now, or noon of the first day on which the playlist shows. */
    private static Instant first(Validity valid) {
        Instant now = Instant.now();
        Instant begins = valid.from()
                .atTime(LocalTime.NOON)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        return now.isBefore(begins) ? begins : now;
    }

    private static Inspection inspect(Showing showing, int number, Item item, Screen screen) throws CommandException {
        try {
            return showing.inspect(item, screen);
        } catch (RenderException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-render", number, screen.id(), e.getMessage());
        }
    }

    private static void film(Showing showing, Showing.Motion motion, Item item, Screen screen, Inspection inspection)
            throws CommandException {
        try {
            showing.film(item, screen, inspection, motion);
        } catch (RenderException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-render", item.kind(), screen.id(), e.getMessage());
        }
    }

    /** What is to be seen, on standard error, as the check says it. */
    private void say(int number, Item item, Map<Screen, List<Finding>> seen) {
        Terminal terminal = workplace.terminal();
        List<Warning> warnings = new ArrayList<>();
        for (Complaint c : Complaint.of(seen, terminal.messages())) {
            if (c.refuses()) {
                String kind = terminal.messages().text("kind." + item.kind());
                String what = terminal.messages().text(c.message());
                terminal.sayText(terminal.messages().text("cli.preview-no", String.valueOf(number), kind, what)
                        + "  →  "
                        + terminal.messages().text(c.suggestion()));
                continue;
            }
            warnings.add(new Warning(number, item.kind(), "", c.screens(), c.message(), c.suggestion()));
        }
        WarningLine.say(warnings, terminal);
    }
}
