package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.BundleSource;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.json.Json;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;

/** A controller that was broken into: it has its key, all that was ever signed, and no scruples. A source that does as its dice say. */
final class HostileController implements BundleSource {
    private static final Screen ELSEWHERE = Manifests.community(Office.GATE, "gate", "dongfeng");
    private static final Screen HALL = Manifests.community(Office.GATE, "hall", "guangming");

    private final Office office;
    private final List<Story> stories;
    private final List<PlainRoot> chain;
    private final Random dice;
    private final Map<Sha256, byte[]> changed = new HashMap<>();
    private final Set<Sha256> signedForGate = new HashSet<>();
    private final List<Sent> archive = new ArrayList<>();
    private List<byte[]> orders = List.of();
    private Optional<byte[]> manifest = Optional.empty();
    private Optional<byte[]> forgedRoot = Optional.empty();
    private Set<String> claimed = Set.of("guangming");
    private int served = 1;
    private long version = 1;

    private record Sent(byte[] envelope, String community) {}

    HostileController(Office office, List<Story> stories, List<PlainRoot> chain, Random dice) {
        this.office = office;
        this.stories = stories;
        this.chain = chain;
        this.dice = dice;
    }

    /** Thinks of something for the next pull, at {@code now}. */
    void scheme(Instant now) {
        changed.clear();
        forgedRoot = Optional.empty();
        if (one(4)) {
            served = Math.min(served + 1, chain.size());
        } else if (one(12)) {
            served = 1;
        } else if (one(12)) {
            PlainRoot next = new PlainRoot(served + 1, Set.of("wang", "zhao"), 1);
            forgedRoot = Optional.of(next.forged());
        }
        if (one(12)) {
            manifest = Optional.empty();
        } else if (!archive.isEmpty() && one(5)) {
            serve(archive.get(dice.nextInt(archive.size())));
        } else {
            make(now);
        }
    }

    private void make(Instant now) {
        Screen screen = one(10) ? ELSEWHERE : one(20) ? HALL : Office.GATE;
        List<Manifest.Entry> entries = new ArrayList<>();
        // Half of them could be shown, so that histories come far.
        boolean good = one(2);
        List<Story> drawn = new ArrayList<>(good ? stories.subList(0, 7) : stories);
        Collections.shuffle(drawn, dice);
        for (Story story : drawn.subList(0, 1 + dice.nextInt(3))) {
            entries.add(good ? plain(story) : entry(story, now));
        }
        if (one(25)) {
            entries.add(entries.get(0));
        }
        List<Sha256> listed =
                new ArrayList<>(entries.stream().map(e -> e.item().sha256()).toList());
        if (one(15)) {
            listed.add(stories.get(dice.nextInt(stories.size())).hash());
        }
        Mode mode = one(3) ? Mode.FILLER : one(3) ? Mode.TAKEOVER : Mode.ROTATE;
        Slot slot = new Slot("s1", "unity", listed, When.ALWAYS, mode, 0, 1);
        version = one(8) ? Math.max(1, version - dice.nextInt(3)) : one(12) ? version : version + 1 + dice.nextInt(3);
        Instant expires =
                one(12) ? now.minusSeconds(1) : now.plus(one(4) ? Duration.ofMinutes(25) : Duration.ofDays(30));
        int root = one(15) ? 1 + dice.nextInt(4) : 1;
        Manifest made = new Manifest(
                1, screen, version, now.minus(Duration.ofDays(1)), expires, root, List.of(slot), entries, List.of());
        String signer = one(15) ? "wang" : one(15) ? "stranger" : "controller";
        byte[] envelope = Office.sign(DocumentType.MANIFEST, made, signer);
        if (signer.equals("controller") && screen != HALL) {
            signedForGate.add(Sha256.of(Json.write(made)));
        }
        archive.add(new Sent(envelope, screen.community()));
        serve(archive.get(archive.size() - 1));
    }

    private void serve(Sent sent) {
        manifest = Optional.of(sent.envelope());
        claimed = Set.of(sent.community());
    }

    private static Manifest.Entry plain(Story story) {
        return new Manifest.Entry(story.item(), 10_000, story.end(), story.approvals(), story.media());
    }

    private Manifest.Entry entry(Story story, Instant now) {
        List<BlobRef> approvals = new ArrayList<>(story.approvals());
        if (one(8)) {
            Story other = stories.get(dice.nextInt(stories.size()));
            approvals.clear();
            approvals.addAll(other.approvals());
        } else if (one(10)) {
            approvals.clear();
        } else if (one(10)) {
            approvals.add(Story.noise(office));
        }
        Collections.shuffle(approvals, dice);
        BlobRef item = story.item();
        List<BlobRef> media = story.media();
        Optional<Instant> notAfter = story.end();
        if (one(25)) {
            item = new BlobRef(item.sha256(), item.length() + 1);
        } else if (one(25)) {
            byte[] other =
                    office.blobs().get(stories.get(dice.nextInt(stories.size())).hash());
            changed.put(item.sha256(), other);
        } else if (one(25) || (!media.isEmpty() && one(3))) {
            media = List.of(stories.get(stories.size() - 1).media().get(0));
        } else if (one(10)) {
            notAfter = one(2) ? Optional.of(now.plus(Duration.ofDays(3650))) : Optional.empty();
        }
        return new Manifest.Entry(item, 10_000, notAfter, approvals, media);
    }

    private boolean one(int of) {
        return dice.nextInt(of) == 0;
    }

    /** These orders come with the next pulls. */
    void send(List<byte[]> all) {
        orders = List.copyOf(all);
    }

    /** The newest root that can be had by now. */
    int served() {
        return served;
    }

    /** The community that the manifest now served puts the screen into. */
    Set<String> claimed() {
        return claimed;
    }

    /** Whether its key signed a manifest of that payload for the screen. */
    boolean signed(Sha256 payload) {
        return signedForGate.contains(payload);
    }

    @Override
    public Answer manifest(Optional<String> etag, Duration wait) throws FetchException {
        return Answer.of(manifest.orElseThrow(HostileController::nothing), Optional.empty());
    }

    @Override
    public byte[] blob(BlobRef ref) throws FetchException {
        byte[] bytes = changed.getOrDefault(ref.sha256(), office.blobs().get(ref.sha256()));
        if (bytes == null) {
            throw nothing();
        }
        return bytes.clone();
    }

    @Override
    public Optional<byte[]> root(int wanted) {
        if (wanted <= served) {
            return Optional.of(chain.get(wanted - 1).signed());
        }
        return wanted == served + 1 ? forgedRoot : Optional.empty();
    }

    @Override
    public List<byte[]> orders() {
        return orders;
    }

    @Override
    public byte[] time(String nonce) throws FetchException {
        throw nothing();
    }

    private static FetchException nothing() {
        return new FetchException(Message.of("test.nothing-there"));
    }
}
