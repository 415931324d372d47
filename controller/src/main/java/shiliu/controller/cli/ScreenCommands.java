package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import shiliu.player.playlist.Sha256;

/** The screens: what each should show, has and shows; the stop that one person gives and two lift. */
@Command(name = "screen")
final class ScreenCommands {
    private final Workplace workplace;

    ScreenCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(name = "list")
    int list(@Mixin ControllerOptions options) throws CommandException {
        List<ScreenView> screens = options.client(workplace).list("/v1/screens", ScreenView.class);
        workplace.terminal().document(screens);
        workplace
                .terminal()
                .table(
                        workplace.headings(
                                "id", "name", "size", "colour", "wanted", "stored", "shown", "proof", "since"),
                        screens.stream().map(this::row).toList());
        return ExitCode.DONE.number();
    }

    private List<String> row(ScreenView s) {
        return List.of(
                s.screen().id(),
                s.screen().name(),
                s.screen().size().toString(),
                s.screen().colour().name().toLowerCase(java.util.Locale.ROOT),
                s.wanted().map(w -> String.valueOf(w.version())).orElse("-"),
                s.stored().map(w -> String.valueOf(w.version())).orElse("-"),
                shown(s),
                s.shown()
                        .map(p -> workplace.terminal().messages().text("proof." + p.proof()))
                        .orElse("-"),
                s.unknownSince()
                        .or(() -> s.shown().map(Report.Shown::since))
                        .map(Workplace::time)
                        .orElse("-"));
    }

    private String shown(ScreenView s) {
        if (s.unknownSince().isPresent()) {
            return workplace.terminal().messages().text("state.unknown");
        }
        return s.shown()
                .map(p -> p.slot().orElse(workplace.terminal().messages().text("shows." + p.what())))
                .orElse("-");
    }

    @Command(name = "show")
    int show(@Mixin ControllerOptions options, @Parameters(paramLabel = "ID", descriptionKey = "screen.id") String id)
            throws CommandException {
        ScreenView view = options.client(workplace).get("/v1/screens/" + id, ScreenView.class);
        workplace.terminal().document(view);
        List<String> heads =
                workplace.headings("id", "name", "size", "colour", "wanted", "stored", "shown", "proof", "since");
        List<String> row = row(view);
        for (int i = 0; i < row.size(); i++) {
            workplace.terminal().line(heads.get(i) + ": " + row.get(i));
        }
        workplace.terminal().result(view.stopped() ? "cli.is-stopped" : "cli.not-stopped");
        return ExitCode.DONE.number();
    }

    /** Which screens an order is for. */
    static final class ScopeOptions {
        @Option(names = "--all", descriptionKey = "screen.all")
        private boolean all;

        @Parameters(arity = "0..*", paramLabel = "ID|#TAG", descriptionKey = "screen.scope")
        private List<String> targets = List.of();

        Order.Scope scope() throws CommandException {
            if (all == !targets.isEmpty()) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.which-screens");
            }
            Set<String> ids = new TreeSet<>();
            Set<String> tags = new TreeSet<>();
            for (String target : targets) {
                if (target.startsWith("#")) {
                    tags.add(target.substring(1));
                } else {
                    ids.add(target);
                }
            }
            return new Order.Scope(all, ids, tags, Set.of());
        }
    }

    @Command(name = "blackout")
    int blackout(
            @Mixin ControllerOptions options,
            @Mixin ScopeOptions scope,
            @Option(names = "--reason", required = true, descriptionKey = "screen.reason") String reason,
            @Option(names = "--out", paramLabel = "FILE", descriptionKey = "screen.order-out") Optional<Path> out)
            throws CommandException {
        SigningKey key = options.unlock(workplace);
        Envelope order = signed(Order.Kind.STOP, scope.scope(), reason, List.of(), key);
        write(out, order);
        OrderView given = options.client(workplace, key).post("/v1/orders", new OrderRequest(order), OrderView.class);
        workplace.terminal().document(given);
        workplace.terminal().result("cli.stopped", given.hash());
        return ExitCode.DONE.number();
    }

    /** The first of two people signs into a file; the second signs that file too and gives the order. */
    @Command(name = "resume")
    int resume(
            @Mixin ControllerOptions options,
            @Option(names = "--reason", defaultValue = "", descriptionKey = "screen.reason") String reason,
            @Option(names = "--out", paramLabel = "FILE", descriptionKey = "screen.resume-out") Optional<Path> out,
            @Option(names = "--countersign", paramLabel = "FILE", descriptionKey = "screen.countersign")
                    Optional<Path> first)
            throws CommandException {
        if (out.isPresent() == first.isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.resume-needs-two");
        }
        SigningKey key = options.unlock(workplace);
        ControllerClient client = options.client(workplace, key);
        if (first.isPresent()) {
            Envelope order = resume(first.get()).signedAlsoBy(key);
            OrderView given = client.post("/v1/orders", new OrderRequest(order), OrderView.class);
            workplace.terminal().document(given);
            workplace.terminal().result("cli.resumed");
            return ExitCode.DONE.number();
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
        write(out, half);
        workplace.terminal().document(half);
        workplace.terminal().result("cli.resume-half", out.get());
        return ExitCode.DONE.number();
    }

    private static Envelope signed(
            Order.Kind kind, Order.Scope scope, String reason, List<Sha256> lifts, SigningKey key) {
        Instant now = Clock.systemUTC().instant();
        Order order = new Order(
                Order.FORMAT, kind, scope, now.toEpochMilli(), now, Optional.empty(), reason, lifts, Optional.empty());
        return Envelope.sign(DocumentType.ORDER, order, List.of(key));
    }

    private static void write(Optional<Path> out, Envelope order) throws CommandException {
        if (out.isEmpty()) {
            return;
        }
        try {
            Files.write(out.get(), order.bytes());
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", out.get(), e.getMessage());
        }
    }

    /** A resume and nothing else: nobody should sign an order that they did not mean. */
    private Envelope resume(Path file) throws CommandException {
        Envelope envelope = read(file);
        try {
            Order order = Json.read(envelope.payloadBytes(), Order.class);
            if (!envelope.payloadType().equals(DocumentType.ORDER.mediaType()) || order.kind() != Order.Kind.RESUME) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.no-resume", file);
            }
            workplace
                    .terminal()
                    .say("cli.resuming", scope(order.scope()), order.lifts().size(), order.reason());
            return envelope;
        } catch (JsonException | IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.cannot-read", file, e.getMessage());
        }
    }

    private static String scope(Order.Scope scope) {
        if (scope.all()) {
            return "--all";
        }
        List<String> names = new ArrayList<>(scope.screens());
        scope.tags().forEach(tag -> names.add("#" + tag));
        names.addAll(scope.communities());
        return String.join(" ", names);
    }

    private static Envelope read(Path file) throws CommandException {
        try {
            if (Files.size(file) > Json.MAX_ENVELOPE_BYTES) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.cannot-read", file, Files.size(file));
            }
            return Envelope.read(Files.readAllBytes(file));
        } catch (IOException | JsonException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.cannot-read", file, e.getMessage());
        }
    }
}
