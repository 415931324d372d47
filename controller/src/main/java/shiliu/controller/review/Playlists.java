package shiliu.controller.review;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView.Closing;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.people.Caller;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.controller.store.Store;
import shiliu.controller.store.Tables;
import shiliu.player.bundle.Blobs;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;

/** Uploaded playlists and their revisions. Safe for any thread; waits for the disk. */
public final class Playlists {
    private static final Set<AccountRole> MAY_WITHDRAW =
            Set.of(AccountRole.EDITOR, AccountRole.REVIEWER, AccountRole.OPERATOR, AccountRole.ADMINISTRATOR);

    private final Store store;
    private final Blobs blobs;
    private final Set<String> communities;
    private final Clock clock;
    private final Runnable changed;

    /**
     * @param communities that the configuration knows
     * @param changed told after each change of what may play
     */
    public Playlists(Store store, Blobs blobs, Set<String> communities, Clock clock, Runnable changed) {
        this.store = store;
        this.blobs = blobs;
        this.communities = Set.copyOf(communities);
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * Stores a new revision, which then waits for review; durable when it returns. What waited before is superseded, what
     * plays plays on. The same content by the same author again gives the same answer.
     *
     * @param media the re-encoded bytes of every picture that the playlist names and the store may lack
     */
    public UploadAnswer upload(Caller caller, Playlist playlist, Map<Sha256, byte[]> media) throws Refused {
        return upload(caller, playlist, media, false);
    }

    /** The same; a draft waits for nobody until it is submitted, and supersedes nothing but an earlier draft. */
    public UploadAnswer upload(Caller caller, Playlist playlist, Map<Sha256, byte[]> media, boolean draft)
            throws Refused {
        if (!communities.contains(playlist.community())) {
            throw Refused.of(Kind.INVALID, "review.community-unknown", playlist.community());
        }
        if (!caller.may(AccountRole.EDITOR, playlist.community())) {
            throw Refused.of(Kind.NOT_PERMITTED, "review.not-editor", playlist.community());
        }
        UploadedFiles files = new UploadedFiles(caller.id(), playlist);
        try {
            // Files first: a row stands only for what is whole on the disk.
            files.store(blobs, media);
        } catch (IOException e) {
            throw Refused.of(Kind.NO_ROOM, "review.not-stored", String.valueOf(e.getMessage()));
        }
        Revision revision = store.write(tables -> add(tables, files, caller, draft));
        return new UploadAnswer(
                playlist.id(), revision.revision(), playlist.items().size(), revision.id(), revision.state());
    }

    private Revision add(Tables tables, UploadedFiles files, Caller caller, boolean draft) throws Refused {
        Playlist playlist = files.playlist();
        List<Revision> former = tables.revisions().of(playlist.id());
        Optional<Revision> newest = former.stream().findFirst();
        if (newest.filter(r -> !r.community().equals(playlist.community())).isPresent()) {
            throw Refused.of(
                    Kind.CONFLICT,
                    "review.other-community",
                    playlist.id(),
                    newest.get().community());
        }
        if (newest.filter(r -> files.isOf(r) && open(r.state()) && (draft || r.state() != ReviewState.DRAFT))
                .isPresent()) {
            return newest.get();
        }
        Instant now = clock.instant();
        Revision next = files.revision(newest.map(Revision::revision).orElse(0) + 1, now, draft);
        files.note(tables.blobs(), blobs, now);
        supersede(tables, former, next, new Closing(caller.id(), now, next.id()));
        tables.revisions().add(next, files.itemHashes());
        AuditNote note = AuditNote.of(caller.id(), AuditAction.UPLOAD, next.id(), next.community())
                .with("source", next.source())
                .with("items", files.playlist().items().size());
        tables.note(now, draft ? note.with("draft", true) : note);
        return next;
    }

    /** What waits goes where something newer waits; an earlier draft goes in any case. */
    private static void supersede(Tables tables, List<Revision> former, Revision next, Closing closing) {
        for (Revision old : former) {
            boolean waits = old.state() == ReviewState.WAITING && next.state() == ReviewState.WAITING;
            if (waits || old.state() == ReviewState.DRAFT) {
                tables.revisions().close(old, ReviewState.SUPERSEDED, closing);
            }
        }
    }

    /** Puts the draft that is a playlist's newest revision to review; what waited before is superseded. */
    public PlaylistView submit(Caller caller, String id) throws Refused {
        return store.write(tables -> {
            Revision draft = newest(tables, id);
            if (!caller.may(AccountRole.EDITOR, draft.community())) {
                throw Refused.of(Kind.NOT_PERMITTED, "review.not-editor", draft.community());
            }
            if (draft.state() != ReviewState.DRAFT) {
                throw Refused.of(Kind.CONFLICT, "review.no-draft", id);
            }
            Instant now = clock.instant();
            List<Revision> former = tables.revisions().of(id).stream()
                    .filter(old -> old.revision() != draft.revision() && old.state() == ReviewState.WAITING)
                    .toList();
            for (Revision old : former) {
                tables.revisions().close(old, ReviewState.SUPERSEDED, new Closing(caller.id(), now, draft.id()));
            }
            tables.revisions().submit(draft, now);
            tables.note(now, AuditNote.of(caller.id(), AuditAction.SUBMIT, draft.id(), draft.community()));
            return view(tables, id);
        });
    }

    /** One of the caller's communities, as {@link #list} has it. */
    public PlaylistView view(Caller caller, String id) throws Refused {
        return list(caller).stream()
                .filter(playlist -> playlist.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "review.playlist-unknown", id));
    }

