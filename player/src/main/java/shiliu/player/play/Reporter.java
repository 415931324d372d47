package shiliu.player.play;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.message.Message;

/** Says what the screen shows: at once when it changed, else now and then; proof of play in batches. */
final class Reporter implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_PLAYS = Duration.ofMinutes(1);

    private final Player.Parts parts;
    private final Player player;
    private final Troubles troubles;
    private final ReportSink sink;
    private final String boot;
    private final Pace pace;
    private final Loop loop;
    private volatile Runnable afterEach = () -> {};
    private final long startedAt;
    private long sequence;
    private Optional<Long> playsAt = Optional.empty();

    Reporter(Player.Parts parts, Player player, Troubles troubles, ReportSink sink, PlayerNode.Boot boot) {
        this.parts = parts;
        this.player = player;
        this.troubles = troubles;
        this.sink = sink;
        this.boot = boot.id();
        this.startedAt = parts.time().timer();
        this.pace = new Pace(boot.random());
        this.loop = new Loop("report-" + parts.screenId(), this::turn);
    }

    /** {@code next} is run after each report, sent or failed; it must return at once. */
    void afterEach(Runnable next) {
        afterEach = next;
    }

    void start() {
        loop.start();
    }

    void hurry() {
        loop.hurry();
    }

    @Override
    public void close() {
        loop.close();
    }

    private Duration turn() throws InterruptedException {
        try {
            return report();
        } finally {
            afterEach.run();
        }
    }

    private Duration report() throws InterruptedException {
        Optional<Standing> standing = player.standing();
        if (standing.isEmpty()) {
            return HEARTBEAT;
        }
        try {
            Optional<PlayLog.Batch> batch = playsDue() ? parts.plays().oldest() : Optional.empty();
            sink.send(report(standing.get(), batch.map(PlayLog.Batch::plays).orElse(List.of())));
            if (batch.isPresent()) {
                parts.plays().taken(batch.get().page());
                boolean full = batch.get().plays().size() == Report.MOST_PLAYS;
                playsAt = full ? Optional.empty() : playsAt;
            }
            pace.succeeded();
            return HEARTBEAT;
        } catch (FetchException e) {
            troubles.add(parts.time().now().time(), "play.report", e.reason());
        } catch (IOException e) {
            troubles.add(parts.time().now().time(), "play.disk", Message.of("play.disk", e.toString()));
        }
        return pace.failed();
    }

    private boolean playsDue() {
        long now = parts.time().timer();
        if (playsAt.filter(at -> now - at < BETWEEN_PLAYS.toNanos()).isPresent()) {
            return false;
        }
        playsAt = Optional.of(now);
        return true;
    }

    private Report report(Standing standing, List<Report.Play> plays) {
        TimeTrust.Reading now = parts.time().now();
        Optional<VerifiedBundle> current = parts.cache().current();
        Optional<Instant> since = player.storedSince();
        sequence++;
        return new Report(
                Report.FORMAT,
                parts.screenId(),
                boot,
                sequence,
                now.time(),
                new Report.Clock(now.trusted(), now.signed(), now.drift().toMillis()),
                current.map(bundle -> new Report.Stored(
                        bundle.accepted().version(), bundle.accepted().payload(), since.orElse(now.time()))),
                standing.shown().map(Showing::shown),
                standing.lost(),
                parts.orders().kept(now.time()).stream()
                        .map(OrderBook.Obeyed::hash)
                        .toList(),
                troubles.list(),
                current.map(Reporter::skipped).orElse(List.of()),
                plays,
                player.device(),
                Optional.of(health()),
                parts.cache().audit().newest());
    }

    private Report.Health health() {
        Health.Size size = Health.size();
        return new Report.Health(
                Duration.ofNanos(parts.time().timer() - startedAt).toMillis(),
                size.memory(),
                size.threads(),
                player.count().shown(),
                player.count().dropped());
    }

    private static List<Report.Skipped> skipped(VerifiedBundle bundle) {
        return bundle.skipped().stream()
                .limit(1000)
                .map(skipped -> new Report.Skipped(skipped.item(), skipped.kind()))
                .toList();
    }
}
