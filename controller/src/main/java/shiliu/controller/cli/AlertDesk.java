package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import shiliu.controller.api.OrderProgress;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.ScreenView;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.Preview;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/** Alerts at a person's desk: found, drawn, given and watched. */
final class AlertDesk {
    /** With its offset: screens and this machine may be in different zones. */
    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX", Locale.ROOT);

    private static final int LEAST_DIGITS = 8;
    private static final int MOST_PAGES = 12;
    private static final Duration LEAST_PAGE = Duration.ofSeconds(1);

    private final ControllerClient client;
    private final Workplace workplace;
    private final OrderDesk orders;

    AlertDesk(ControllerClient client, Workplace workplace, OrderDesk orders) {
        this.client = client;
        this.workplace = workplace;
        this.orders = orders;
    }

    /** An alert that is named: its order and the hash of that. */
    record Former(Sha256 hash, Order order) {
        Alert alert() {
            return order.alert().orElseThrow();
        }
    }

    /** The alerts in force whose hashes begin so, and those of files; where all are files, no controller is asked. */
    List<Former> named(List<String> words) throws CommandException {
        List<Former> named = new ArrayList<>();
        List<OrderProgress> all =
                words.stream().anyMatch(AlertDesk::isHash) ? client.list("/v1/alerts", OrderProgress.class) : List.of();
        for (String word : words) {
            named.add(isHash(word) ? named(word, all) : named(Path.of(word)));
        }
        return named;
    }

    private static boolean isHash(String word) {
        return word.matches("[0-9a-f]{1,64}");
    }

    private static Former named(String hash, List<OrderProgress> all) throws CommandException {
        List<OrderView> found = all.stream()
                .map(OrderProgress::order)
                .filter(given -> given.hash().hex().startsWith(hash))
                .toList();
        if (hash.length() < LEAST_DIGITS || found.size() != 1) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.no-such-alert", hash, LEAST_DIGITS, Called.name());
        }
        return new Former(found.get(0).hash(), found.get(0).order());
    }

    private static Former named(Path file) throws CommandException {
        OrderFile read = OrderFile.read(file, Order.Kind.ALERT, "cli.no-alert-file");
        return new Former(read.envelope().payloadHash(), read.order());
    }

    /** All screens of any of them. */
    static Order.Scope scope(List<Former> given) {
        Set<String> screens = new HashSet<>();
        Set<String> tags = new HashSet<>();
        Set<String> communities = new HashSet<>();
        boolean all = false;
        for (Former former : given) {
            Order.Scope scope = former.order().scope();
            all |= scope.all();
            screens.addAll(scope.screens());
            tags.addAll(scope.tags());
            communities.addAll(scope.communities());
        }
        return all ? Order.Scope.ALL : new Order.Scope(false, screens, tags, communities);
    }

    static List<Sha256> hashes(List<Former> given) {
        return given.stream().map(Former::hash).toList();
    }

    /** Draws an alert as each screen will show it; nothing is given. */
    int preview(Alert alert, List<ScreenView> views, Path folder) throws CommandException {
        Renderer renderer = new Renderer(Fonts.all());
        try (PreviewFolder written = PreviewFolder.open(folder)) {
            for (ScreenView view : views) {
                Screen screen = view.screen();
                int number = 0;
                for (Frame page : pages(renderer.prepare(alert, screen), alert.sent())) {
                    number++;
                    String name = String.format(Locale.ROOT, "%s/alert-%02d.png", screen.id(), number);
                    int scale = Math.max(1, Math.min(6, 640 / screen.size().width()));
                    written.write(name, Preview.png(page, scale));
                }
            }
            written.finish();
            workplace.terminal().document(new Drawn(folder, written.written()));
            workplace.terminal().result("cli.alert-drawn", written.written().size(), folder);
        }
        return ExitCode.DONE.number();
    }

    /** What {@code --preview --json} prints. */
    record Drawn(Path folder, List<String> files) {}

    /** What stands at least a second; of what moves, a picture now and then. */
    private static List<Frame> pages(Rendition rendition, Instant at) {
        List<Frame> pages = new ArrayList<>();
        rendition.begins(at);
        Duration length = rendition.length();
        Duration time = Duration.ZERO;
        while (time.compareTo(length) < 0 && pages.size() < MOST_PAGES) {
            Duration next = rendition.nextChange(time).orElse(length);
            Frame frame = rendition.at(time);
            Duration until = next.compareTo(time.plus(LEAST_PAGE)) < 0 ? time.plus(LEAST_PAGE) : next;
            if (pages.isEmpty() || !pages.get(pages.size() - 1).sha256().equals(frame.sha256())) {
                pages.add(frame);
            }
            time = until;
        }
        rendition.rest();
        return pages;
    }

    /** Gives a signed order and watches it; ends with a refusal where not all screens came so far. */
    int give(Order order, Envelope envelope, Duration wait) throws CommandException {
        OrderView given = orders.give(envelope);
        String kind = order.kind().name().toLowerCase(Locale.ROOT);
        workplace.terminal().result("cli.given." + kind, given.hash(), Called.name());
        order.until()
                .filter(end -> order.kind() == Order.Kind.ALERT)
                .ifPresent(end ->
                        workplace.terminal().say("cli.alert-until", END.format(end.atZone(ZoneId.systemDefault()))));
        if (wait.isZero()) {
            workplace.terminal().document(new OrderProgress(given, List.of()));
            return ExitCode.DONE.number();
        }
        OrderProgress progress = orders.watch(given, wait);
        workplace.terminal().document(progress);
        Messages messages = workplace.terminal().messages();
        List<String> missing = OrderDesk.missing(progress, messages);
        if (!missing.isEmpty()) {
            throw new CommandException(
                    ExitCode.FAILED,
                    Message.of(
                            "cli.not-all." + kind,
                            missing.size(),
                            progress.screens().size(),
                            wait.toSeconds()),
                    missing);
        }
        workplace
                .terminal()
                .result("cli.all-reached." + kind, progress.screens().size());
        return ExitCode.DONE.number();
    }
}
