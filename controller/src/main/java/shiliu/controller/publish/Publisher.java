package shiliu.controller.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.people.Accounts;
import shiliu.controller.store.ManifestsTable.ManifestRow;
import shiliu.controller.store.SlotsTable.SlotRow;
import shiliu.controller.store.Store;
import shiliu.player.bundle.AuditMark;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/**
 * Signs a new manifest for each screen whose content changed, and for each once a day, on a thread of its own. What it
 * missed when the controller died it does at the next start: it always works from the store.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration SIGN_ANEW = Duration.ofDays(1);
    private static final Duration LOOK = Duration.ofMinutes(1);
    /** Screens in one entry of the audit log: it must stay short enough to be read. */
    private static final int NOTED = 200;

    private final Store store;
    private final Accounts accounts;
    private final ScreenSet screens;
    private final Snapshots snapshots;
    private final Workshop workshop;
    private final BundleSigner signer;
    private final Clock clock;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "publisher"));

    /** What all of the controller's desks share. */
    public record Desk(Store store, Accounts accounts, ScreenSet screens, Snapshots snapshots, Clock clock) {}

    public Publisher(Desk desk, Workshop workshop, SigningKey key) {
        this.store = desk.store();
        this.accounts = desk.accounts();
        this.screens = desk.screens();
        this.snapshots = desk.snapshots();
        this.clock = desk.clock();
        this.workshop = workshop;
        this.signer = new BundleSigner(key);
    }

    /**
     * Takes into view what was signed before, then looks by itself from time to time.
     *
     * @param first done before each such look
     */
    public void start(Runnable first) {
        snapshots.replaceManifests(store.read(tables -> tables.manifests().all()).stream()
                .filter(row -> screens.find(row.screen()).isPresent())
                .flatMap(row -> readable(row).stream())
                .toList());
        ScheduledFuture<?> unused = worker.scheduleWithFixedDelay(
                () -> publishOrLog(first), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Something changed: publishes soon. Returns at once; many askings become one. */
    public void changed() {
        if (asked.compareAndSet(false, true)) {
            try {
                worker.execute(() -> publishOrLog(() -> {}));
            } catch (RejectedExecutionException e) {
                LOG.debug("closing; the next start publishes");
            }
        }
    }

    /** Publishes what there is and waits for it. */
    public void settle(Duration patience) throws TimeoutException {
        try {
            worker.submit(this::publish).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not publish", e.getCause());
        }
    }

    private void publishOrLog(Runnable first) {
        try {
            first.run();
            publish();
        } catch (Throwable e) { // an Error that got away would end the timer for good
            LOG.error("could not publish; tried again within {}", LOOK, e);
        }
    }

    private void publish() {
        asked.set(false);
        TrustRoot root = accounts.root();
        Desired desired = store.read(tables -> new Desired(
                Library.rows(tables),
                tables.slots().all(),
                tables.manifests().all().stream().collect(Collectors.toMap(ManifestRow::screen, row -> row)),
                new Wishes(tables.byHand().all(), tables.byHand().atOnce()),
                tables.audit().head()));
        Instant now = clock.instant();
        BundleBuilder builder = workshop.builder(desired.playing(), root, now);
        workshop.keepOnly(builder.playlists());
        List<Snapshot> changed = new ArrayList<>();
        for (Screen screen : screens.all()) {
            Optional<ManifestRow> former =
                    Optional.ofNullable(desired.manifests().get(screen.id()));
            BundleBuilder.Contents contents =
                    builder.build(screen, desired.slots(), root.version(), now).with(desired.wishes(), now);
            Sha256 hash = contents.hash();
            if (former.filter(row -> row.content().equals(hash) && !old(row, now))
                    .isEmpty()) {
                signed(contents, former, root, desired.audit()).ifPresent(changed::add);
            }
        }
        keep(changed);
        snapshots.replaceManifests(changed);
    }

    /** Signed, and looked at as the screen's player will; what that would refuse is not published, the former one stays. */
    private Optional<Snapshot> signed(
            BundleBuilder.Contents contents, Optional<ManifestRow> former, TrustRoot root, AuditMark audit) {
        Instant now = clock.instant();
        String screen = contents.screen().id();
        BundleSigner.SignedManifest signed =
                signer.sign(contents, former.map(ManifestRow::version).orElse(0L), audit, now);
        try {
            BundleVerifier.manifest(root, signed.envelope().bytes(), OwnScreen.of(screen), Optional.empty(), now);
            return Optional.of(new Snapshot(contents.screen(), signed.manifest(), signed.envelope(), contents.hash()));
        } catch (BundleException e) {
            LOG.error("the next manifest of {} would be refused and is not published: {}", screen, e.getMessage());
            return Optional.empty();
        }
    }

    /** One consistent state of the store. */
    private record Desired(
            List<Library.Playing> playing,
            List<SlotRow> slots,
            Map<String, ManifestRow> manifests,
            Wishes wishes,
            AuditMark audit) {}

    private void keep(List<Snapshot> changed) {
        if (changed.isEmpty()) {
            return;
        }
        store.write(tables -> {
            for (Snapshot snapshot : changed) {
                tables.manifests().put(snapshot.row());
            }
            for (int from = 0; from < changed.size(); from += NOTED) {
                tables.note(clock.instant(), note(changed.subList(from, Math.min(changed.size(), from + NOTED))));
            }
            return changed.size();
        });
        LOG.info(
                "signed {}",
                changed.stream().map(snapshot -> snapshot.screen().id()).toList());
    }

    /** Each screen with its manifest's version and hash. */
    private static AuditNote note(List<Snapshot> changed) {
        return new AuditNote(
                AuditEntry.CONTROLLER,
                AuditAction.SIGN,
                String.valueOf(changed.size()),
                AuditEntry.EVERYWHERE,
                changed.stream()
                        .collect(Collectors.toMap(
                                snapshot -> snapshot.screen().id(),
                                snapshot -> snapshot.manifest().version() + " " + snapshot.payloadHash())));
    }

    /** A clock that was set back makes it old too: what is dated tomorrow would else stay for long. */
    private static boolean old(ManifestRow row, Instant now) {
        return Duration.between(row.created(), now).abs().compareTo(SIGN_ANEW) >= 0;
    }

    /** One that an older controller wrote in other words is signed anew at once, as its content differs. */
    private Optional<Snapshot> readable(ManifestRow row) {
        try {
            Manifest manifest = Json.read(row.envelope().payloadBytes(), Manifest.class);
            return Optional.of(new Snapshot(manifest.screen(), manifest, row.envelope(), row.content()));
        } catch (JsonException e) {
            LOG.warn("the manifest of {} is of an older form: {}", row.screen(), e.getMessage());
            return Optional.empty();
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
    }
}
