package shiliu.player.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.player.diag.Aim;
import shiliu.player.diag.LinkFigures;
import shiliu.player.diag.LinkTest;
import shiliu.player.diag.Rated;
import shiliu.player.diag.Session;
import shiliu.player.diag.Wording;

/** {@code diag link}: how good the line to the card is. */
@Command(name = "link", resourceBundle = "shiliu.player.help")
final class DiagLinkCommand implements Callable<Integer> {
    private static final int MOST = 100_000;
    private static final Duration END = Duration.ofSeconds(5);
    /** Somebody who waits hears how far it is. */
    private static final Duration MOST_SILENT = Duration.ofMillis(1500);

    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Option(names = "--count", paramLabel = "N", defaultValue = "50", descriptionKey = "option.diag.count")
    private int count;

    private long said = System.nanoTime();

    DiagLinkCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What {@code --json} prints; times in milliseconds, round trips of what was answered. */
    record Link(
            String address,
            String driver,
            int asked,
            int answered,
            double min,
            double median,
            double p95,
            double max,
            double lossPercent,
            double noisePercent,
            double bytesPerSecond,
            OptionalLong limit,
            String verdict,
            String cause) {
        static Link of(String address, String driver, LinkFigures figures) {
            return new Link(
                    address,
                    driver,
                    figures.asked(),
                    figures.answered(),
                    figures.min().toNanos() / 1e6,
                    figures.median().toNanos() / 1e6,
                    figures.p95().toNanos() / 1e6,
                    figures.max().toNanos() / 1e6,
                    figures.lossPercent(),
                    figures.noisePercent(),
                    figures.bytesPerSecond(),
                    figures.limit(),
                    Wording.key(figures.verdict()),
                    Wording.key(figures.cause()));
        }
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        if (count < 1 || count > MOST) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.bad-count", MOST);
        }
        Aim card = aim.aim();
        try (Ending ending = Ending.within(END)) {
            return measure(card, ending);
        }
    }

    private int measure(Aim card, Ending ending) throws CommandException, InterruptedException {
        return new Desk(terminal).at(card, Session.Use.ASK, session -> {
            LinkFigures figures = LinkTest.run(session, count, ending::asked, this::progress);
            terminal.document(Link.of(aim.typed(), session.known().family().id(), figures));
            print(session, figures);
            if (figures.cause() == LinkFigures.Cause.SILENT) {
                return ExitCode.UNREACHABLE;
            }
            return figures.verdict() == Rated.Verdict.BAD ? ExitCode.FAILED : ExitCode.DONE;
        });
    }

    private void progress(int done) {
        long now = System.nanoTime();
        if (done % Math.max(1, count / 10) == 0 || now - said > MOST_SILENT.toNanos()) {
            said = now;
            terminal.say("diag.link.progress", String.valueOf(done), String.valueOf(count));
        }
    }

    private void print(Session session, LinkFigures figures) {
        terminal.result("diag.status.of", aim.typed(), session.known().family().id());
        field("answered", figures.answered() + " / " + figures.asked());
        Optional<LinkFigures> some = Optional.of(figures).filter(f -> f.answered() > 0);
        some.ifPresent(f -> field(
                "trip",
                String.join(
                        " / ",
                        Wording.millis(f.min()),
                        Wording.millis(f.median()),
                        Wording.millis(f.p95()),
                        Wording.millis(f.max()))));
        field("loss", Wording.percent(figures.lossPercent()));
        field("noise", Wording.percent(figures.noisePercent()));
        some.ifPresent(f -> field("throughput", new Wording(terminal.messages()).rate(f)));
        field("cause", new Wording(terminal.messages()).cause(figures.cause()));
    }

    private void field(String key, String value) {
        terminal.line(terminal.messages().text("diag.link." + key) + ": " + value);
    }
}