    /** Those of the caller's communities, by id. */
    public List<PlaylistView> list(Caller caller) throws Refused {
        requirePerson(caller);
        return store.read(tables -> {
            Map<String, Integer> items = tables.revisions().itemCounts();
            Map<String, List<Revision>> byId = new TreeMap<>();
            for (Revision revision : tables.revisions().all()) {
                byId.computeIfAbsent(revision.playlist(), id -> new ArrayList<>())
                        .add(revision);
            }
            return byId.values().stream()
                    .map(of -> of.stream()
                            .sorted(Comparator.comparing(Revision::revision).reversed())
                            .toList())
                    .filter(of -> caller.covers(of.get(0).community()))
                    .map(of -> view(of, items.getOrDefault(of.get(0).id(), 0)))
                    .toList();
        });
    }

    /** The newest revision as it was uploaded. */
    public Playlist show(Caller caller, String id) throws Refused {
        requirePerson(caller);
        Revision newest = store.read(tables -> newest(tables, id));
        if (!caller.covers(newest.community())) {
            throw Refused.of(Kind.NOT_PERMITTED, "review.not-yours", newest.community());
        }
        try {
            return Json.read(blobs.get(newest.source()), Playlist.class);
        } catch (IOException | JsonException e) {
            throw Refused.of(Kind.NO_ROOM, "review.not-readable", String.valueOf(e.getMessage()));
        }
    }

    /** Takes all revisions off air and out of review; one person suffices. */
    public PlaylistView withdraw(Caller caller, String id) throws Refused {
        PlaylistView view = store.write(tables -> {
            Revision newest = newest(tables, id);
            if (MAY_WITHDRAW.stream().noneMatch(role -> caller.may(role, newest.community()))) {
                throw Refused.of(Kind.NOT_PERMITTED, "review.not-yours", newest.community());
            }
            Closing closing = new Closing(caller.id(), clock.instant(), "");
            for (Revision revision : tables.revisions().of(id)) {
                if (open(revision.state())) {
                    tables.revisions().close(revision, ReviewState.WITHDRAWN, closing);
                }
            }
            tables.note(clock.instant(), AuditNote.of(caller.id(), AuditAction.WITHDRAW, id, newest.community()));
            // What is taken off the air is not played to its end.
            tables.slots().all().stream()
                    .filter(slot -> slot.playlist().equals(id))
                    .flatMap(slot -> slot.screens().stream())
                    .forEach(screens -> tables.byHand().atOnce(screens, clock.instant()));
            return view(tables, id);
        });
        changed.run();
        return view;
    }

    private static PlaylistView view(Tables tables, String id) throws Refused {
        Revision newest = newest(tables, id);
        return view(tables.revisions().of(id), tables.revisions().items(newest).size());
    }

    /** @param revisions of one playlist, the newest first */
    private static PlaylistView view(List<Revision> revisions, int items) {
        Revision newest = revisions.get(0);
        Optional<Integer> playing = revisions.stream()
                .filter(r -> r.state() == ReviewState.APPROVED)
                .map(Revision::revision)
                .findFirst();
        return new PlaylistView(
                newest.playlist(),
                newest.title(),
                newest.community(),
                newest.revision(),
                newest.state(),
                newest.closed(),
                playing,
                newest.author(),
                newest.uploaded(),
                newest.valid(),
                items);
    }

    private static Revision newest(Tables tables, String id) throws Refused {
        return tables.revisions().of(id).stream()
                .findFirst()
                .orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "review.playlist-unknown", id));
    }

    private static boolean open(ReviewState state) {
        return state == ReviewState.DRAFT || state == ReviewState.WAITING || state == ReviewState.APPROVED;
    }

    private static void requirePerson(Caller caller) throws Refused {
        if (caller.isPlayer() || !caller.confirmed()) {
            throw Refused.of(Kind.NOT_PERMITTED, "review.not-permitted");
        }
    }
}
