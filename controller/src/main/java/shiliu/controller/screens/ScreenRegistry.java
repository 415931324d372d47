package shiliu.controller.screens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.api.OrderProgress;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.api.ScreenView;
import shiliu.controller.archive.AuditDesk;
import shiliu.controller.people.Caller;
import shiliu.controller.publish.ScreenSet;
import shiliu.controller.publish.Snapshot;
import shiliu.controller.publish.Snapshots;
import shiliu.controller.store.ReportsTable.ReportRow;
import shiliu.controller.store.Store;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/** What each screen should show, has and shows. Safe for any thread; {@link #list} and {@link #show} answer from memory. */
public final class ScreenRegistry {
    /** A player reports at least every 30 s; after two that did not come nobody knows what its screen shows. */
    public static final Duration SILENCE = Duration.ofSeconds(75);
    /** The longest screenshot, bytes. */
    public static final int MOST_FRAME_BYTES = 8 << 20;
    /** How often at most a report of a player in this process is written for what it says of its screen. */
    static final Duration OWN_CHANGES = Duration.ofSeconds(1);
    /** After this long it is written though nothing changed, so that a restart knows how old it is. */
    static final Duration OWN_LATEST = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ScreenRegistry.class);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final Store store;
    private final ScreenSet screens;
    private final Snapshots snapshots;
    private final Clock clock;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private final Map<String, Picture> pictures = new ConcurrentHashMap<>();
    private final Map<String, Heard> kept = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Witnesses witnesses;
    private final Milestones milestones = new Milestones();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    public ScreenRegistry(Store store, ScreenSet screens, Snapshots snapshots, AuditDesk audit, Clock clock) {
        this.witnesses = new Witnesses(audit, clock);
        this.store = store;
        this.screens = screens;
        this.snapshots = snapshots;
        this.clock = clock;
        store.read(tables -> tables.reports().all()).forEach(this::remember);
        screens.all().forEach(screen -> snapshots.onChange(screen.id(), () -> tell(screen.id())));
    }

    /**
     * A report and when it came, by the controller's clock.
     *
     * @param lost since when nobody knows what the screen shows, as far as the report itself tells
     */
    private record Heard(Instant at, Report report, Optional<Instant> lost) {
        /** A player whose clock is not to be believed lost its card when it first said so. */
        static Heard of(Instant at, Report report, Optional<Heard> former) {
            Optional<Instant> lost = report.lost().map(since -> {
                if (report.clock().trusted() && since.isBefore(at)) {
                    return since;
                }
                return former.filter(f -> f.report.lost().equals(report.lost()))
                        .flatMap(Heard::lost)
                        .orElse(at);
            });
            return new Heard(at, report, lost);
        }

        /** A late retry of an older report of the same start must not undo a newer one. */
        boolean replaces(Optional<Heard> former) {
            return former.filter(f -> f.report.boot().equals(report.boot()) && f.report.sequence() >= report.sequence())
                    .isEmpty();
        }

        /** Whether it says something else of the screen; the frames of something that moves do not count. */
        boolean differs(Heard former) {
            return !report.boot().equals(former.report.boot())
                    || !report.stored().equals(former.report.stored())
                    || !report.lost().equals(former.report.lost())
                    || !report.obeyed().equals(former.report.obeyed())
                    || !lit().equals(former.lit());
        }

        private Optional<List<Object>> lit() {
            return report.shown().map(s -> List.of(s.what(), s.slot(), s.item(), s.proof(), s.since()));
        }
    }

    public List<ScreenView> list() {
        return screens.all().stream().map(this::view).toList();
    }

    public Optional<ScreenView> show(String screen) {
        return screens.find(screen).map(this::view);
    }

    /** How far an order came on each screen that it is for. */
    public OrderProgress progress(OrderView order) {
        return new OrderProgress(order, milestones.of(order, list()));
    }

    /** Takes a player's report; each play is kept once, however often it is told. Durable when it returns. */
    public void report(Caller caller, Report report) throws Refused {
        requirePlayerOf(caller, report.screen());
        Heard now = Heard.of(clock.instant(), report, last(report.screen()));
        write(now);
        witnesses.heard(report);
        take(now);
    }

    /**
     * Takes the report of a player that lives in this process: in view at once. Its plays are durable when it returns;
     * what it says of the screen is written when it changed, at most once a second, and else twice a minute.
     */
    public void own(Report report) throws Refused {
        requireScreen(report.screen());
        Heard now = Heard.of(clock.instant(), report, last(report.screen()));
        if (!report.plays().isEmpty() || isDue(now)) {
            write(now);
            kept.put(report.screen(), now);
        }
        witnesses.heard(report);
        take(now);
    }

    private boolean isDue(Heard now) {
        Heard former = kept.get(now.report().screen());
        if (former == null) {
            return true;
        }
        // Absolute: a clock that was set back must not stop the writing.
        Duration since = Duration.between(former.at(), now.at()).abs();
        return since.compareTo(now.differs(former) ? OWN_CHANGES : OWN_LATEST) >= 0;
    }

    private void write(Heard now) {
        Report report = now.report();
        store.keep(tables -> {
            if (now.replaces(last(report.screen()))) {
                tables.reports().put(report.screen(), now.at(), Json.write(report));
            }
            for (Report.Play play : report.plays()) {
                tables.reports().addPlay(report.screen(), play);
            }
            return report.sequence();
        });
    }

    private void take(Heard now) {
        String screen = now.report().screen();
        milestones.heard(now.report(), now.at());
        heard.merge(screen, now, (former, newer) -> newer.replaces(Optional.of(former)) ? newer : former);
        silent.remove(screen);
        tell(screen);
    }

    /** Keeps the newest screenshot, a PNG of at most {@link #MOST_FRAME_BYTES}, in memory. */
    public void frame(Caller caller, String screen, byte[] png) throws Refused {
        requirePlayerOf(caller, screen);
        keep(screen, png);
    }

    /** The same of a player that lives in this process; the same picture again tells nobody. */
    public void ownFrame(String screen, byte[] png) throws Refused {
        requireScreen(screen);
        keep(screen, png);
    }

    private void keep(String screen, byte[] png) throws Refused {
        if (png.length > MOST_FRAME_BYTES || !startsWith(png, PNG)) {
            throw Refused.of(Kind.INVALID, "publish.no-screenshot", MOST_FRAME_BYTES);
        }
        Picture picture = new Picture(png.clone());
        Picture former = pictures.put(screen, picture);
        if (former == null || !former.hash().equals(picture.hash())) {
            tell(screen);
        }
    }

    /** The newest screenshot's PNG; shared, not to be written to. */
    public Optional<byte[]> frame(String screen) {
        return picture(screen).map(Picture::png);
    }

    /** The newest screenshot with its hash. */
    public Optional<Picture> picture(String screen) {
        return Optional.ofNullable(pictures.get(screen));
    }

    /** Tells the listeners of screens whose reports stayed out too long since this was last called; cheap. */
    public void lookForSilence() {
        heard.forEach((screen, last) -> {
            if (tooLongAgo(last.at()) && silent.add(screen)) {
                tell(screen);
            }
        });
    }

    /** Calls {@code listener} with the screen's id after each change of its states; it must return at once. Running the result ends it. */
    public Runnable onChange(Consumer<String> listener) {
        Consumer<String> mine = id -> listener.accept(id);
        listeners.add(mine);
        return () -> listeners.remove(mine);
    }

    private Optional<Heard> last(String screen) {
        return Optional.ofNullable(heard.get(screen));
    }

    private List<Report.Trouble> troubles(String screen, Optional<Report> report, boolean upToDate) {
        List<Report.Trouble> all = new ArrayList<>(witnesses.troubles(screen));
        report.ifPresent(said -> all.addAll(OpenProblems.of(said, upToDate)));
        return all;
    }

    private ScreenView view(Screen screen) {
        Optional<Snapshot> snapshot = snapshots.of(screen.id());
        Optional<Heard> last = last(screen.id());
        Optional<Report> report = last.map(Heard::report);
        Optional<Report.Stored> stored = report.flatMap(Report::stored);
        Optional<Sha256> wanted = snapshot.map(Snapshot::payloadHash);
        boolean upToDate = wanted.isPresent() && wanted.equals(stored.map(Report.Stored::manifest));
        return new ScreenView(
                screen,
                snapshot.map(ScreenRegistry::wanted),
                stored,
                report.flatMap(Report::shown),
                upToDate,
                last.map(Heard::at),
                last.flatMap(this::unknownSince),
                snapshot.filter(Snapshot::stopped).isPresent(),
                report.map(Report::clock),
                troubles(screen.id(), report, upToDate),
                report.map(Report::skipped).orElse(List.of()),
                picture(screen.id()).map(Picture::hash),
                snapshot.flatMap(Snapshot::stoppedSince),
                report.flatMap(Report::device),
                report.flatMap(Report::health),
                snapshot.flatMap(s -> s.manifest().byHand()));
    }

    /** A card that was lost was so before its player fell silent. */
    private Optional<Instant> unknownSince(Heard last) {
        return last.lost().or(() -> Optional.of(last.at()).filter(this::tooLongAgo));
    }

    /** In either direction: after a clock was set back nobody knows how old a report is. */
    private boolean tooLongAgo(Instant at) {
        return Duration.between(at, clock.instant()).abs().compareTo(SILENCE) > 0;
    }

    private static ScreenView.Wanted wanted(Snapshot snapshot) {
        return new ScreenView.Wanted(
                snapshot.manifest().version(),
                snapshot.manifest().created(),
                snapshot.manifest().items().size(),
                snapshot.manifest().expires());
    }

    private void requireScreen(String screen) throws Refused {
        if (screens.find(screen).isEmpty()) {
            throw Refused.of(Kind.NOT_FOUND, "publish.screen-unknown", screen);
        }
    }

    private void requirePlayerOf(Caller caller, String screen) throws Refused {
        requireScreen(screen);
        if (!caller.screens().contains(screen)) {
            throw Refused.of(Kind.NOT_PERMITTED, "publish.not-its-player", screen);
        }
    }

    /** What was reported before the controller was last started; what is no longer readable is simply not known. */
    private void remember(ReportRow row) {
        try {
            heard.put(row.screen(), Heard.of(row.heard(), Json.read(row.body(), Report.class), Optional.empty()));
        } catch (JsonException e) {
            LOG.warn("the last report of {} cannot be read: {}", row.screen(), e.getMessage());
        }
    }

    private void tell(String screen) {
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(screen);
            } catch (RuntimeException e) {
                LOG.error("a listener failed; the others are told of {}", screen, e);
            }
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length > start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
