package shiliu.controller.office;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import shiliu.controller.alarms.AlarmRules;
import shiliu.controller.alarms.Alarms;
import shiliu.controller.archive.AuditDesk;
import shiliu.controller.archive.RefusalNotes;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.keep.KeepRules;
import shiliu.controller.keep.Keeper;
import shiliu.controller.people.Accounts;
import shiliu.controller.people.Pairing;
import shiliu.controller.publish.Disclosures;
import shiliu.controller.publish.Explain;
import shiliu.controller.publish.Hands;
import shiliu.controller.publish.Orders;
import shiliu.controller.publish.PlayLog;
import shiliu.controller.publish.Publisher;
import shiliu.controller.publish.ScreenSet;
import shiliu.controller.publish.Slots;
import shiliu.controller.publish.Snapshots;
import shiliu.controller.publish.Submissions;
import shiliu.controller.publish.Workshop;
import shiliu.controller.review.Playlists;
import shiliu.controller.review.ReviewRules;
import shiliu.controller.review.Reviews;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.controller.store.Requests;
import shiliu.controller.store.Store;
import shiliu.controller.timing.Festivals;
import shiliu.controller.uploads.Uploads;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.KeyFileException;
import shiliu.player.bundle.ServiceKeyFile;
import shiliu.player.bundle.SignedTime;
import shiliu.player.bundle.SigningKey;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;

/** The open controller. One per data folder; {@link #close} ends its threads after what is under way. */
public final class Office implements AutoCloseable {
    private static final int MOST_NONCE = 64;
    private static final Duration FIRST_PUBLICATION = Duration.ofMinutes(1);

    private final Folder folder;
    private final Clock clock;
    private final SigningKey key;
    private final FileChannel lockFile;
    private Set<String> lapsed = Set.of();
    private final Store store;
    private final Snapshots snapshots;
    private final Accounts accounts;
    private final Pairing pairing;
    private final Publisher publisher;
    private final Uploads uploads;
    private final Requests requests;
    private final Playlists playlists;
    private final Reviews reviews;
    private final Slots slots;
    private final Orders orders;
    private final Hands hands;
    private final PlayLog plays;
    private final Disclosures disclosures;
    private final ScreenRegistry screens;
    private final Alarms alarms;
    private final Keeper keeper;
    private final AuditDesk audit;
    private final RefusalNotes refusals;
    private final Explain explain;
    private final Festivals festivals;

    /**
     * What the configuration says.
     *
     * @param data a folder that {@link Setup} made
     * @param communities the ids of all communities
     */
    public record Plan(
            Path data,
            Collection<Screen> screens,
            Set<String> communities,
            Festivals festivals,
            Renderer renderer,
            Clock clock,
            ReviewRules review,
            AlarmRules alarms,
            KeepRules keep) {
        public Plan {
            screens = List.copyOf(screens);
            communities = Set.copyOf(communities);
        }

        /** Without tables of festivals. */
        public Plan(Path data, Collection<Screen> screens, Set<String> communities, Renderer renderer, Clock clock) {
            this(
                    data,
                    screens,
                    communities,
                    Festivals.NONE,
                    renderer,
                    clock,
                    ReviewRules.USUAL,
                    AlarmRules.USUAL,
                    KeepRules.USUAL);
        }
    }

    private Office(Plan plan, FileChannel lockFile, SigningKey key, Store store) throws IOException {
        this.folder = new Folder(plan.data());
        this.clock = plan.clock();
        this.key = key;
        this.lockFile = lockFile;
        this.store = store;
        Disk disk = Disk.real(plan.data());
        Blobs blobs = new Blobs(disk);
        blobs.sweep();
        uploads = new Uploads(disk, clock);
        uploads.sweep();
        requests = new Requests(store);
        SecureRandom random = new SecureRandom();
        ScreenSet set = new ScreenSet(plan.screens());
        snapshots = new Snapshots(clock);
        audit = new AuditDesk(store, clock);
        accounts = new Accounts(store, clock, random, withStreet(plan.communities()), this::rootChanged);
        pairing = new Pairing(store, accounts, set.byId(), clock, random);
        Publisher.Desk desk = new Publisher.Desk(store, accounts, set, snapshots, clock);
        Submissions submissions = new Submissions(blobs);
        Workshop workshop = new Workshop(blobs, submissions, plan.renderer(), plan.festivals());
        publisher = new Publisher(desk, workshop, key);
        festivals = plan.festivals();
        playlists = new Playlists(store, blobs, withStreet(plan.communities()), clock, publisher::changed);
        reviews = new Reviews(desk, blobs, plan.review(), publisher::changed);
        slots = new Slots(desk, workshop, publisher::changed);
        hands = new Hands(desk, publisher::changed);
        plays = new PlayLog(desk, submissions);
        disclosures = new Disclosures(desk, workshop);
        orders = new Orders(store, accounts, set, snapshots, clock);
        screens = new ScreenRegistry(store, set, snapshots, audit, clock);
        refusals = new RefusalNotes(store, clock);
        Keeper.Brief brief = new Keeper.Brief(uploads, requests);
        keeper = new Keeper(store, snapshots, audit, blobs, plan.data(), brief, clock);
        alarms = new Alarms(store, set, screens, plan.alarms(), clock);
        explain = new Explain(snapshots, accounts::root, blobs, plan.festivals());
    }

