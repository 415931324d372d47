package shiliu.controller.alarms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.api.AlarmList;
import shiliu.controller.api.AlarmView;
import shiliu.controller.api.AlarmView.Acknowledged;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.people.Caller;
import shiliu.controller.publish.ScreenSet;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.controller.store.AlarmsTable.Wanted;
import shiliu.controller.store.Store;
import shiliu.player.screen.Screen;

/**
 * The alarms of all screens: looked for once a second on a thread of its own, kept in the store, told to listeners and to
 * the hook. Safe for any thread; {@link #open} answers from memory.
 */
public final class Alarms implements AutoCloseable {
    /** The most alarms in one answer. */
    public static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final long LOOK_MILLIS = 1000;

    private final Store store;
    private final ScreenSet set;
    private final ScreenRegistry screens;
    private final Clock clock;
    private final Ward ward;
    private final Optional<HookWorker> hook;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "alarms"));
    private volatile List<AlarmView> open;

    public Alarms(Store store, ScreenSet set, ScreenRegistry screens, AlarmRules rules, Clock clock) {
        this.store = store;
        this.set = set;
        this.screens = screens;
        this.clock = clock;
        this.open = store.read(tables -> tables.alarms().list(Wanted.OPEN));
        this.ward = new Ward(rules, store.read(tables -> tables.alarms().working()), open, clock.instant());
        this.hook = rules.hook().map(HookWorker::start);
    }

    /** Looks by itself from now on. */
    public void start() {
        ScheduledFuture<?> unused =
                worker.scheduleWithFixedDelay(this::lookOrLog, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void lookOrLog() {
        try {
            look();
        } catch (Throwable e) { // an Error that got away would end the timer for good
            LOG.error("could not look for alarms; tried again", e);
        }
    }

    /** Looks at every screen now; what it raised and closed is durable when it returns. */
    public synchronized void look() {
        // As the store keeps it, so that an alarm is the same before and after a restart.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Ward.Findings found = ward.look(screens.list(), now);
        if (found.isEmpty()) {
            return;
        }
        List<AlarmView> raised = new ArrayList<>();
        open = store.keep(tables -> {
            found.works().forEach(screen -> tables.alarms().works(screen, now));
            found.openings().forEach(o -> raised.add(tables.alarms().open(o.screen(), o.kind(), now, o.sentence())));
            found.closings().forEach(alarm -> tables.alarms().close(alarm.id(), now));
            found.news().forEach(news -> tables.alarms().latest(news.alarm().id(), news.latest()));
            return tables.alarms().list(Wanted.OPEN);
        });
        ward.take(found.works());
        found.closings().forEach(ward::closed);
        raised.forEach(alarm -> ward.raised(alarm, now));
        found.news().forEach(news -> find(news.alarm().id()).ifPresent(alarm -> ward.raised(alarm, now)));
        tell(raised, found.closings(), now);
    }

    private void tell(List<AlarmView> raised, List<AlarmView> closings, Instant now) {
        raised.forEach(alarm -> {
            LOG.warn("raised {} {} of {}", alarm.id(), alarm.kind().word(), alarm.screen());
            hook.ifPresent(h -> h.tell(AlarmNews.opened(alarm)));
        });
        closings.forEach(alarm -> {
            LOG.info("closed {} {} of {}", alarm.id(), alarm.kind().word(), alarm.screen());
            hook.ifPresent(h -> h.tell(AlarmNews.closed(alarm, now)));
        });
        changed();
    }

    /** The open ones, the newest first. */
    public List<AlarmView> open() {
        return open;
    }

    /** Calls {@code listener} after each change; it must return at once. Running the result ends it. */
    public Runnable onChange(Runnable listener) {
        Runnable mine = () -> listener.run();
        listeners.add(mine);
        return () -> listeners.remove(mine);
    }

    /** The newest first, at most {@value #MOST}; {@code before} is an id, from which on they are left out. */
    public AlarmList list(Optional<String> screen, boolean closedToo, Optional<Long> before) throws Refused {
        if (screen.isPresent() && set.find(screen.get()).isEmpty()) {
            throw Refused.of(Kind.NOT_FOUND, "publish.screen-unknown", screen.get());
        }
        Wanted wanted = new Wanted(screen, closedToo, before.orElse(Long.MAX_VALUE), MOST);
        List<AlarmView> alarms = store.read(tables -> tables.alarms().list(wanted));
        Optional<Long> next = alarms.size() < MOST
                ? Optional.empty()
                : Optional.of(alarms.get(alarms.size() - 1).id());
        return new AlarmList(alarms, neverSeen(screen), next);
    }

    private synchronized List<String> neverSeen(Optional<String> only) {
        return set.all().stream()
                .map(Screen::id)
                .filter(id -> only.filter(wanted -> !wanted.equals(id)).isEmpty() && !ward.works(id))
                .toList();
    }

    /** Somebody has seen it; who was first stays. */
    public AlarmView acknowledge(Caller caller, long id, String note) throws Refused {
        AlarmView alarm = find(id).orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "alarm.unknown", id));
        Optional<Screen> screen = set.find(alarm.screen());
        boolean theirs = screen.map(Screen::community)
                .filter(community -> !caller.covers(community))
                .isEmpty();
        if (caller.isPlayer() || !caller.confirmed() || !theirs) {
            throw Refused.of(Kind.NOT_PERMITTED, "alarm.not-yours", id);
        }
        if (!isNote(note)) {
            throw Refused.of(Kind.INVALID, "alarm.bad-note", shiliu.controller.api.AcknowledgeRequest.LONGEST);
        }
        open = store.write(tables -> {
            tables.alarms().acknowledge(id, new Acknowledged(caller.id(), clock.instant(), note));
            tables.note(
                    clock.instant(),
                    AuditNote.of(
                                    caller.id(),
                                    AuditAction.ACKNOWLEDGE,
                                    String.valueOf(id),
                                    screen.map(Screen::community).orElse(Caller.EVERYWHERE))
                            .with("note", note));
            return tables.alarms().list(Wanted.OPEN);
        });
        synchronized (this) {
            find(id).filter(AlarmView::open).ifPresent(now -> ward.raised(now, clock.instant()));
        }
        changed();
        return find(id).orElseThrow();
    }

    private static boolean isNote(String note) {
        return note.length() <= shiliu.controller.api.AcknowledgeRequest.LONGEST
                && note.codePoints().noneMatch(Character::isISOControl);
    }

    private Optional<AlarmView> find(long id) {
        return store.read(tables -> tables.alarms().find(id));
    }

    private void changed() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("a listener failed; the others are told", e);
            }
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
        hook.ifPresent(HookWorker::close);
    }
}
