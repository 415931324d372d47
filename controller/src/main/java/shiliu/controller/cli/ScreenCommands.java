package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.ScreenView;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.play.Report;
import shiliu.player.playlist.Ids;
import shiliu.player.playlist.Sha256;

/** The screens: what each should show, has and shows; the stop that one person gives and two lift. */
@Command(name = "screen")
final class ScreenCommands {
    /** The newest things that went wrong, of those that a screen's report has. */
    private static final int PROBLEMS_SHOWN = 3;

    private final Workplace workplace;

    private ScreenCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    static CommandLine commands(Workplace workplace) {
        return new CommandLine(new ScreenCommands(workplace))
                .addSubcommand("blackout", new BlackoutCommand(workplace))
                .addSubcommand("brightness", new ByHandCommands.Brightness(workplace))
                .addSubcommand("power", new ByHandCommands.Switch(workplace));
    }

    @Command(name = "list")
    int list(@Mixin ControllerOptions options) throws CommandException {
        List<ScreenView> screens = options.client(workplace).list("/v1/screens", ScreenView.class);
        ScreenRows rows = new ScreenRows(workplace);
        workplace.terminal().document(screens);
        workplace
                .terminal()
                .table(rows.headings(), screens.stream().map(rows::row).toList());
        return ExitCode.DONE.number();
    }

    @Command(name = "show")
    int show(@Mixin ControllerOptions options, @Parameters(paramLabel = "ID", descriptionKey = "screen.id") String id)
            throws CommandException {
        ScreenView view = view(options.client(workplace), id);
        ScreenRows rows = new ScreenRows(workplace);
        workplace.terminal().document(view);
        List<String> heads = rows.headings();
        List<String> row = rows.row(view);
        for (int i = 0; i < row.size(); i++) {
            workplace.terminal().line(heads.get(i) + ": " + row.get(i));
        }
        view.clock().map(rows::clock).ifPresent(workplace.terminal()::line);
        new DeviceLines(workplace.terminal().messages()).of(view).forEach(workplace.terminal()::line);
        view.problems().stream()
                .skip(Math.max(0, view.problems().size() - PROBLEMS_SHOWN))
                .forEach(problem -> workplace
                        .terminal()
                        .line(Workplace.time(problem.at()) + " "
                                + workplace.terminal().messages().text(problem.message())));
        boolean dark =
                view.shown().filter(lit -> lit.what() == Report.What.STOPPED).isPresent();
        String elsewhere = dark ? "cli.stopped-elsewhere" : "cli.not-stopped";
        workplace.terminal().result(view.stopped() ? "cli.is-stopped" : elsewhere, Called.name());
        return ExitCode.DONE.number();
    }

    /** A resume that was used before lifts nothing: nobody should walk away thinking that the screens are lit. */
    private static void requireInForce(Envelope resume, ControllerClient client) throws CommandException {
        try {
            List<Sha256> lifts = Json.read(resume.payloadBytes(), Order.class).lifts();
            boolean any = client.list("/v1/orders", OrderView.class).stream()
                    .anyMatch(given -> given.inForce() && lifts.contains(given.hash()));
            if (!any) {
                throw CommandException.of(ExitCode.FAILED, "cli.already-lifted", Called.name());
            }
        } catch (JsonException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.cannot-read", "resume", e.getMessage());
        }
    }

    static ScreenView view(ControllerClient client, String id) throws CommandException {
        if (!Ids.valid(id)) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.bad-screen-id", id, Called.name());
        }
        return client.get("/v1/screens/" + id, ScreenView.class);
    }

    /** What {@code screen screenshot --json} prints. */
    record Screenshot(String screen, Path file, int bytes, Sha256 sha256, Optional<Instant> unknownSince) {}

    @Command(name = "screenshot")
    int screenshot(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "screen.id") String id,
            @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "screen.screenshot-out")
                    Path out)
            throws CommandException {
        ControllerClient client = options.client(workplace);
        ScreenView view = view(client, id);
        if (view.picture().isEmpty()) {
            throw CommandException.of(ExitCode.FAILED, "cli.no-screenshot", id);
        }
        byte[] png = client.bytes("/v1/screens/" + id + "/frame");
        OrderDesk.write(out, png);
        workplace.terminal().document(new Screenshot(id, out, png.length, Sha256.of(png), view.unknownSince()));
        workplace.terminal().result("cli.screenshot", out, id);
        view.unknownSince().ifPresent(since -> workplace.terminal().say("cli.screenshot-old", Workplace.time(since)));
        return ExitCode.DONE.number();
    }

    /** The first of two people signs into a file; the second signs that file too and gives the order. */
    @Command(name = "resume")
    int resume(
            @Mixin ControllerOptions options,
            @Option(names = "--reason", defaultValue = "", descriptionKey = "screen.reason") String reason,
            @Option(names = "--out", paramLabel = "FILE", descriptionKey = "screen.resume-out") Optional<Path> out,
            @Option(names = "--countersign", paramLabel = "FILE", descriptionKey = "screen.countersign")
                    Optional<Path> first,
            @Option(names = "--stop", paramLabel = "FILE", descriptionKey = "screen.resume-stop") Optional<Path> stop)
            throws CommandException {
        if (out.isPresent() == first.isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.resume-needs-two", Called.name());
        }
        SigningKey key = options.unlock(workplace);
        ControllerClient client = options.client(workplace, key);
        if (first.isPresent()) {
            Envelope half = resume(first.get());
            requireInForce(half, client);
            Envelope order = half.signedAlsoBy(key);
            OrderView given = client.post("/v1/orders", new OrderRequest(order), OrderView.class);
            workplace.terminal().document(given);
            workplace.terminal().result("cli.resumed");
            return ExitCode.DONE.number();
        }
        if (stop.isPresent()) {
            Envelope brought =
                    OrderFile.read(stop.get(), Order.Kind.STOP, "cli.no-stop").envelope();
            client.post("/v1/orders", new OrderRequest(brought), OrderView.class);
        }
        List<OrderView> stops = client.list("/v1/orders", OrderView.class).stream()
                .filter(o -> o.inForce() && o.order().kind() == Order.Kind.STOP)
                .toList();
        if (stops.isEmpty()) {
            throw CommandException.of(ExitCode.FAILED, "cli.nothing-stopped");
        }
        List<Sha256> lifts = stops.stream().map(OrderView::hash).toList();
        Order.Scope scope = stops.size() == 1 ? stops.get(0).order().scope() : Order.Scope.ALL;
        Envelope half = signed(Order.Kind.RESUME, scope, reason, lifts, key);
        OrderDesk.write(out.get(), half.bytes());
        workplace.terminal().document(half);
        workplace.terminal().result("cli.resume-half", out.get());
        return ExitCode.DONE.number();
    }

    private Envelope signed(Order.Kind kind, Order.Scope scope, String reason, List<Sha256> lifts, SigningKey key) {
        Instant now = workplace.clock().instant();
        Order order = new Order(
                Order.FORMAT, kind, scope, now.toEpochMilli(), now, Optional.empty(), reason, lifts, Optional.empty());
        return Envelope.sign(DocumentType.ORDER, order, List.of(key));
    }

    /** A resume and nothing else: nobody should sign an order that they did not mean. */
    private Envelope resume(Path file) throws CommandException {
        OrderFile read = OrderFile.read(file, Order.Kind.RESUME, "cli.no-resume");
        Order order = read.order();
        workplace
                .terminal()
                .say(
                        "cli.resuming",
                        ScopeOptions.words(order.scope()),
                        order.lifts().size(),
                        order.reason());
        return read.envelope();
    }
}