    /**
     * Opens what {@link Setup} made and starts to publish. Each screen has a manifest when it returns, if only an empty one.
     *
     * @throws NoSuchFileException where the folder was never set up
     * @throws IOException also where another controller has it open
     */
    public static Office open(Plan plan) throws IOException, KeyFileException {
        Folder folder = new Folder(plan.data());
        if (!Files.exists(folder.database())) {
            throw new NoSuchFileException(folder.database().toString());
        }
        FileChannel lockFile = lock(folder.lock());
        try {
            return open(plan, lockFile, ServiceKeyFile.open(folder.key()), Store.open(folder.database()));
        } catch (IOException | KeyFileException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static Office open(Plan plan, FileChannel lockFile, SigningKey key, Store store) throws IOException {
        try {
            Office office = new Office(plan, lockFile, key, store);
            office.start(plan.keep());
            return office;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void start(KeepRules keep) {
        audit.note(AuditNote.own(AuditAction.START, ""));
        // A root may have come while it was down, or just before it went down.
        reviews.followKeys();
        publisher.start(this::lookAtKeys);
        orders.show();
        if (screens.list().stream().anyMatch(screen -> screen.wanted().isEmpty())) {
            settle(FIRST_PUBLICATION);
        } else {
            publisher.changed();
        }
        alarms.start();
        keeper.start(keep);
    }

    /** Publishes all that was changed and waits for it. */
    public void settle(Duration patience) {
        try {
            publisher.settle(patience);
        } catch (TimeoutException e) {
            throw new IllegalStateException("not published within " + patience, e);
        }
    }

    /** Asks the database something; returns or throws once it answered. */
    public void probe() {
        store.read(tables -> tables.reports().newest());
    }

    public Accounts accounts() {
        return accounts;
    }

    public Pairing pairing() {
        return pairing;
    }

    public Uploads uploads() {
        return uploads;
    }

    /** Those that are done once however often they come. */
    public Requests requests() {
        return requests;
    }

    public Playlists playlists() {
        return playlists;
    }

    public Reviews reviews() {
        return reviews;
    }

    public Slots slots() {
        return slots;
    }

    public Orders orders() {
        return orders;
    }

    public Hands hands() {
        return hands;
    }

    public PlayLog plays() {
        return plays;
    }

    public Disclosures disclosures() {
        return disclosures;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    public ScreenRegistry screens() {
        return screens;
    }

    public Keeper keeper() {
        return keeper;
    }

    public AuditDesk audit() {
        return audit;
    }

    public RefusalNotes refusals() {
        return refusals;
    }

    public Alarms alarms() {
        return alarms;
    }

    /** The tables that it plans by. */
    public Festivals festivals() {
        return festivals;
    }

    public Explain explain() {
        return explain;
    }

    /** Where a blob's bytes are, whole and checked when they were stored, to send from; asks the file system, so not on an event loop. */
    public Optional<Path> blob(Sha256 name) {
        return Optional.of(folder.blob(name)).filter(Files::isRegularFile);
    }

    /** The controller's clock for one asker, a {@link SignedTime}; refuses a nonce of more than 64 characters. */
    public Envelope time(String nonce) {
        if (nonce.length() > MOST_NONCE) {
            throw new IllegalArgumentException("a nonce of " + nonce.length() + " characters");
        }
        SignedTime time = new SignedTime(SignedTime.FORMAT, clock.instant(), nonce);
        return Envelope.sign(DocumentType.TIME, time, List.of(key));
    }

    /** What was approved with a key that has come to its end since is to be approved again. */
    private void lookAtKeys() {
        Set<String> now = accounts.lapsed();
        if (!now.equals(lapsed)) {
            reviews.followKeys();
            lapsed = now;
        }
    }

    private void rootChanged() {
        reviews.followKeys();
        orders.show();
        publisher.changed();
    }

    private static Set<String> withStreet(Set<String> communities) {
        Set<String> all = new HashSet<>(communities);
        all.add(ScreenSet.STREET);
        return all;
    }

    static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // this very process has it
        }
        channel.close();
        throw new IOException("another controller has " + file.getParent() + " open");
    }

    @Override
    public void close() throws IOException {
        keeper.close();
        alarms.close();
        refusals.close();
        publisher.close();
        store.close();
        lockFile.close();
    }
}
